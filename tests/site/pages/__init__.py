"""Tests of the kinds of page: URLs, content, links, hostile input."""
