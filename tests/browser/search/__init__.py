"""Search in the browser."""
