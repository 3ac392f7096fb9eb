"""Tests of newsarchive.clean.facts."""
