"""What a meeting is called, without what calendars put before it and without whose it is.

In: the title of an event, and who is known. Out: the title without "Invitation:", the company and
the candidate, wherever something is left.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from secondround.imports.invite import dates
from secondround.imports.invite.known import Known
from secondround.imports.invite.people import Person
from secondround.text import capital, is_english_word, slug

_NOISE: Final = re.compile(
    r"(?:(?:updated |new |calendar |interview )?(?:invitation|invite|confirmed|confirmation)"
    r"|accepted|tentative|reminder|rescheduled|updated|fwd?|fw|re|aw|wg|einladung|best[äa]tigt"
    r"|invitaci[oó]n|confirmad[ao]|confirm[ée]e?)\s*[:：]\s*",
    re.IGNORECASE,
)
_INVITED: Final = re.compile(
    r"(?:invitation|invite) (?:to|for) (?:an? |the |your |our )?((?:[\w-]+ ){0,2}interview)"
    r"\s*[:：–—|-]\s.+",
    re.IGNORECASE,
)
"""A letter's subject that says to what one is invited, and for which position."""
_WHEN: Final = re.compile(r"\s+@ [A-Z][a-zé]{2,3}\.? .*\d{4}.*$")
"""What Google puts behind a title: "@ Tue Nov 24, 2026 9:30am - 10am (CET) (me@example.com)"."""
_ZONE: Final = re.compile(r"\s*\((?:\w+ ){1,3}time\)$", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\s*[-–—,:(]\s*(?:has been |was |is |now |wird |ist )?"
    r"(?:re-?scheduled|moved|verschoben|verlegt|report[ée]e?|d[ée]plac[ée]e?|aplazad[oa]"
    r"|new (?:date|time)|neuer termin|update)"
    r"(?: (?:to|auf|au|al?))?\s*\)?$",
    re.IGNORECASE,
)
"""What says of a meeting that it has moved: "Your onsite - moved to"."""
_YOUR: Final = re.compile(r"^(?:your|our|the|ihr|dein|votre|ton|su|tu)\s+(?=\S)", re.IGNORECASE)
_INTERVIEW: Final = re.compile(r"^interview\s*[:：]\s+(?=\S)", re.IGNORECASE)
"""What says nothing once the company before it is gone: "Acme interview: Portfolio review"."""
_STAGE: Final = re.compile(r"interview|round|stage|screen|onsite|on-site|call|chat", re.IGNORECASE)
"""What names a meeting, whatever it is for."""
_TOO_LITTLE: Final = frozenset(("day", "days", "date", "tag", "termin", "journée", "día"))
_BETWEEN: Final = re.compile(
    r"(\s+[-–—|/·•x]\s+|\s*[:：]\s+|\s*<>\s*|,\s+|\s+(?:with|at|for|mit|bei|avec|chez|con)\s+)"
)
_BRACKET: Final = re.compile(r"\s*\(([^()]+)\)")
_AND: Final = re.compile(r"\s+(?:and|und|et|y|&)\s+")
_FORMS: Final = ("ag", "corp", "gmbh", "group", "inc", "kg", "limited", "llc", "ltd", "plc", "the")
_SUFFIX: Final = 3  # letters of the "co" of "co.uk" at most


def plain_title(title: str, known: Known, hosts: Collection[str]) -> str:
    """The title of an event as the name of a round or a session.

    hosts: what the hosts of the interviewers' addresses are called.
    """
    title = _ZONE.sub("", title.strip())
    named = _MOVED.sub("", dates.without_day(_WHEN.sub("", title)))
    if invited := _INVITED.fullmatch(named):
        named = invited[1]
    while noise := _NOISE.match(named):
        named = named[noise.end() :]
        if "interview" in noise[0].casefold() and not _STAGE.search(named):
            named = f"Interview – {named}"  # "Interview Confirmation: Executive Chef at Acme"
    named = _BRACKET.sub(lambda found: "" if _is_whose(found[1], known, hosts) else found[0], named)
    pieces = _BETWEEN.split(_without_company_before(named, known.companies))
    kept: list[str] = []
    for between, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if not _is_whose(piece, known, hosts):
            kept += [between if kept else "", piece]
    left = _YOUR.sub("", "".join(kept).strip())
    left = _INTERVIEW.sub("", left) if "".join(kept) != named else left
    left = named if left.casefold() in _TOO_LITTLE else left
    return capital(left if any(map(str.isalpha, left)) else named) or title


def without_people(title: str, present: Iterable[Person]) -> str:
    """The name of a session without the people whom it has anyway, and what the record says of
    them: "Interview" of "Interview: Ana Ruiz, COO".

    All of it where nothing else is left; "Lunch with Ana Ruiz" is what people say, and stays.
    """
    called: list[set[str]] = []
    told: set[str] = set()
    for person in present:
        if not person.is_from_address:
            called.append(set(_words(person.name)))
            told.update(_words(f"{person.name} {person.title} {person.part}"))
    whole = _BRACKET.sub(
        lambda at: f" - {at[1]}" if told.issuperset(_words(at[1])) else at[0], title
    )

    def is_one(name: str) -> bool:
        words = _words(name)
        return bool(words) and any(map(set(words).issubset, called))

    between, left = "", ""
    is_theirs = has_theirs = False
    for part in _BETWEEN.split(whole):
        if _BETWEEN.fullmatch(part):
            between = part
            continue
        is_name = not between.strip().isalpha() and all(map(is_one, _AND.split(part)))
        is_theirs = is_name or (is_theirs and told.issuperset(_words(part)))
        has_theirs = has_theirs or is_theirs
        left += "" if is_theirs else (between if left else "") + part
    return capital(left.strip()) if has_theirs and left.strip() else title


def _is_whose(piece: str, known: Known, hosts: Collection[str]) -> bool:
    """Whether a piece of a title only says whose the meeting is."""
    words = _words(piece)
    if any(known.is_candidate(name.strip(" ()"), "") for name in _AND.split(piece)):
        return True
    if any(len(words) > 1 and _is_short_for(words, _words(name)) for name in known.names):
        return True
    if any(words and words == _words(company) for company in known.companies):
        return True
    is_longer = len(words) > 1 and words[0] in hosts and not is_english_word(words[0])
    return is_longer or "".join(words) in hosts


def _is_short_for(words: Collection[str], name: Collection[str]) -> bool:
    """Whether words are some of a name's, of which all but one may be initials: "M. Okafor"."""
    initials = {word[0] for word in name}
    is_whole = any(word in name for word in words if len(word) > 1)
    return is_whole and all(word in name or word in initials for word in words)


def _words(name: str) -> list[str]:
    return [word for word in slug(name).split("-") if word and word not in _FORMS]


def _without_company_before(title: str, companies: Iterable[str]) -> str:
    """What is behind the company in "Harborview Health Onsite"; else all of it."""
    for company in companies:
        rest = title[len(company) :]
        is_first = company and title.casefold().startswith(company.casefold())
        if is_first and re.match(r"\s+\w", rest):
            return rest.strip()
    return title


def host_names(emails: Iterable[str]) -> frozenset[str]:
    """What the hosts of addresses are called: "harborview" of mail.harborview.co.uk."""
    found: set[str] = set()
    for email in emails:
        parts = email.rpartition("@")[2].casefold().split(".")[:-1]
        while len(parts) > 1 and len(parts[-1]) <= _SUFFIX:
            parts.pop()
        found.update(parts[-1].replace("-", "") for _ in parts[:1])
    return frozenset(found)
