"""Tests of newsarchive.clean.tree."""
