"""Small inputs that were once cleaned wrongly, with their right results."""
