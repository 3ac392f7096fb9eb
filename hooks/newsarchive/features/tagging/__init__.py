"""Evidence for tags: the terms, names and compounds in the title and the running text of an article."""
