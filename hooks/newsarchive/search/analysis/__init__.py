"""Text analysis: folding, tokens and bigrams. Twin of `assets/search/text.js`."""
