"""A posting as it is shown to a reader: a document, or a page without data for machines.

In: blocks. Out: a `Posting`, with title and company where a line or a heading names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from secondround.imports import pay
from secondround.imports.documents import Block, Document
from secondround.imports.posting import furniture, headings, opening, vocabulary
from secondround.imports.posting.model import Posting
from secondround.text import counted, one_line, plain_letters

_FORMATS: Final = {
    "pdf": "a PDF", "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "an RTF text",
    "markdown": "a text in Markdown", "text": "a plain text", "html": "a web page",
}  # fmt: skip
# Words of one label are parted by bars.
_LABELS: Final = {
    "company": "company employer organisation organization unternehmen arbeitgeber firma"
    " entreprise societe employeur empresa compania",
    "title": "position role title stelle stellenbezeichnung stellentitel poste puesto cargo"
    " vacante job|title post|title role|title vacancy job|titel intitule|du|poste"
    " titulo|del|puesto",
    "place of work": "location place ort standort arbeitsort einsatzort lieu localisation"
    " ubicacion lugar place|of|work job|location lieu|de|travail lugar|de|trabajo",
    "grade": "grade band pay|band pay|grade",
    "salary": "salary pay gehalt vergutung salaire remuneration salario compensation salary|range",
    "reports to": "reports|to reporting|to responsible|to accountable|to line|manager"
    " reports|into berichtet|an vorgesetzter rattachement reporta|a",
    "employment": "employment contract anstellungsart vertrag contrat contrato"
    " employment|type type|de|contrat tipo|de|contrato",
    "hours": "hours working|hours hours|of|work arbeitszeit wochenstunden horario jornada",
    "department": "department directorate abteilung fachbereich departement departamento",
    "open until": "deadline closing|date bewerbungsfrist date|limite fecha|limite apply|by",
    "interviews": "interview|date interview|dates interviews vorstellungsgesprache",
    "contact": "contact contact|person|for|enquiries contact|person ansprechpartner"
    " ansprechpartnerin ansprechperson",
    "number": "job|id reference kennziffer referenznummer ref referencia requisition|id",
}
_LABELLED: Final = re.compile(r"([^:：\t]{2,30})\s*(?:[:：]|\t)\s*(\S.*)")
_ABOUT: Final = re.compile(r"(?:About|Über|À propos de|A propos de|Sobre|Acerca de) (.+)")
_NO_COMPANY: Final = frozenset(
    [
        "us",
        "you",
        "the",
        "this",
        "our",
        "your",
        "we",
        "role",
        "position",
        "job",
        "team",
        "company",
        "culture",
        "unser",
        "dich",
        "sie",
        "die",
        "uns",
        "nous",
        "vous",
        "le",
        "la",
        "el",
        "nosotros",
        "ti",
        "tu",
        "equipo",
        "poste",
        "puesto",
    ]
)
_LONGEST_TITLE: Final = 120
_LONGEST_VALUE: Final = 200
_WRITER: Final = vocabulary.pattern(vocabulary.WRITER)
"""Words of a sentence with which a company speaks: "hey! we need a baker" is no title."""
_FEWEST_LABELS: Final = 3
"""Known labels of a table in which all rows are labelled."""
_EARLY: Final = 25
"""Blocks from the top in which lines such as "Company: …" are looked for."""


def of_document(document: Document) -> Posting:
    """The posting of a PDF, a Word document, Markdown or plain text."""
    blocks = [block for block in document.blocks if block.text.strip()]
    copied = furniture.taken_away(blocks)
    found = posting(_FORMATS[document.kind], copied.blocks)
    found = replace(
        found,
        company=found.company or copied.company,
        extras=(*found.extras, *copied.extras),
        remarks=(*found.remarks, *_left_out(copied.lines)),
    )
    if copied.blocks and not found.title:
        return _with_opening(found, copied.blocks)
    return found if found.company else replace(found, company=opening.letterhead(found.blocks))


def _left_out(lines: int) -> Iterator[str]:
    if lines:
        yield f"{counted(lines, 'line').capitalize()} of the job site's own page were left out."


def with_company(found: Posting) -> Posting:
    """A posting that names no company in a field of its own, with the one that its text names."""
    if found.company:
        return found
    source = "heading about it"
    company = _from_heading(found.blocks)
    if not company:
        source = "text"
        company = opening.company_in(found.blocks) or opening.employer_in(found.blocks)
    if not company:
        return found
    remark = f"The company's name was taken from the {source}: {company}."
    return replace(found, company=company, remarks=(*found.remarks, remark))


def _with_opening(found: Posting, blocks: Sequence[Block]) -> Posting:
    """The posting with what its first lines say, or its first heading as the title."""
    said = opening.opening(found.blocks)
    if said.title:
        return replace(
            found,
            title=said.title,
            company=found.company or said.company,
            blocks=found.blocks[said.lines :],
            extras=(*found.extras, *said.extras),
        )
    above = opening.letterhead(found.blocks)
    job = opening.job_line(blocks) or (opening.title_below(found.blocks) if above else None)
    if job:
        company = found.company or above
        below = found.blocks[1:] if above and company == above else found.blocks
        rest = tuple(block for block in below if block is not job)
        named = one_line(job.text).strip(" #:")
        return replace(found, title=named, company=company, blocks=rest)
    main = [block for block in blocks[:_EARLY] if block.kind == "heading" and block.level == 1]
    title = (main or blocks)[0]
    is_sentence = title.kind != "heading" and bool(_WRITER.search(vocabulary.bare(title.text)))
    if title.kind == "item" or len(title.text) > _LONGEST_TITLE or is_sentence:
        return found
    if headings.section(title.text):
        return found
    rest = tuple(block for block in found.blocks if block is not title)
    return replace(found, title=one_line(title.text).strip(" #:"), blocks=rest)


def posting(form: str, blocks: Sequence[Block]) -> Posting:
    """The posting in some blocks, with what labelled lines at its top say."""
    said: dict[str, str] = {}
    rest: list[Block] = []
    for is_row, group in groupby(blocks[:_EARLY], lambda block: block.kind == "row"):
        run = list(group)
        labelled = [dict(_labelled(block)) for block in run]
        is_table_of_labels = is_row and sum(map(bool, labelled)) >= _FEWEST_LABELS
        for block, known in zip(run, labelled, strict=True):
            if not known and is_table_of_labels and len(block.cells) == len(("label", "value")):
                known = {block.cells[0].casefold(): block.cells[1]}  # noqa: PLW2901
            said = known | said
            rest += [] if known else [block]
    rest += blocks[_EARLY:]
    return Posting(
        format=form,
        title=said.pop("title", ""),
        company=said.pop("company", ""),
        id=said.pop("number", ""),
        blocks=tuple(rest),
        extras=tuple(said.items()),
    )


def _labelled(block: Block) -> Iterator[tuple[str, str]]:
    """What a block says, where all of its lines are labelled: "Location: Hamburg"."""
    found = []
    for line in block.text.split("\n"):
        match = _LABELLED.fullmatch(line.strip())
        label = _meaning(match[1]) if match else ""
        if not match or not label or len(match[2]) > _LONGEST_VALUE:
            return
        if label == "grade" and pay.is_pay(match[2]):
            label = "salary"
        found.append((label, match[2].replace("\t", " ").strip()))
    yield from found


def _meaning(label: str) -> str:
    words = "|".join(plain_letters(label).replace("*", " ").split())
    for meaning, labels in _LABELS.items():
        known = labels.split()
        if words in known or any(part.strip("|") in known for part in words.split("/")):
            return meaning
    return ""


def _from_heading(blocks: Sequence[Block]) -> str:
    """The company in a heading such as "About Harbor Logistics"; "" where none names it. A line
    that is not marked as a heading is one where the text speaks of that company again.
    """
    for at, block in enumerate(blocks):
        found = _ABOUT.fullmatch(one_line(block.text).strip(" :"))
        if not found or not found[1][0].isupper() or block.kind not in {"heading", "paragraph"}:
            continue
        rest = "\n".join(each.text for each in blocks[at + 1 :])
        is_heading = block.kind == "heading" or block.bold
        is_heading = is_heading or opening.is_named_again(found[1], rest)
        if is_heading and not _NO_COMPANY & set(plain_letters(found[1]).split()):
            return found[1]
    return ""
