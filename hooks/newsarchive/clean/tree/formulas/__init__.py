"""Formulas: MathML, KaTeX and MathJax as text."""
