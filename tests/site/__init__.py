"""Whole sites, built and looked into."""
