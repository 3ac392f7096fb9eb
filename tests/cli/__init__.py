"""The `newsarchive` command: its output and exit status (0 fine, 1 problems, 2 could not run)."""
