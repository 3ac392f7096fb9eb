"""What is known only when all articles are there."""
