"""Finished files under a passphrase.

In: bytes. Out: locked bytes that were opened once before they are handed over.
"""

from secondround.privacy.encryption.locked import Refused

__all__ = ["Refused", "locked", "locked_page"]
