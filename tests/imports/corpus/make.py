"""`python -m tests.imports.corpus.make`: the documents of the corpus, made with real programs.

Each is made from `people.yml`, which is the truth that the tests compare with. A program that is
not installed is passed over, and what it made before stays.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml
from tests.imports.corpus import text_forms
from tests.imports.corpus.layouts import LAYOUTS
from tests.imports.corpus.words import STYLES
from weasyprint import HTML

THEIR_DATES: Final = {"theme": "iso", "rendercv": "short", "moderncv": "short"}
"""How producers write dates that decide that themselves."""
FOLDER: Final = Path(__file__).parent
MADE: Final = FOLDER / "made"
Person = dict[str, Any]

# Layout, producer, person. The style of the dates goes round.
PLAN: Final = """
plain weasyprint okafor          plain chromium okafor           plain chromium doyle
plain tagged vogel               plain chromium lefevre          plain weasyprint ricci
employer-first weasyprint vogel  employer-first chromium sukarno employer-first tagged ortega
employer-first chromium doyle    sidebar weasyprint okafor       sidebar chromium okafor
sidebar chromium ricci           sidebar tagged sukarno          sidebar-right chromium vogel
sidebar-right weasyprint doyle   sidebar-right chromium ortega   dates-left weasyprint lefevre
dates-left chromium okafor       dates-left chromium ortega      dates-left tagged doyle
bare weasyprint sukarno          bare chromium okafor            bare chromium vogel
spaced weasyprint okafor         spaced chromium sukarno         spaced chromium lefevre
halves weasyprint doyle          halves chromium okafor          halves tagged ricci
word writer-pdf okafor           word writer-pdf ricci           word writer-docx vogel
word writer-odt lefevre          word writer-rtf okafor          word-table writer-docx doyle
plain html sukarno               employer-first html okafor      dates-left html ortega
markdown markdown okafor         markdown markdown lefevre       markdown pandoc-docx doyle
markdown pandoc-docx vogel       markdown pandoc-odt ricci       markdown pandoc-rtf ortega
text text okafor                 text text ricci                 text text ortega
text text sukarno                latex pdflatex okafor           latex pdflatex doyle
latex pdflatex sukarno           typst typst okafor              typst typst vogel
typst typst lefevre              word word okafor                word word ortega
word-table word sukarno          word-table word ricci           word-table word doyle
word-table writer-pdf ortega     word-table writer-odt vogel     sidebar html doyle
word-table writer-rtf lefevre    linkedin weasyprint okafor       linkedin weasyprint doyle
linkedin chromium sukarno        plain-long weasyprint okafor     plain-long chromium vogel
even theme okafor                even theme sukarno               elegant theme doyle
kendall theme okafor             stackoverflow theme sukarno      flat theme okafor
onepage theme doyle              macchiato theme okafor           paper theme doyle
classic rendercv doyle           moderncv rendercv okafor         sb2nov rendercv sukarno
engineeringresumes rendercv okafor                                engineeringclassic rendercv okafor
banking moderncv doyle           classic moderncv okafor          fancy moderncv okafor
fancy moderncv doyle             casual moderncv vogel            oldstyle moderncv sukarno
classic moderncv vogel           fancy moderncv sukarno
class theme okafor               sidebar-long chromium vogel      plain-long chromium doyle
sidebar-long chromium okafor     sidebar-long chromium doyle      plain-long tagged sukarno
plain-long weasyprint doyle      plain-long chromium ortega        dates-left web-odt doyle
markdown pandoc-latex doyle      markdown pandoc-latex ricci       sidebar-right chromium ricci
"""


def main() -> None:
    """Make what can be made."""
    people = {
        person["id"]: person
        for person in yaml.safe_load((FOLDER / "people.yml").read_text("utf-8"))
    }
    MADE.mkdir(exist_ok=True)
    words = PLAN.split()
    plan = list(zip(words[::3], words[1::3], words[2::3], strict=True))
    for number, (layout, producer, name) in enumerate(plan):
        dates = THEIR_DATES.get(producer) or STYLES[number % len(STYLES)]
        made = make(layout, producer, people[name], dates)
        if made is None:
            sys.stdout.write(f"passed over: {layout} {producer} {name}\n")
            continue
        ending, data = made
        (MADE / f"{layout}~{producer}~{name}~{dates}.{ending}").write_bytes(data)


def make(layout: str, producer: str, person: Person, dates: str) -> tuple[str, bytes] | None:
    """One document and the ending of its name; None where its program is missing."""
    match producer:
        case "html":
            return "html", LAYOUTS[layout](person, dates).encode()
        case "markdown":
            return "md", text_forms.markdown(person, dates).encode()
        case "text":
            encoding = "cp1252" if person["id"] == "ricci" else "utf-8"
            return "txt", text_forms.text(person, dates).encode(encoding)
        case "weasyprint" | "tagged":
            variant = {"pdf_variant": "pdf/ua-1"} if producer == "tagged" else {}
            pdf = HTML(string=LAYOUTS[layout](person, dates)).write_pdf(**variant)
            return "pdf", bytes(pdf)
        case "word":
            return "docx", _word(layout)(person, dates)
    with tempfile.TemporaryDirectory() as folder:
        return _with_program(layout, producer, person, dates, Path(folder))


def _word(layout: str) -> Callable[[Person, str], bytes]:
    return text_forms.word_table if layout == "word-table" else text_forms.word


def _with_program(
    layout: str, producer: str, person: Person, dates: str, folder: Path
) -> tuple[str, bytes] | None:
    source, out = folder / "in", folder / "out"
    match producer.split("-"):
        case ["chromium"]:
            source = source.with_suffix(".html")
            source.write_text(LAYOUTS[layout](person, dates))
            out = out.with_suffix(".pdf")
            options = ["--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={out}"]
            _run("chromium-headless-shell", *options, str(source))
        case ["pandoc", ending]:
            source.write_text(text_forms.markdown(person, dates))
            out = out.with_suffix(".pdf" if ending == "latex" else f".{ending}")
            _run("pandoc", "-s", "-f", "markdown", str(source), "-o", str(out))
        case ["pdflatex" | "moderncv"]:
            source = source.with_suffix(".tex")
            source.write_text(_latex(layout, person, dates))
            out = source.with_suffix(".pdf")
            _run("pdflatex", f"-output-directory={folder}", str(source))
        case ["rendercv"]:
            source = source.with_suffix(".yaml")
            source.write_text(json.dumps(text_forms.rendercv(person, layout)))
            _run("rendercv", "render", str(source), "--output-folder-name", str(folder / "made"))
            out = next((folder / "made").glob("*.pdf"), out)
        case ["typst"]:
            source = source.with_suffix(".typ")
            source.write_text(text_forms.typst(person, dates))
            out = out.with_suffix(".pdf")
            _run("typst", "compile", str(source), str(out))
        case ["theme"]:
            source = source.with_suffix(".html")
            source.write_text(_themed(layout, person))
            out = out.with_suffix(".pdf")
            options = ["--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={out}"]
            if source.read_text():
                _run("chromium-headless-shell", *options, str(source))
        case ["writer", ending]:
            source = source.with_suffix(".docx")
            source.write_bytes(_word(layout)(person, dates))
            return _with_writer(source, ending)
        case ["web", ending]:
            source = source.with_suffix(".html")
            source.write_text(LAYOUTS[layout](person, dates))
            return _with_writer(source, ending)
    return (out.suffix[1:], out.read_bytes()) if out.exists() else None


def _latex(layout: str, person: Person, dates: str) -> str:
    """LaTeX by hand, or in a style of moderncv."""
    if layout == "latex":
        return text_forms.latex(person, dates)
    return text_forms.moderncv(person, dates, layout)


def _with_writer(source: Path, ending: str) -> tuple[str, bytes] | None:
    """What LibreOffice Writer saves of a document of Word, or of a page."""
    out = source.parent / "out"
    _run("soffice", "--headless", "--convert-to", ending, "--outdir", str(out), str(source))
    made = out / f"in.{ending}"
    return (ending, made.read_bytes()) if made.exists() else None


def _themed(theme: str, person: Person) -> str:
    """What a theme of JSON Resume makes; the folder `RESUME_THEMES` has them from npm."""
    folder = os.environ.get("RESUME_THEMES", "")
    if not folder:
        return ""
    program = (
        f"const name = 'jsonresume-theme-{theme}';"
        "const load = async () => { try { return require(name) } catch { return import(name) } };"
        "load().then(async (theme) => process.stdout.write("
        "await (theme.render || theme.default.render)(JSON.parse(process.argv[1]))))"
    )
    data = json.dumps(text_forms.json_resume(person))
    done = subprocess.run(
        ["node", "-e", program, data], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout


def _run(program: str, *arguments: str) -> None:
    if shutil.which(program):
        subprocess.run([program, *arguments], capture_output=True, check=False, timeout=600)


if __name__ == "__main__":
    main()
