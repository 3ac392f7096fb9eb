"""Tests of newsarchive.clean.urls."""
