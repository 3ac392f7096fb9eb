"""The file format of the search index: codecs, shards, manifest, stored fields."""
