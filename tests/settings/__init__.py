"""Tests of newsarchive.settings."""
