"""Reading and browsing: lists, articles, calendars, links."""
