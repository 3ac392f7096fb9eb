"""Tests of newsarchive.clean."""
