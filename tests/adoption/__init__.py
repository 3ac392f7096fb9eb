"""Adoption by others: the package, `newsarchive new`, the plugin."""
