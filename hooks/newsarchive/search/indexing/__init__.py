"""Building the search index from the library."""
