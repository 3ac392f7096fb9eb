"""The canonical tree: blocks, whitespace, headings, lists, tables, code, captions, embeds."""
