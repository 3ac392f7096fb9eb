"""Tests of newsarchive.pipeline."""
