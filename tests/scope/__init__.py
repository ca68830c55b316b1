"""Fifty servers on one store see what each would see on a store of its own."""
