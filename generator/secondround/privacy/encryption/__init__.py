"""Finished files under a passphrase.

In: bytes. Out: locked bytes that were opened once before they are handed over.
"""
