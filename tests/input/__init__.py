"""Tests of raw files and folders that are wrong, large, or lead outside."""
