"""Articles of our own with the tags that an editor set by hand, for tests, for the tag benchmark and for the demonstration."""
