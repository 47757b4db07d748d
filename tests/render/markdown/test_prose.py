"""Prose with figures and signs: what stands in a text is what is read, on the site and on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.limits import examples

from secondround.render.markdown.escape import short
from secondround.render.markdown.longtext import beat, line, long
from secondround.render.pdf.printer import Job, Press


class Reader(Protocol):
    def sees(self, markdown: str) -> list[tuple[str, ...]]: ...


OPENINGS = (
    "+ ", "- ", "* ", "> ", ">", "# ", "## ", "1998. ", "3. ", "3) ", "1. ", "• ", "– ", "~ ", "= ",
    "| ", "--- ", "=== ", ": ", "! ", "[x] ", "[ ] ", "`", "```", "~~~", "\\- ", "> > ", "- - ",
    "+ - ", "1. - ", "",
)  # fmt: skip
BITS = (
    "4 %", "1,000", "Founded", "iOS", "24*7*365", "5 * 3", "a_b_c", "[x]", "(y)", "x < y > z",
    "R&D", "&amp;", "&#65;", "5\xa0000\u202f€", "#4", "C#", "C:\\new", "\\\\srv", "~30", "“so”",
    "it's", "2^8", "a|b", "¯_(ツ)_/¯", "* note", "*", "**", "_", "3/4", "±5", "100%", "@x", "{y}",
    "<b>", "…", "5'", "$5", "f[0](i)", "日本", "--", "1.", "1.5",
)  # fmt: skip
PROSE = st.lists(
    st.tuples(
        st.sampled_from(OPENINGS),
        st.lists(st.sampled_from(BITS), min_size=1, max_size=4).map(" ".join),
    ),
    min_size=1,
    max_size=3,
).map(lambda rows: "\n".join(opening + words for opening, words in rows))
"""Lines that begin with a mark that says something, and no two that could be a list, a quote,
emphasis or code.
"""


def is_prose(text: str) -> bool:
    """Whether no pair of marks in it may be meant as Markdown, nor two lines alike as a list or a
    quote.
    """
    rows = [row.lstrip(" ") for row in text.split("\n")]
    openings = [re.match(r"[-*>`~|]|1\.|1\)|#+ |\\", row) for row in rows]
    found = [opening[0] for opening in openings if opening]
    pairs = re.findall(r"(?<!\w)[*_]+(?=\S)|`", text)
    heading = any(row.startswith("#") for row in rows[:-1])
    return len(found) < 2 and len(pairs) < 2 and not heading and "\\-" not in text


def shown(reader: Reader, markdown: str) -> str:
    """The characters that a reader shows, without blanks but with no-break ones."""
    return re.sub(
        "[ \n]", "", "".join(event[1] for event in reader.sees(markdown) if event[0] == "text")
    )


@pytest.mark.slow
@examples(120)
@given(text=PROSE.filter(is_prose))
def test_every_letter_digit_and_mark_is_shown(text: str, site: Reader, git_host: Reader) -> None:
    """Each comes out as it is written, in a paragraph, an item, a cell and a story's part."""
    expected = re.sub("[ \n]", "", text)
    for reader in (site, git_host):
        assert shown(reader, long(text)) == expected
        assert shown(reader, f"- {long(text, indent=4, after=True)}") == expected
        assert shown(reader, f"| A |\n| --- |\n| {line(text)} |") == "A" + expected
        assert shown(reader, beat(text, strong=())) == expected
        assert shown(reader, short(text)) == expected


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_every_letter_digit_and_mark_is_printed(press: Press, tmp_path: Path) -> None:
    """A page of prose, each line with a mark or a figure first, holds the same characters as a
    PDF.
    """
    texts = [opening + bit for opening in OPENINGS for bit in BITS[:8] if is_prose(opening + bit)]
    page = "# T\n\n" + "\n\n".join(f"{long(text)} END" for text in texts) + "\n"
    job = Job(page, title="T", header="T", output=tmp_path / "t.pdf", base=tmp_path)
    assert press.print(job).result().made
    command = ["pdftotext", "-raw", "-nopgbrk", str(tmp_path / "t.pdf"), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {re.sub(r"\s", "", part) for part in re.split("END", printed.replace("\xad", ""))}
    missing = [text for text in texts if not any(re.sub(r"\s", "", text) in part for part in found)]
    assert missing == []
