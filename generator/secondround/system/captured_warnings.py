"""What a library says in its log while it works.

In: the name of its logger. Out: its warnings, as sentences. Its progress is not kept.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def captured(name: str, *, prefix: str = "") -> Iterator[list[str]]:
    """A list that grows by a sentence, after `prefix`, with each warning of the logger `name`
    inside the block.
    """
    sentences: list[str] = []

    def keep(record: logging.LogRecord) -> None:
        sentences.append(f"{prefix}{record.getMessage().rstrip('.')}.")

    handler = logging.Handler(logging.WARNING)
    handler.emit = keep  # type: ignore[method-assign]
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    try:
        yield sentences
    finally:
        logger.removeHandler(handler)
