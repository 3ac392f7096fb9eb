"""All that knows MkDocs, Material and Jinja."""
