"""Inputs made by chance and the laws that hold for every one of them; `python -m tests.fuzz 100000` runs that many."""
