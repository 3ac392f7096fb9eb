"""Tests of whole sites and of the code that builds them."""
