"""Builds inside MkDocs: one build from settings to report, page writing, the development server, the log."""
