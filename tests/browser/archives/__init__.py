"""Archives that the browser visits, with a URL of each of their kinds of page."""
