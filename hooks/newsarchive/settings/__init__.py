"""What people declare in YAML, checked and turned into frozen values."""
