"""Full-text search: the index and the queries. `theme/assets/search/` is its twin in the browser."""
