"""The printing child, `python -m secondround.render.pdf.worker`: pages come in, PDFs go out, one
after another.

In: a line of JSON for each job, on standard input. Out: a line of JSON and that many bytes of PDF,
on standard output. It must not write a file, but for bytecode, or open a connection, and it ends
when its input does.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Final

from secondround.render.pdf import worker_brought, worker_declared, worker_late
from secondround.system import process_limits

if __name__ == "__main__":  # before the large imports, so that they cannot outlive the parent
    process_limits.die_with_parent(int(sys.argv[1]))
    gc.disable()  # modules and a page are many objects and few cycles, collected between jobs
    worker_late.put_off()
    worker_brought.put_off()
    worker_declared.keep()
    worker_brought.fill()

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from secondround.render.pdf import (
    worker_alike,
    worker_balance,
    worker_blocks,
    worker_booklet,
    worker_boxes,
    worker_card,
    worker_cards,
    worker_faults,
    worker_finish,
    worker_flow,
    worker_glyphs,
    worker_hyphens,
    worker_lines,
    worker_notes,
    worker_passes,
    worker_sheets,
    worker_styles,
    worker_tree,
    worker_writing,
)
from secondround.render.pdf.worker_faults import Fault
from secondround.render.pdf.worker_files import Files
from secondround.render.pdf.worker_forms import FORMS, Form
from secondround.render.pdf.worker_page import About, document, style_sheets, unshown
from secondround.system import captured_warnings
from secondround.system import faults as system_faults

_TRIED: Final = {"70"}
"""Releases of WeasyPrint whose inside is known."""
_LEFT_BEHIND: Final = 500_000
"""Objects of earlier jobs that are cleared away before the next: a long packet leaves 350,000."""


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each job of `jobs` in turn."""
    for line in jobs:
        worker_glyphs.forget()
        worker_lines.forget()
        worker_blocks.forget()
        if gc.get_count()[0] > _LEFT_BEHIND:
            gc.collect()
        job = json.loads(line)
        with process_limits.processor_time(job["seconds"]):
            pdf, pages, faults = answer(job)
        answers.write(
            json.dumps({"size": len(pdf), "pages": pages, "faults": faults}).encode() + b"\n" + pdf
        )
        answers.flush()


def answer(job: dict[str, Any]) -> tuple[bytes, int, list[Fault]]:
    """The PDF of `job`, its pages, and all that is wrong with it. Without a PDF, the last fault
    says why.
    """
    faults: list[Fault] = []
    with captured_warnings.captured("weasyprint") as logged:
        pdf, pages = _tried(job, faults)
    faults += worker_faults.of_weasyprint(logged, Path(job["base"]).as_uri() + "/")
    return pdf, pages, list(dict.fromkeys(faults))


def _tried(job: dict[str, Any], faults: list[Fault]) -> tuple[bytes, int]:
    try:
        return _printed(job, faults)
    except FatalURLFetchingError as error:
        faults.append(worker_faults.not_printed(str(error)))
    except RecursionError:
        message = "The page is nested too deeply to print."
        hint = "lists, quotes or emphasis are in each other, hundreds of times: write them flat"
        faults.append(worker_faults.not_printed(message, hint))
    except MemoryError:
        faults.append(
            worker_faults.not_printed("The page needs more memory to print than it is allowed.")
        )
    except OSError as error:
        faults.append(worker_faults.not_printed(system_faults.sentence(error)))
    except Exception as error:  # noqa: BLE001 (the next page is still to print)
        message = f"WeasyPrint failed: {type(error).__name__}: {error} ({_place(error)})."
        faults.append(worker_faults.not_printed(message))
    return b"", 0


