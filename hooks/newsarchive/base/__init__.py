"""What every other layer may use; it knows nothing of articles."""
