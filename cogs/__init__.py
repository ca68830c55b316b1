"""Hears and speaks: every command, button and menu. Arguments in, one desk call, one drawing, one message out."""
