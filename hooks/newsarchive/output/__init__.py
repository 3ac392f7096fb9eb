"""The library as bytes that leave it: records, Markdown files."""
