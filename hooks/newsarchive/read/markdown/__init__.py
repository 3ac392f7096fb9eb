"""Bodies in Markdown, as blogs, clippers and generators of static sites keep them: recognised, and read as HTML."""
