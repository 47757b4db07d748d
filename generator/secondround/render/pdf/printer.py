"""Packets on paper: Markdown pages become PDFs, made by children of this process that are held to
limits.

In: jobs (a page of Markdown and how to print it). Out: finished PDFs, with what WeasyPrint
warned of. It must not import WeasyPrint: only the child does
(`secondround.render.pdf.worker`), while this one reads and plans.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import lru_cache
from html import escape
from pathlib import Path, PurePosixPath
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Literal, Self

from msgspec import Struct

from secondround.problems import NOWHERE, Problem
from secondround.render.pdf import kept as kept_pdfs
from secondround.render.pdf.kept import Earlier, Shelf
from secondround.render.pdf.worker_process import Child, ChildGone
from secondround.system import LateText, atomic, cache, folder, process_limits

Kind = Literal["packet", "day-card", "take-along", "sheets", "cards", "booklet", "phone", "large"]
Paper = Literal["A4", "Letter"]


class Job(Struct, frozen=True):
    """One PDF to make."""

    markdown: str | LateText
    title: str  # the document's title, and the running foot
    header: str  # the running header's right side, e.g. "Second interview, 24 November 2026"
    base: (
        Path  # the packet's folder: pictures are taken from it and from below it, from nowhere else
    )
    author: str = ""  # the candidate, under the name that the edition gives them
    language: str = "en"
    kind: Kind = "packet"  # the form: how `markdown`, all of a packet or a part, is laid out
    paper: Paper = "A4"
    output: Path | None = None  # where the PDF goes, whole or not at all; None: nowhere
    about: PurePosixPath = NOWHERE  # the file that its problems are about: the packet's record
    made_of: str = ""  # what tells the page from others, and how it is printed; "" if not known


class Printed(Struct, frozen=True):
    """What became of a job.

    Where there is a PDF, it may be used, and `problems` are warnings (a character that no font has,
    a day card that is too long, a picture that is missing); where there is none, an error says why.
    """

    pdf: bytes  # empty where none could be made, or where the file was taken over unread
    pages: int
    path: Path | None  # where it was put
    problems: tuple[Problem, ...]
    wanted: Path | None = None  # where it was to go
    kept: bool = False  # whether it was printed by an earlier run

    @property
    def made(self) -> bool:
        """Whether there is a PDF."""
        return self.pages > 0


def html(job: Job, templates: Path | None = None) -> str:
    """The document that `job` is printed from, with links to its style sheets: to look at, or to
    work on those.
    """
    from secondround.render.pdf import worker_forms, worker_page  # noqa: PLC0415 (0.2 s)

    about = worker_page.About(job.title, job.header, job.author, job.language, job.kind)
    page = worker_page.document(str(job.markdown), about)
    form = worker_forms.FORMS[job.kind]
    sheets = worker_page.style_sheets(_places(templates), form.sheets(job.paper))
    size = form.style(job.paper)
    links = "".join(f'<link rel="stylesheet" href="{escape(path.as_uri())}">' for path in sheets)
    return page.replace("</head>", f"{links}<style>{size}</style></head>", 1)


def _places(templates: Path | None) -> list[str]:
    """The folders of templates, the workspace's own first."""
    return [
        str(place.resolve())
        for place in (templates, folder("templates"))
        if place and place.is_dir()
    ]


