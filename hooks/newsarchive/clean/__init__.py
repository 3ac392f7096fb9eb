"""Cleaning: a raw body becomes a canonical tree, and its statements become facts."""
