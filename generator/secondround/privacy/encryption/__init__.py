"""Finished files under a passphrase.

In: bytes. Out: locked bytes that were opened once before they are handed over.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.privacy.encryption.locked import EncryptionError

__all__ = ["EncryptionError", "locked", "locked_page"]
