"""Rendering: the theme shell, templates, fragments, and what all pages share."""
