"""What the system refuses, in plain words.

In: an OSError. Out: a sentence or two: what could not be done, with which file, and the way out.
"""

from __future__ import annotations

import errno
from pathlib import PurePath
from typing import Final

from secondround.system.files import WORK_FOLDER, FileRefusedError

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}


def sentence(error: OSError) -> str:
    """The error as a person needs it. Of two files, the one that was written is named: the other is
    not at fault. What lies in the work folder has a name that says nothing.
    """
    file = error.filename2 or error.filename
    if isinstance(file, bytes):
        file = file.decode("utf-8", "replace")
    written = file if isinstance(file, str) and WORK_FOLDER not in PurePath(file).parts else ""
    if error.errno in _FULL:
        place = f" for {written}" if written else ""
        return f"No space is left on the disk{place}. Make room, and run the command again."
    if error.errno == errno.EFBIG:
        return f"{written or 'A file'} is larger than this system allows here: see `ulimit -f`."
    if error.errno == errno.ENOENT and file is None:
        return "The current folder is no longer there. Go to another one: `cd ..`."
    if error.errno == errno.EROFS:
        place = f"{file} is" if isinstance(file, str) else "This is"
        return f"{place} on a disk that can only be read. Use --output, or a copy of the folder."
    reason = error.strerror or str(error) or type(error).__name__
    words = f"{file}: {reason}" if isinstance(file, str) else f"{reason[:1].upper()}{reason[1:]}"
    if isinstance(error, FileRefusedError):
        return f"{words}. Way out: {error.hint}."
    return f"{words}."
