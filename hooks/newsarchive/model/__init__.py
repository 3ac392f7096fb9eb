"""The values of the archive: frozen, free of I/O, compared by content."""
