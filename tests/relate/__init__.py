"""Tests of newsarchive.relate."""
