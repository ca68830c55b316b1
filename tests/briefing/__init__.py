"""Tests of briefing."""
