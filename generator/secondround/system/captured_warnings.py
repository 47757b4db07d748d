"""What a library says in its log while it works.

In: the name of its logger. Out: its warnings, as sentences. Its progress is not kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def heard(name: str, *, prefix: str = "") -> Iterator[list[str]]:
    """A list that grows by a sentence, after `prefix`, with each warning of the logger `name`
    inside the block.
    """
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(f"{prefix}{record.getMessage().rstrip('.')}.")  # type: ignore[method-assign]
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
