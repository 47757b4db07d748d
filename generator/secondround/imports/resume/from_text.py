"""A resume read from the text of a document: by its headings, dates and layout.

In: a `Document`. Out: a `Resume`. What has no field is in its `rest`, so that no word is lost.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from secondround.imports.documents import Document
from secondround.imports.found import Unplaced
from secondround.imports.resume import contact
from secondround.imports.resume.entries import entries_of, is_dated, is_text
from secondround.imports.resume.headings import closed_up, is_document_title, section_of
from secondround.imports.resume.jobs import jobs_of
from secondround.imports.resume.lines import Line, Lines, lines_of, sections_of
from secondround.imports.resume.model import Job, Resume
from secondround.imports.resume.skills import skills_of

_EDUCATION: Final = re.compile(
    r"\b(?:b\.?sc|m\.?sc|b\.?a|m\.?a|mba|ph\.?d|bachelor|master|diploma?|diplom|degree|abitur|"
    r"licence|licenciatura|laurea|grado|baccalaur[ée]at|university|universit\w+|hochschule|"
    r"college|school|schule|lyc[ée]e)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 12  # of a paragraph that is a summary without a heading


def resume_of(document: Document) -> Resume:
    """The resume that a document is."""
    lines = contact.with_whole_name(lines_of(document))
    named = contact.name_of(lines)
    # What is below the name is no part of a section that ended beside it, in another column.
    at = lines.index(named) if named else 0
    sections = [*sections_of(lines[:at]), *sections_of(lines[at + 1 if named else at :])]
    if not any(part.section == "work" for part in sections):
        sections = _without_headings(sections)
    state = _State(named, contact.reached(_reaching(sections)))
    for part in sections:
        state.take(part)
    return state.resume()


def _reaching(sections: list[Lines]) -> list[Line]:
    """The lines in which an address may be: those above the first section, and of contacts."""
    first: list[Line] = []
    later: list[Line] = []
    for part in sections:
        chosen = first if part.section in {None, "contact"} else later
        chosen += part.lines
    return first + [line for line in later if contact.is_contact(line.text)]


def _without_headings(sections: list[Lines]) -> list[Lines]:
    """Sections of a resume that names none: from the first dated line on, positions."""
    found: list[Lines] = []
    for part in sections:
        dated = [index for index, line in enumerate(part.lines) if is_dated(line)]
        if part.section is not None or not dated:
            found.append(part)
            continue
        start = dated[0]
        while start > 0 and _belongs_to_position(part.lines[start - 1]):
            start -= 1
        found.append(replace(part, lines=part.lines[:start]))
        found.append(Lines("work", "", part.lines[start:]))
    return found


def _belongs_to_position(line: Line) -> bool:
    text = line.text
    short = len(text.split()) < _FEWEST_WORDS and not line.item
    return short and not contact.is_contact(text) and not is_document_title(text) and line.bold


class _State:
    """What has been read so far."""

    def __init__(self, named: Line | None, person: contact.Person) -> None:
        self._person = person
        self._name = contact.name_in(named.text) if named else ""
        self._headline = ""
        self._summary: list[str] = []
        self._skills: list[str] = []
        self._jobs: list[Job] = []
        self._rest: list[Unplaced] = []
        if named:
            rest = closed_up(named.text).partition(self._name)[2].strip(" ,|·•\t–—-")
            if rest and "\t" not in rest and contact.is_headline(rest):
                self._headline = rest
            else:
                self._leave_parts(contact.parts_of(rest), named.where)

    def resume(self) -> Resume:
        """All of it."""
        return Resume(
            name=self._name,
            email=self._person.email,
            phone=self._person.phone,
            profile=self._person.profile,
            headline=self._headline,
            summary=tuple(self._summary),
            skills=tuple(dict.fromkeys(self._skills)),
            jobs=tuple(self._jobs),
            rest=tuple(self._rest),
        )

    def take(self, part: Lines) -> None:
        """Read a section."""
        if part.title and not section_of(part.title):
            self._leave([part.title], "headings")
        match part.section:
            case None:
                self._head(part.lines)
            case "summary":
                self._summarised(part)
            case "skills":
                # An address at the foot of the page comes after its last section.
                lines: list[Line] = []
                for line in part.lines:
                    if contact.is_contact(line.text):
                        self._leave_parts(contact.parts_of(line.text), part.title)
                    else:
                        lines.append(line)
                skills, others = skills_of(lines)
                self._skills += skills
                self._leave(others, part.title)
            case "work" | "projects" | "volunteer":
                self._positions(part)
            case "achievements":
                self._achievements(part)
            case "contact":
                self._contact(part)
            case _:
                self._leave([line.text for line in part.lines], part.title)

    def _head(self, lines: tuple[Line, ...]) -> None:
        for line in lines:
            if is_document_title(line.text):
                self._leave([line.text], line.where)
            elif len(line.text.split()) >= _FEWEST_WORDS and not contact.is_contact(line.text):
                self._summary.append(line.text)
            elif line.text == self._name:
                self._leave([line.text], line.where)
            elif not self._headline and self._is_headline(line):
                self._headline = line.text
            else:
                self._leave_parts(contact.parts_of(line.text), line.where)

    def _is_headline(self, line: Line) -> bool:
        return "\t" not in line.text and not line.item and contact.is_headline(line.text)

    def _summarised(self, part: Lines) -> None:
        for line in part.lines:
            if contact.is_contact(line.text):
                self._leave_parts(contact.parts_of(line.text), part.title)
            else:
                self._summary.append(line.text)

    def _contact(self, part: Lines) -> None:
        for line in part.lines:
            self._leave_parts(contact.parts_of(line.text), part.title)

    def _positions(self, part: Lines) -> None:
        entries = entries_of(list(part.lines))
        for job in jobs_of(entries, part.title):
            study = not part.title and _EDUCATION.search(" ".join(job.heading))
            if study and not job.highlights:
                self._leave(list(job.heading) + list(job.summary), part.title)
            else:
                self._jobs.append(job)

    def _achievements(self, part: Lines) -> None:
        """What was achieved, and not where: stories without an employer."""
        texts = [line.text for line in part.lines if line.item or is_text(line)]
        self._leave([line.text for line in part.lines if line.text not in texts], part.title)
        self._jobs.append(Job(highlights=tuple(texts), where=part.title))

    def _leave(self, texts: list[str], where: str) -> None:
        for text in texts:
            if text.strip():
                self._rest.append(Unplaced(text.replace("\t", ", "), where))

    def _leave_parts(self, parts: list[str], where: str) -> None:
        """What of some contact details has no field."""
        used = (self._person.email, self._person.phone, self._person.profile)
        for part in parts:
            rest = part
            for text in used:
                rest = rest.replace(text, "") if text else rest
            if any(map(str.isalnum, rest)):
                self._leave([part if rest == part else rest.strip(" :|·,")], where)
