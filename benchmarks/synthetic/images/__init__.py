"""Images of the demonstration: plain compositions by subject, drawn as SVG, the same in every build."""
