"""What keeps private words where they belong: leaks, audit, encryption.

In: applications and finished files. Out: findings, or files that show nothing without a passphrase.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.privacy.traces import REAL, traces

__all__ = ["REAL", "traces"]
