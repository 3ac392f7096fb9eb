"""Page kinds: one class each, and the routes from the library to them."""
