"""Packets on paper: Markdown pages become PDFs, made by children of this process that are held to limits.

In: jobs (a page of Markdown and how to print it). Out: finished PDFs, with what WeasyPrint complained about.
It must not import WeasyPrint: only the child does (`secondround.render.press`), while this process still reads and plans.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

Kind = Literal["packet", "day-card"]
Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make."""

    markdown: str
    title: str  # the document's title, and the running header's left side
    header: str  # the running header's right side, e.g. "Second interview, 24 November 2026"
    base: Path  # the packet's folder: pictures are taken from it and from below it, from nowhere else
    language: str = "en"
    kind: Kind = "packet"  # "day-card": `markdown` is the day card alone, as `render.markdown.day_card` gives it
    paper: Paper = "A4"
    output: Path | None = None  # where the PDF goes, whole or not at all; None: only `Printed.pdf` holds it


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a job."""

    pdf: bytes  # empty where none could be made; `problems` then says why
    pages: int
    path: Path | None  # where it was put
    problems: tuple[str, ...]  # sentences for a person; a PDF with problems may still be there


class Press:
    """Children that print, used in a `with` block.

    Make it first thing in a command: the first child starts at once and imports WeasyPrint while the records are read.
    A second one starts only when more than two jobs wait.
    """

    def __init__(self, *, templates: Path | None = None, workers: int = 2, seconds: float = 60) -> None:
        """`templates`: the workspace's own templates folder, whose pdf/*.css wins. `seconds`: the limit for one job."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        raise NotImplementedError

    def print(self, job: Job) -> Future[Printed]:
        """The PDF to come. Never raises for what is in the job: that is in `Printed.problems`."""
        raise NotImplementedError
