"""What the program asks of the machine: files, and git. The lowest room: it knows nothing of
records.
"""

from secondround.system import faces

with faces.late(globals()):
    from secondround.system.files import LinkOutError
    from secondround.system.git import Entry, Repository
    from secondround.system.git_process import GitFails, GitIsMissing, NoRepository, NotTrusted
    from secondround.system.hooks import State
    from secondround.system.late import LateLines, LateText
    from secondround.system.resources import folder

__all__ = [
    "Entry",
    "GitFails",
    "GitIsMissing",
    "LateLines",
    "LateText",
    "LinkOutError",
    "NoRepository",
    "NotTrusted",
    "Repository",
    "State",
    "atomic",
    "bytecode",
    "cache",
    "captured_warnings",
    "epoch",
    "faces",
    "faults",
    "files",
    "folder",
    "git",
    "hooks",
    "late",
    "notes",
    "output",
    "process_limits",
    "resources",
    "snapshot",
    "streams",
    "trusted",
    "typed",
    "version",
    "workfolder",
]
