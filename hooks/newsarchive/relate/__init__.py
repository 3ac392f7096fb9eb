"""Relations between articles, computed once all of them are known."""
