"""The stage `guard`: whether what is private could be read by anybody who finds the repository.

In: a workspace, and the git repository it lies in. Out: what is private in the tree, and why it looks public.
It asks no other machine: it reads git's own files and what a CI runner says about itself.
"""

from secondround.guard.look import Report, look
from secondround.guard.remotes import Remote, Sign
from secondround.guard.tree import Private

__all__ = ["Private", "Remote", "Report", "Sign", "look"]
