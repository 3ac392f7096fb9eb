"""Utilities for every other layer, independent of articles."""