class Press:
    """Children that print, used in a `with` block.

    Enter it first thing in a command: the first child starts at once and imports WeasyPrint while
    the records are read; where PDFs are kept from earlier, only with the first that is not among
    them. Further ones start when two jobs wait for each that runs: a child costs half a second, a
    short page less. However early it is interrupted, the program can end: its threads are daemons,
    and a child ends with its input.
    """

    def __init__(  # noqa: PLR0913 (each is named where it is given)
        self,
        *,
        templates: Path | None = None,
        work: Path | None = None,
        kept: cache.Cache | None = None,
        earlier: Earlier | None = None,
        workers: int = 0,
        seconds: float = 60,
        patience: float = 1800,
    ) -> None:
        """`templates`: the workspace's own templates folder, whose pdf/*.css wins. `work`: a
        private folder for what the children write, such as the fonts they unpack; else the
        system's. `kept`: where PDFs are kept, and found again. `earlier`: the site whose PDFs may
        be taken over into the next one. `workers`: children at most; 0: one for each core.
        `seconds`: the processor time that one job may take. `patience`: the seconds by the clock
        after which a child that uses none is given up.
        """
        self._folder = work
        self._templates = _places(templates)
        self._real = lru_cache(os.path.realpath)  # one client has many packets
        self._real_folder = lru_cache(1)(self._real_folder_of)  # one packet has several forms
        self._shelf = Shelf(kept, earlier) if kept and kept_pdfs.engine() else None
        self._workers = workers or process_limits.cores()
        self._seconds = seconds
        self._patience = patience
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """The press itself, with its first child where it is sure to be needed."""
        if self._shelf is None or self._shelf.is_empty():
            self._hire(Child(self._folder))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for what is printing. After an error, what still waits is given up."""
        if kind is not None:
            self._give_up()
        self._queue.put(None)
        for thread in self._threads:
            thread.join()
        if self._shelf:
            self._shelf.note()

    def print(self, job: Job) -> Future[Printed]:
        """The PDF to come. What is wrong in the job is in `Printed.problems`; it raises OSError for
        `output` alone.
        """
        future: Future[Printed] = Future()
        question, name = self._question(job), ""
        if self._shelf:
            name = self._shelf.name(question)
            if job.output:
                known = self._shelf.known(job.made_of, self._templates, job.base)
                self._shelf.note_page(known, job.output.name, name)
            if job.output and (taken := self._shelf.take(name, job.output)):
                future.set_result(_printed(job, taken, kept=True))
                return future
            if kept := self._shelf.get(name):
                _settle(future, job, *kept, kept=True)
                return future
        question["markdown"] = str(job.markdown)
        self._queue.put(_Waiting(job, question, name, future))
        if len(self._threads) < self._workers and self._queue.qsize() > 2 * len(self._threads):
            self._hire(Child(self._folder))
        return future

    def again(self, made_of: str, base: Path, folder: Path) -> list[Printed]:
        """The PDFs of a page that were to be put into `folder`, as `Job` says of it, if all of them
        are there now as they were in the earlier site; else none.
        """
        if not self._shelf or not made_of:
            return []
        found = []
        known = self._shelf.known(made_of, self._templates, base)
        for path, answer in self._shelf.again(known, folder):
            found.append(Printed(b"", answer["pages"], path, (), path, kept=True))
        return found

    @property
    def keeps(self) -> bool:
        """Whether PDFs are kept, and found again."""
        return self._shelf is not None

    def has(self, job: Job) -> bool:
        """Whether the PDF is kept already."""
        return bool(self._shelf and self._shelf.has(self._shelf.name(self._question(job))))

    def keep(self, job: Job, printed: Printed) -> None:
        """Keep what another press made of the same job, which had no `output`."""
        if self._shelf:
            faults = [(fault.code, fault.message, fault.hint) for fault in printed.problems]
            question = self._question(job)
            answer = {"pages": printed.pages, "faults": faults}
            self._shelf.put(question, self._shelf.name(question), answer, printed.pdf)

    def _give_up(self) -> None:
        with suppress(Empty):
            while waiting := self._queue.get_nowait():
                waiting.future.cancel()

    def _hire(self, child: Child) -> None:
        thread = threading.Thread(target=self._work, args=(child,), name="press", daemon=True)
        thread.start()
        self._threads.append(thread)

    def _work(self, child: Child) -> None:
        while (waiting := self._queue.get()) is not None:
            job, future = waiting.job, waiting.future
            if not future.set_running_or_notify_cancel():
                continue
            try:
                answer, pdf = child.ask(
                    waiting.question, seconds=self._seconds, patience=self._patience
                )
                if self._shelf:
                    self._shelf.put(waiting.question, waiting.name, answer, pdf)
                _settle(future, job, answer, pdf)
            except ChildGone as gone:
                child.close()
                child = Child(self._folder)
                gone_problem = _problem(job, "not-printed", str(gone))
                future.set_result(Printed(b"", 0, None, (gone_problem,), job.output))
            except BaseException as error:  # noqa: BLE001 (whoever waits must hear of it)
                future.set_exception(error)
        self._queue.put(None)  # for the next one: also for a thread that nobody has noted down
        child.close()

    def _real_folder_of(self, base: Path) -> str:
        """Where a packet's folder lies, whatever links lead to it."""
        if os.path.islink(base):  # noqa: PTH114 (of thousands, a Path's own takes longer)
            return os.path.realpath(base)
        return os.path.join(self._real(base.parent), base.name)  # noqa: PTH118 (likewise)

    def _question(self, job: Job) -> dict[str, Any]:
        """What the child is asked."""
        return {
            "markdown": job.markdown,
            "title": job.title,
            "header": job.header,
            "author": job.author,
            "language": job.language,
            "kind": job.kind,
            "paper": job.paper,
            "base": self._real_folder(job.base),
            "templates": self._templates,
        }


class _Waiting(Struct, frozen=True):
    """A job for which a child is needed."""

    job: Job
    question: dict[str, Any]
    name: str  # what its answer is kept under; "" where none is
    future: Future[Printed]


def _settle(
    future: Future[Printed], job: Job, answer: dict[str, Any], pdf: bytes, *, kept: bool = False
) -> None:
    """Put the PDF where it is to go, and tell whoever waits."""
    try:
        if job.output and pdf:
            atomic.write(job.output, pdf)
        future.set_result(_printed(job, answer, pdf, kept=kept))
    except OSError as error:
        future.set_exception(error)


def _printed(job: Job, answer: dict[str, Any], pdf: bytes = b"", *, kept: bool) -> Printed:
    problems = tuple(_problem(job, *fault) for fault in answer["faults"])
    path = job.output if answer["pages"] else None
    return Printed(pdf, answer["pages"], path, problems, job.output, kept)


def _problem(job: Job, code: str, message: str, hint: str = "") -> Problem:
    """A fault of a PDF, with the name of the PDF in front."""
    if job.output:
        verb = " was not made" if code == "not-printed" else ""
        message = f"`{job.output.name}`{verb}: {message}"
    return Problem.of_file(job.about, code, message, hint)
