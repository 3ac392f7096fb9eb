"""View models: URLs, pagination, indexes, calendars, charts and strings. No MkDocs."""
