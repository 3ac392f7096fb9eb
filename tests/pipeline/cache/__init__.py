"""The cache: keys, rows, damage, and builds that share it."""
