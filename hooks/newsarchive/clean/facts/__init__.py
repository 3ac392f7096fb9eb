"""Facts of an article: title, dates and credits."""
