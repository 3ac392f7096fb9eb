"""Images, videos and audio, whatever element of raw markup they are in."""
