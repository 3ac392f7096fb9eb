"""The parts of an article's page: its body, contents, citation, length and removals."""
