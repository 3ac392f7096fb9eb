"""newsarchive: a static site generator for news archives, as an MkDocs plugin."""

__version__ = "0.2.0"
