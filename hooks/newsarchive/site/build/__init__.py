"""Builds the site inside MkDocs: its events, the writing of pages, the development server, the log."""
