"""Tests of newsarchive.clean.rules."""
