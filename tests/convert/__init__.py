"""Tests of newsarchive.convert."""
