"""The values of the archive: frozen, without I/O, compared by content."""
