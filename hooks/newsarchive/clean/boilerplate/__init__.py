"""Boilerplate removal: repeated headlines, calls to action, share bars, credit lines."""