def _printed(job: dict[str, Any], faults: list[Fault]) -> tuple[bytes, int]:
    about = About(*(job[field] for field in About._fields))
    form = FORMS[job["kind"]]
    html = document(job["markdown"], about)
    faults += map(worker_faults.picture_without_file, unshown(html))
    files = Files(Path(job["base"]), *map(Path, job["templates"]))

    @cache  # a day card by itself is laid out once
    def laid_out(html: str, more: str = "") -> Any:
        page = weasyprint.HTML(string=html, base_url=f"{job['base']}/", url_fetcher=files)
        return _render(page, tuple(job["templates"]), form, job["paper"], more)

    if job["kind"] == "cards":
        pages = worker_cards.fitted(html, laid_out, faults)
    else:
        width, _ = form.page(job["paper"])
        short = job["kind"] == "day-card"
        fit = worker_card.Fit()
        if form.card_fits:
            fit = worker_card.fit(html, laid_out, width, short=short)
        if fit.lack:
            faults.append(worker_faults.card_too_long(fit.lack))
        pages = laid_out(html, fit.more)
    if not form.interactive:
        for page in pages.pages:
            page.links, page.anchors = [], {}
    pdf = pages.write_pdf(
        zoom=form.zoom,
        pdf_variant="pdf/ua-1",
        pdf_forms=form.interactive,
        finisher=partial(_finish, form),
    )
    faults += files.faults
    return pdf, worker_booklet.sides(len(pages.pages)) if form.halved else len(pages.pages)


def _finish(form: Form, document: Any, pdf: Any) -> None:
    worker_finish.finish(document, pdf)
    if form.halved:
        worker_booklet.impose(pdf)
    if form.duplex:
        worker_finish.to_print(pdf, form.duplex)


def _render(page: Any, templates: tuple[str, ...], form: Form, paper: str, more: str) -> Any:
    fonts, sheets = _style(templates, form.sheets(paper), form.style(paper))
    if more:
        sheets = [*sheets, weasyprint.CSS(string=more)]
    return page.render(
        font_config=fonts,
        stylesheets=sheets,
        pdf_variant="pdf/ua-1",
        pdf_forms=form.interactive,
    )


@cache
def _style(
    templates: tuple[str, ...], own: tuple[str, ...], size: str
) -> tuple[FontConfiguration, list[weasyprint.CSS]]:
    """Fonts and style sheets, read once: the first folder of `templates` that has a sheet wins."""
    fonts = FontConfiguration()
    files = Files(*map(Path, templates))
    found = style_sheets(templates, own)
    read = partial(weasyprint.CSS, url_fetcher=files, font_config=fonts)
    sheets = []
    for folder, group in groupby(found, lambda path: path.parent):
        paths = list(group)
        if folder.parent == Path(templates[-1]):  # the program's own: matched in one go
            text = "\n".join(path.read_text("utf-8") for path in paths)
            name = "+".join(path.stem for path in paths)
            sheets.append(worker_sheets.sheet(name, text, f"{folder.as_uri()}/", fonts, files))
        else:
            sheets += (read(filename=path) for path in paths)
    return fonts, [*sheets, weasyprint.CSS(string=size)]


def _place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def hasten() -> None:
    """Save WeasyPrint what it does twice. That reaches into it, so it is done only to a release
    that is known inside; any other prints the same pages, a little later.
    """
    if weasyprint.VERSION.partition(".")[0] in _TRIED:
        worker_passes.keep_few()
        worker_balance.keep_few()
        worker_glyphs.keep()
        worker_lines.keep()
        worker_blocks.keep()
        worker_boxes.keep()
        worker_flow.keep()
        worker_styles.keep()
        worker_alike.share()
        worker_tree.keep()
        worker_notes.leave_out()
        worker_hyphens.keep_few()
        worker_writing.hasten()


def main() -> None:
    """Serve standard input. Whatever a library prints goes to standard error, not between the
    answers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    process_limits.hold()
    hasten()
    gc.freeze()
    serve(sys.stdin.buffer, answers)
    os._exit(0)  # the system frees what is left at once, Python object by object


if __name__ == "__main__":
    main()
