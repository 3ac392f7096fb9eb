"""The rules of a source, and the named transforms that they may use."""
