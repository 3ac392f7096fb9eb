"""Queries: parsing, planning, searching, facets, highlighting. Twins: `assets/search/index.js` and `search.js`."""
