"""Tests of rendering: minified templates, cached fragments, the weight of a page."""
