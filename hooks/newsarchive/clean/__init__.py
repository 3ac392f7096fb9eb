"""From a document to a clean tree and the facts that stood in it."""
