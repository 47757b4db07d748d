"""What is read under stress, as it is printed: sizes, fonts and pages, over drawn days."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from random import Random

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.plan.rounds import drawn

from secondround import packet, plan
from secondround.records import Application
from secondround.render.markdown import writer
from secondround.render.markdown.templates import Templates
from secondround.render.pdf.printer import Printed
from secondround.vocabulary import SESSIONS_A_SIDE, Edition

Print = Callable[..., Printed]
LEAST, MOSTLY = 10, 12
"""Points."""
LONG = "Rindfleischetikettierungsüberwachungsauf Nguyễn Łódź Ελλάδα Київ"


def taken_along(day: Application) -> tuple[packet.Packet, str]:
    """A drawn day's packet, with a long name and notes for everybody, and what is taken along."""
    people = {}
    for number, (key, person) in enumerate(day.record.interviewers.items()):
        changed = {"name": f"{person.name} {LONG}" if number % 3 == 0 else person.name}
        changed |= {"say": "AH-nah", "title": "Head of Routes", "notes": "Let her. " * 30}
        people[key] = person.model_copy(update=changed)
    record = day.record.model_copy(update={"interviewers": people})
    day = Application(**{name: getattr(day, name) for name in day.__slots__} | {"record": record})
    made = packet.build(day, plan.make(day, len(record.rounds) - 1), Edition.CANDIDATE)
    return made, writer.take_along(made, Templates(None))


def sizes(pdf: bytes) -> tuple[Counter[float], set[str]]:
    """How many letters there are of each size in points, and the names of their fonts."""
    found: Counter[float] = Counter()
    fonts: set[str] = set()
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if not chr(pdfium.FPDFText_GetUnicode(text, index)).strip():
                continue
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
            found[round(size, 1)] += 1
            name = ctypes.create_string_buffer(200)
            pdfium.FPDFText_GetFontInfo(text, index, name, 200, ctypes.c_int())
            fonts.add(name.value.decode())
    return found, fonts


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "paper"), [(1, "A4"), (2, "Letter"), (3, "A4"), (4, "Letter")])
def test_it_can_be_read_at_arms_length(seed: int, paper: str, printed: Print) -> None:
    """No letter under 10 pt, most of them 12 pt or more, nothing slanted; the card has a side for
    ten sessions, and every session's first cue is on it.
    """
    made, text = taken_along(drawn(Random(seed), 6 * seed, 30))
    text, _, index = text.partition("\n## If they ask")  # looked up, and not read under stress
    assert index
    pdf = printed(text, paper=paper)
    found, fonts = sizes(pdf.pdf)
    assert min(found) >= LEAST - 0.1
    large = sum(count for size, count in found.items() if size >= MOSTLY - 0.1)
    assert large > found.total() / 2
    assert not [name for name in fonts if "Italic" in name or name.endswith("It")]
    assert made.day_card
    sides = -(-len(made.day_card.rows) // SESSIONS_A_SIDE)
    document = pypdfium2.PdfDocument(pdf.pdf)
    card = "".join(document[page].get_textpage().get_text_range() for page in range(sides))
    for row in made.day_card.rows:
        assert all(cue.split()[0] in card for cue in row.cues[:1])
    assert "Sheets" not in card
