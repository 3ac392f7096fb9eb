"""newsarchive: a static site generator for a curated news archive, as MkDocs hooks."""

__version__ = "0.1.0"
