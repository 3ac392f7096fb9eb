"""From the clean tree to HTML, Markdown and plain text."""
