"""Tests of newsarchive.features."""
