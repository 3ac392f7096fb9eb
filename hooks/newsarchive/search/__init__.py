"""Full-text search: the index and the query, which `theme/assets/search/` asks in the same way in the browser."""
