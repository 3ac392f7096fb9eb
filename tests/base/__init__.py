"""Tests of newsarchive.base."""
