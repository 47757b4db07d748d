"""The words of jobs, of meetings and of shared mailboxes, which no person's name is made of.

In: a text. Out: whether it speaks of one of these; English, German, French and Spanish alike.
"""

from __future__ import annotations

import re
from typing import Final

from secondround.text import plain_letters

_JOBS: Final = frozenset(
    """
    director manager head lead leader officer chief vice president engineer senior junior sr jr
    operations recruiter recruiting talent partner people department hiring leiter leiterin bereich
    personal geschaftsfuhrung geschaftsleitung geschaftsfuhrer geschaftsfuhrerin abteilung
    directeur directrice directora responsable analyst developer designer planner consultant
    specialist coordinator administrator assistant associate representative executive supervisor
    therapist professor lecturer personalreferentin personalreferent superintendent librarian
    registrar paramedic solicitor barrister surveyor inspector fitter technician scientist
    physician surgeon accountant
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of job titles that are no part of a name."""
_FIELDS: Final = frozenset(
    """
    senior junior sr jr vice operations recruiting talent people department hiring bereich personal
    abteilung geschaftsfuhrung geschaftsleitung chief executive
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Those of them that say which job, and not that it is one person's."""
_DEPARTMENTS: Final = frozenset(
    """
    people culture talent acquisition hr it qa rd ux operations ops recruiting recruitment sales
    marketing product engineering finance legal design data analytics logistics procurement
    communications security research strategy commercial support success customer personal
    vertrieb einkauf technik entwicklung bereich abteilung department
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What departments are called; a title has another word besides."""
_BETWEEN: Final = frozenset(("and", "und", "et", "y", "r", "d"))
_TITLES: Final = frozenset(
    """
    chair chairman chairwoman dean provost principal matron nurse architect controller buyer founder
    cofounder owner teacher councillor governor sister consultant chef commercial secretary
    treasurer advisor adviser trainer tutor editor
    producer counsel attorney geschaftsfuhrender inhaber inhaberin referent referentin gerente jefe
    jefa chargee charge rektor vorstand prokurist oberarzt chefarzt pflegedienstleitung
    diretor diretora coordenador coordenadora presidente encarregado encarregada gestor gestora
    trustee bursar midwife foreman
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words of job titles that may be a name as well: "Dean", "Principal"."""
_MEETINGS: Final = frozenset(
    """
    team panel interview tour office lunch dinner breakfast coffee break welcome intro introduction
    introductions final round technical case study presentation meet greet group session closing
    close wrap all everybody debrief walkthrough exercise assessment demonstration demo talk
    discussion conversation arrival registration orientation icebreaker networking screening
    recruitment hr stakeholder stakeholders committee culture behavioral behavioural competency
    agenda schedule meeting q&a qa questions
    gesprach fachgesprach technisches vorstellung begrussung rundgang mittagessen kennenlernen
    abschluss prasentation fallstudie einzelgesprach probearbeit pause mittagspause kaffee fragen
    entretien rencontre visite dejeuner equipe accueil bilan etude cafe cas questions cloture
    entrevista visita equipo bienvenida almuerzo comida cierre caso presentacion presentation
    descanso preguntas prueba
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
_TALKS: Final = frozenset(
    """
    interview conversation discussion chat talk call session presentation walkthrough exercise
    debrief screening screen introduction intro wrap up critique review demo dive challenge round
    qa meeting lunch dinner coffee breakfast tour steps closing close welcome programming
    gesprach kennenlernen fallstudie rundgang entretien echange entrevista conversacion charla
    caso etude cas presentacion visita visite almuerzo dejeuner
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""What a meeting is, where the last word of its name says so."""
_MAILBOXES: Final = frozenset(
    """
    team talent hiring people hr recruiting recruitment recruiter recruiters jobs job careers career
    interview interviews scheduling schedule calendar meeting meetings room booking bookings office
    admin info contact support help no reply noreply human resources staffing ops operations events
    mail service karriere bewerbung bewerbungen personal personalabteilung recrutement rh seleccion
    acquisition coordination committee search admissions early earlycareers nursing medical
    onboarding department faculty
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""Words that make up the name of a mailbox that several people read."""
_SURE_MAILBOXES: Final = frozenset(
    """
    team recruiting recruitment recruiter recruiters jobs careers career hr noreply scheduling
    bookings karriere bewerbung bewerbungen personalabteilung recrutement rh seleccion acquisition
    staffing committee department talent
    """.split()  # noqa: SIM905 (a list, and no column of quotes)
)
"""One of these in a name is enough."""
_ENDINGS: Final = (
    "gesprach", "rundgang", "vorstellung", "ubung", "fuhrung", "besichtigung", "prasentation",
    "interview", "diskussion", "aufgabe", "pause",
)  # fmt: skip
"""How German words of meetings end."""
_JOB_ENDINGS: Final = (
    "leiter", "leiterin", "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "referent",
    "referentin", "berater", "beraterin", "direktor", "direktorin", "vorsitzende", "vorsitzender",
    "beauftragte", "beauftragter", "fuhrerin", "schaftsfuhrer", "meisterin",
    "teacher", "master", "mistress", "keeper", "worker",
)  # fmt: skip
"""How German and English words of jobs end."""
_OFFICES: Final = ("leitung",)
"""How German words end that call somebody by the office: "Bereichsleitung Netze"."""
_PROFESSION: Final = re.compile(
    r"\w{2,}(?:logist|macist|nomist|hemist|dentist|iatrist|ecialist|grapher|ysicist)"
    r"|\w{3,}ician"
)
"""How words of professions end, and no surname does: "pharmacist", "radiographer"."""
_PLACE: Final = re.compile(
    r"(?:(?:conf(?:erence)? )?room|meeting room|raum|besprechungsraum|salle|sala|floor|stock|etage"
    r"|building|gebaude|haus|lobby|reception|empfang|kitchen|canteen|kantine|cafeteria|zoom|teams"
    r"|google meet|webex|online|remote|video|phone|telefon|on-?site|vor ort)(?!\w)"
    r"|(?:workshop|lab|laboratory|suite|studio|hall|theatre|office|bay|block) [a-z]?\d[\w.]*"
    r"|\d+(?:st|nd|rd|th)? (?:floor|street|road)|\w+(?:strasse|str\.|platz|weg|allee) \d+"
)
"""Where a session is, in plain letters."""
_HONORIFIC: Final = re.compile(r"^(?:(?:Professor|Councillor|Cllr|Sir|Dame)\.? )+")
_FIELD: Final = re.compile(
    r"\w{2,}(?:ations?|ctions?|tics|ology|structure|velopment|agement|rement|ernance|pliance"
    r"|tenance|surance|ability|eering)"
)
"""How fields of work end, and no surname does: "infrastructure", "governance"."""
_SHORT_TITLE: Final = re.compile(r"(?!(?:HQ|UK|USA?|EU|NYC|TB[ACD]|RN|MD)$)[A-Z]{2,4}")
"""VP, CTO, HR."""
_OF: Final = re.compile(r"\s(?:of|for|to|der|des|für|de|du|del|do|da)\s", re.IGNORECASE)
"""What follows the head of a title."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)?")


def without_honorific(name: str) -> str:
    """A name without what is said before it, and is no job there: "Professor Ines Carvalho"."""
    return _HONORIFIC.sub("", name)


def of(text: str) -> set[str]:
    """The words of a text in plain letters; "Wrap-up" is two."""
    return set(_WORD.findall(plain_letters(text)))


def names_a_job(text: str) -> bool:
    """Whether a word of a text is one of a job or of a meeting."""
    found = of(text)
    return bool((_JOBS | _MEETINGS) & found) or any(
        word.endswith((*_ENDINGS, *_OFFICES))
        or _singular(word) in _JOBS
        or _PROFESSION.fullmatch(word)
        for word in found
    )


def names_a_field(text: str) -> bool:
    """Whether a word of a text is one of a field of work: "Clinical Infrastructure"."""
    return any(map(_FIELD.fullmatch, of(text)))


def ends_with_a_meeting(text: str) -> bool:
    """Whether the head of a text is a meeting: "Hiring manager conversation"."""
    bare = re.split(r"[:(,–—]| (?:about|on|and|with|over|zu|über|sur|sobre) ", text)[0]
    found = _WORD.findall(plain_letters(bare))
    return bool(found) and (found[-1] in _TALKS or found[-1].endswith(_ENDINGS))


def singular_title(text: str) -> str:
    """A title in the plural as each person has it: "Principal Engineer"; "" for one in the
    singular, as "Chair of Governors" is.
    """
    for word in _OF.split(text)[0].split():
        one = _singular(plain_letters(word).strip(".,"))
        if one:
            bare = word.strip(".,")
            return text.replace(bare, bare[: len(one)], 1)
    return ""


def _singular(word: str) -> str:
    """The word of a job in the plural without its ending; "" where it is none."""
    jobs = _JOBS | _TITLES
    if word in jobs:
        return ""
    endings = ("nen", "es", "s", "en")
    found = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return next((one for one in found if one in jobs), "")


def is_job(text: str) -> bool:
    """Whether a text is the title of a job."""
    capitals = any(_SHORT_TITLE.fullmatch(word.strip(".,")) for word in text.split())
    found = of(text)
    endings = (*_JOB_ENDINGS, *_OFFICES)
    is_compound = any(word.endswith(endings) or _PROFESSION.fullmatch(word) for word in found)
    return capitals or is_compound or bool((_JOBS | _TITLES) & found)


def is_department(text: str) -> bool:
    """Whether a text names a department, and no job: "People", "HR", "Engineering"."""
    found = of(text.replace("&", " "))
    return bool(found - _BETWEEN) and all(
        word in _DEPARTMENTS or word in _BETWEEN or _FIELD.fullmatch(word) for word in found
    )


def is_title(text: str) -> bool:
    """Whether a text in brackets is a title, and not a department."""
    return is_job(text) and not is_department(text)


def is_of_one(text: str) -> bool:
    """Whether a title is in the singular, and so one person's: "Head of Brewing"."""
    found = of(text)
    is_one = bool((_JOBS - _FIELDS | _TITLES) & found) or any(map(_PROFESSION.fullmatch, found))
    return is_one and not singular_title(text)


def has_short_title(text: str) -> bool:
    """Whether a word of a text is an abbreviation such as "VP"."""
    return any(_SHORT_TITLE.fullmatch(word) for word in text.split())


def is_mailbox_name(name: str) -> bool:
    """Whether a name is that of a mailbox, and of no person: "Medical & Nursing Recruitment"."""
    return bool(_SURE_MAILBOXES & of(name))


def is_mailbox_address(email: str) -> bool:
    """Whether an address is that of a mailbox: `talent.team@…`."""
    found = of(email.partition("@")[0].replace("_", " "))
    return bool(found) and found <= _MAILBOXES


def mailbox_words() -> frozenset[str]:
    """Words that are no part of a person's name where they make up an address."""
    return _MAILBOXES


def is_place(text: str) -> bool:
    """Whether a text says where something is."""
    return bool(_PLACE.search(plain_letters(text))) and not names_a_job(text)
