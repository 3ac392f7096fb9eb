"""From bytes on disk to a document: front matter, body, and the line of each."""
