"""Tests of newsarchive.output."""
