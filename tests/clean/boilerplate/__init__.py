"""Tests of newsarchive.clean.boilerplate."""
