"""The audit behind `guard`: whether what is private could be read by anybody who finds the
repository.

In: a workspace, the git repositories it has to do with, and a search for what only some may read.
Out: what is private in them, what cannot be judged, and why it looks public. It asks no other
machine: it reads git's own files and what a CI runner says about itself.
"""

from secondround.privacy.audit.judge import Judge, Leaks, Unjudgeable
from secondround.privacy.audit.look import Asked, Found, Report, Seen, look
from secondround.privacy.audit.remotes import Remote, Sign

__all__ = [
    "Asked",
    "Found",
    "Judge",
    "Leaks",
    "Remote",
    "Report",
    "Seen",
    "Sign",
    "Unjudgeable",
    "look",
]
