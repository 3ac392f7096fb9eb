"""Tests of newsarchive.read."""
