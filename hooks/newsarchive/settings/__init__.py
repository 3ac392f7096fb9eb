"""YAML files and settings, checked and turned into frozen values."""
