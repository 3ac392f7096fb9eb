"""Raw files as documents: decoding, front matter and body, with the line of each."""
