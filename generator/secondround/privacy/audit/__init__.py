"""The audit behind `guard`: whether what is private could be read by anybody who finds the
repository.

In: a workspace, the git repositories it has to do with, and a search for what only some may read.
Out: what is private in them, what cannot be judged, and why it looks public. It asks no other
machine: it reads git's own files and what a CI runner says about itself.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.privacy.audit.inspection import NOTED, inspected
    from secondround.privacy.audit.judge import Judge, Leaks, Unjudgeable
    from secondround.privacy.audit.problems import problems
    from secondround.privacy.audit.remotes import PublicSign, Remote
    from secondround.privacy.audit.report import AuditOptions, FileFinding, Report, RepositoryReport

__all__ = [
    "NOTED",
    "AuditOptions",
    "FileFinding",
    "Judge",
    "Leaks",
    "PublicSign",
    "Remote",
    "Report",
    "RepositoryReport",
    "Unjudgeable",
    "inspected",
    "problems",
]
