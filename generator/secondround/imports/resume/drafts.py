"""What a resume says, as the fields of a candidate: a draft of a story for each highlight.

In: a `Resume`. Out: `Found`. Every text is as the resume has it; what only the person can tell is a
placeholder that asks for it.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from secondround.imports.found import Entry, Found, Missing, Unplaced, Value
from secondround.imports.months import names_by_month
from secondround.imports.resume.dates import SEASONS
from secondround.imports.resume.model import Job, Period, Resume
from secondround.imports.resume.person import presented
from secondround.imports.resume.titles import telling_words, title_of
from secondround.text import free_slug, has_figure, one_line, plain_letters, sentences, slug
from secondround.vocabulary import layout

SITUATION: Final = "TODO: what was the situation, and whose problem was it?"
ACTION: Final = "TODO: what did you do yourself, step by step?"
RESULT: Final = "TODO: what came of it? Give a figure if you can."
_OUTCOME: Final = re.compile(
    r"\b(?:doubled|halved|tripled|won|award\w*|saved|zero|never|eliminated|on time|first|fewer|"
    r"faster|cheaper|resulting in|which led to|so that|verdoppelt\w*|halbiert\w*|gesenkt|"
    r"gesteigert|eingespart|doubl[ée]e?|r[ée]duit\w*|augment[ée]\w*|duplic\w+|reduj\w+|aument\w+|"
    r"raddoppi\w+|ridott\w+|ridus\w+|premi\w*|prix|preis)\b",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I['’]m|I['’]ve|ich|je|j['’]|yo|io)\b")
_DUTY: Final = re.compile(
    r"^(?:responsible for|in charge of|accountable for|duties|responsibilities|verantwortlich|"
    r"zuständig|verantwortung für|responsable d|responsabile d|encargad[oa] de|chargée? d)",
    re.IGNORECASE,
)
_TOOLS: Final = re.compile(
    r"^(?:tech\w*|tools?|stack|tech stack|environment|skills|keywords|umgebung|umfeld|outils|"
    r"herramientas|strumenti)(?: used| eingesetzt)? ?:",
    re.IGNORECASE,
)
_FEWEST_WORDS_OF_PITCH: Final = 40
_FEWEST_WORDS: Final = 4  # of a highlight that is a story
_LONGEST_LINE: Final = 300  # of a field of one line, in a record
_LONGEST_TEXT: Final = 20_000
_LONGEST_ID: Final = 50
_ID_WORDS: Final = 4
_MONTHS: Final = "|".join(chain.from_iterable(names_by_month()))
_YEAR: Final = r"(?:19|20)\d\d"
_IN_YEAR: Final = re.compile(
    rf"\b(?:in|during|im|en|nel|{_MONTHS}|(?:{SEASONS})(?: of)?|q[1-4]|"
    rf"(?:in|during|after|following) the|between {_YEAR} and) "
    rf"({_YEAR})(?![\w-])"
)
"""In plain letters."""
_YEARS: Final = range(1940, 2101)  # those that a record takes


def found_in(resume: Resume) -> Found:
    """What `candidate.yml` may take from a resume."""
    drafts = _Drafts()
    for job in resume.jobs:
        drafts.take(job)
    candidate: dict[str, Value] = {}
    person = presented(resume)
    drafts.unplaced += [Unplaced(text, "letters after the name") for text in person.letters]
    for field, text in (
        ("name", person.name),
        ("email", resume.email),
        ("phone", resume.phone),
        ("profile", _link(resume.profile)),
        ("headline", person.headline),
    ):
        line = one_line(text).strip()
        is_no_name = field == "name" and line and not any(map(str.isalpha, line))
        if len(line) > _LONGEST_LINE or is_no_name:
            drafts.unplaced.append(Unplaced(text, field))
        elif line:
            candidate[field] = line
    candidate |= _said(resume.summary, drafts)
    skills = tuple(filter(str.strip, map(one_line, resume.skills)))
    if skills:
        candidate["competencies"] = skills
    if drafts.stories:
        candidate["stories"] = tuple(drafts.stories)
    return Found(
        kind="resume",
        format=resume.format,
        candidate=candidate,
        record={},
        missing=_missing(candidate),
        unplaced=(*resume.rest, *drafts.unplaced),
        remarks=(*resume.remarks, *person.remarks),
    )


def _said(paragraphs: tuple[str, ...], drafts: _Drafts) -> dict[str, Value]:
    """The summary, as a pitch or a note, and the positions as they are named, below it."""
    summary = "\n\n".join(paragraphs)
    said: dict[str, Value] = {}
    notes = list(drafts.positions)
    if len(summary) > _LONGEST_TEXT:
        drafts.unplaced.append(Unplaced(summary, "summary"))
    elif is_pitch(summary):
        said["pitch"] = summary
    elif one_line(summary).strip():
        notes.insert(0, summary)
    text = "\n\n".join(notes)
    if len(text) > _LONGEST_TEXT:
        drafts.unplaced += [Unplaced(note, "Experience") for note in notes]
    elif text:
        said["notes"] = text
    return said


def is_pitch(text: str) -> bool:
    """Whether a summary can be said aloud: the person speaks, and at some length."""
    long_enough = len(text.split()) >= _FEWEST_WORDS_OF_PITCH
    return long_enough and bool(_FIRST_PERSON.search(text))


def has_result(text: str) -> bool:
    """Whether a highlight says what came of it: a figure, or words for an outcome; a duty does
    not.
    """
    if _DUTY.match(text):
        return False
    return has_figure(text) or bool(_OUTCOME.search(text))


class _Drafts:
    """The stories so far, and what is none."""

    def __init__(self) -> None:
        self.stories: list[Entry] = []
        self.unplaced: list[Unplaced] = []
        self.positions: list[str] = []  # as the resume names them, with their dates
        self._ids: set[str] = set()
        self._keys: set[str] = set()

    def take(self, job: Job) -> None:
        """Drafts of the highlights of a job; from its summary, if it has none."""
        where = job.where or "Experience"
        if job.heading:
            self.positions.append("; ".join(job.heading).replace("\t", ", "))
        summary = list(job.summary)
        highlights = list(job.highlights)
        if not highlights:
            for paragraph in summary:
                highlights += sentences.split_sentences(paragraph)
            summary = []
        named = ", ".join(filter(None, (job.title, job.employer))) or where
        self.unplaced += [Unplaced(paragraph, named) for paragraph in summary]
        for highlight in highlights:
            if not _is_story(highlight):
                self.unplaced.append(Unplaced(highlight, named))
            else:
                self._story(highlight, job)

    def _story(self, highlight: str, job: Job) -> None:
        highlight = " ".join(highlight.split())
        key = f"{plain_letters(job.employer)}: {plain_letters(highlight)}"
        if key in self._keys:
            return
        self._keys.add(key)
        title = title_of(highlight)
        fields: dict[str, Value] = {"id": self._id(title), "title": title}
        employer = one_line(job.employer).strip()
        if employer and len(employer) <= _LONGEST_LINE:
            fields["employer"] = employer
        year = _year(highlight, job.period)
        if year in _YEARS:
            fields["year"] = year
        fields["situation"] = SITUATION
        if has_result(highlight):
            fields["action"] = ACTION
            fields["result"] = highlight
        else:
            fields["action"] = highlight
            fields["result"] = RESULT
        self.stories.append(Entry(key, fields))

    def _id(self, title: str) -> str:
        """A name for the story that no other has."""
        base = slug(" ".join(telling_words(title)[:_ID_WORDS])) or "story"
        name = free_slug(base, self._ids, _LONGEST_ID)
        self._ids.add(name)
        return name


def _year(highlight: str, period: Period | None) -> int:
    """When it ended: as a highlight says itself ("in January 2024"), else in the year of its job; 0
    where that was longer, since nobody knows when in it that was.
    """
    start, end = (period.start, period.end) if period else (None, None)
    if start and (named := _IN_YEAR.findall(plain_letters(highlight))):
        return max(start.year, int(named[-1]))
    last = end or start
    lasted = period is None or period.lasts or (start and last and start.year != last.year)
    return last.year if last and not lasted else 0


def _is_story(highlight: str) -> bool:
    """Whether a highlight tells something that was done: no list of tools, and no duty of which
    nothing came.
    """
    if _DUTY.match(highlight) and not _OUTCOME.search(highlight):
        return False
    fewest = _FEWEST_WORDS - has_figure(highlight)  # "Trained 14 starters"
    is_long = len(highlight.split()) >= fewest and len(highlight) <= _LONGEST_TEXT
    return is_long and not _TOOLS.match(highlight)


def _link(profile: str) -> str:
    if not profile or profile.startswith(("http://", "https://")):
        return profile
    return f"https://{profile}"


def _missing(candidate: dict[str, Value]) -> tuple[Missing, ...]:
    questions = []
    if "name" not in candidate:
        questions.append(
            Missing(
                ("name",),
                f"No name was found in it. Type the full name after `name:` in {layout.CANDIDATE}.",
            )
        )
    if "pitch" not in candidate:
        questions.append(
            Missing(
                ("pitch",),
                "What do you answer to “Tell me about yourself”? "
                "A resume's summary is written to be read, not said.",
            )
        )
    return tuple(questions)
