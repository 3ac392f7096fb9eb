"""Readable stories for the demonstration: whole sentences with slots that are filled with matching facts."""
