"""The site of one edition, built by MkDocs from exactly the pages given.

In: pages and files. Out: a folder put in place whole.
"""
