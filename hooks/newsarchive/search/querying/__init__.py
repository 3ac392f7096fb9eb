"""Querying a search index: parsing, planning, searching, highlighting."""
