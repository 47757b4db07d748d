"""Markdown pages as PDFs, printed by children that are held to limits.

In: pages. Out: PDFs, and what is wrong with them.
"""
