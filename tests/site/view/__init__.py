"""Tests of the view models, alone and on built pages."""
