"""Tests of whole builds: settings, events, the development server, killed and bad input, the files of search."""
