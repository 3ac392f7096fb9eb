"""Processing of one article from path to result, and of many in parallel."""
