"""Packets as Markdown, with every text from a person escaped for where it stands.

In: a packet. Out: a page.
"""
