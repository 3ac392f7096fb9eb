"""Tests of whole builds: settings, events, the development server, interrupted builds, bad input, the search index."""
