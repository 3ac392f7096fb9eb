"""Features of an article that relations are built on: tag candidates, MinHash, language."""
