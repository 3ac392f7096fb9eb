"""One article from path to result, and the same over many."""
