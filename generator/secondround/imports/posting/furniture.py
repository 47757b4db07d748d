"""What a job site shows around a posting, where all of its page was copied: menus, buttons, who
posted it, how many have applied.

In: blocks. Out: the blocks of the posting itself, with the company and the place that only the
site's own lines say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from secondround.imports.documents import Block
from secondround.text import plain_letters

_WHOLE: Final = re.compile(
    r"skip to (?:main )?content|home|my network|jobs|messaging|notifications|me|for business"
    r"|try premium.*|search|menu|sign in|log in|join now|share|save|saved|apply|apply now"
    r"|easy apply|meet the hiring team|people you can reach out to"
    r"|follow|following|message|show (?:more|less)(?: options)?|see (?:more|less)|report this job"
    r"|job poster|set alert(?: for similar jobs)?|get notified.*|similar jobs"
    r"|back to (?:jobs|search)"
    r"|your profile (?:matches|is missing).*|(?:promoted by|responses managed).*"
    r"|(?:over )?[\d,.]+\+? (?:applicants|people clicked apply|followers|views)"
    r"|(?:re)?posted .{1,20} ago|.{1,20} ago|(?:be among the )?first \d+ applicants"
    r"|actively (?:hiring|recruiting|reviewing applicants).*|.*\d employees\b.*\bon linkedin"
    r"|your ai-powered .*|show match details|tailor my resume|help me stand out|show all"
    r"|.* and others in your network|[123](?:st|nd|rd)|set|save .+ at .+|new"
    r"|job search (?:faster|smarter) with premium|access company insights.*|.* members use premium"
    r"|interested in working with us in the future|i['’]m interested"
    r"|members who share that they['’]re interested in a company.*"
    r"|zum (?:haupt)?inhalt springen|startseite|teilen|speichern|merken|jetzt bewerben|bewerben"
    r"|mehr anzeigen|weniger anzeigen|folgen|[\d,.]+ (?:follower|bewerber.*)|vor .{1,20}"
    r"|(?:vor .{1,20} )?veroffentlicht"
)
"""A line, or a part of one, that is a site's own, in plain letters."""
_COOKIES: Final = re.compile(
    r"(?:we(?: and our partners)?|(?:this|our) (?:web ?)?site|(?:diese|unsere) (?:web ?)?seite|wir"
    r"|ce site|nous|este sitio(?: web)?) (?:also )?(?:uses?|verwende[nt]|nutz(?:en|t)|setz(?:en|t)"
    r"|utilis(?:e|ons)|utiliza(?:mos)?)\b.{0,40}\bcookies?\b.*"
    r"|(?:accept|reject|allow|manage)(?: all)? cookies|cookie[- ](?:settings|einstellungen|policy)"
)
"""What a page says of its cookies, in plain letters."""
_LOGO: Final = re.compile(
    r"(?:company )?logo (?:for|of|von) (?P<before>.+)|(?P<behind>.+) logo", re.IGNORECASE
)
_PARTS: Final = re.compile(r"\s+[·•|]\s+")
_CERTAIN: Final = 3
"""Lines of a site's own that show that a page was copied; one or two may be a posting's."""


class Copied(Struct, frozen=True):
    """A posting without what was around it."""

    blocks: tuple[Block, ...]
    company: str = ""
    extras: tuple[tuple[str, str], ...] = ()  # what and its text
    lines: int = 0  # that were left out


def taken_away(blocks: Sequence[Block]) -> Copied:
    """The posting in a copied page; all blocks as they are where it shows no more than that."""
    own = list(filter(_is_own, "\n".join(block.text for block in blocks).split("\n")))
    if len(own) < _CERTAIN:
        return Copied(tuple(blocks))
    company = next(filter(None, map(_of_logo, own)), "")
    kept: list[Block] = []
    extras: list[tuple[str, str]] = []
    seen: set[str] = {company}
    for block in blocks:
        lines = block.text.split("\n")
        has_own = any(map(_is_own, lines)) or any(line in seen for line in lines)
        if not has_own and not any(map(_has_own_part, lines)):
            kept.append(block)
            seen.update(lines if len(kept) == 1 else ())
            continue
        for line in lines:
            if _has_own_part(line):
                extras += [
                    ("place of work", part) for part in _PARTS.split(line) if not _is_own(part)
                ]
            elif line not in seen and not _is_own(line):
                kept.append(replace(block, text=line))
                seen.add(line)
    return Copied(tuple(kept), company, tuple(dict.fromkeys(extras)), len(own))


def is_on_cookies(text: str) -> bool:
    """Whether a text is a page's notice of its cookies."""
    return bool(_COOKIES.fullmatch(_bare(text)))


def _is_own(line: str) -> bool:
    return bool(_WHOLE.fullmatch(_bare(line)) or _of_logo(line))


def _has_own_part(line: str) -> bool:
    """Whether it is a line such as "Berlin · Reposted 2 weeks ago · Over 100 applicants"."""
    parts = _PARTS.split(line)
    return len(parts) > 1 and any(map(_is_own, parts))


def _of_logo(line: str) -> str:
    """Whose logo a line stands for."""
    found = _LOGO.fullmatch(line.strip())
    return (found["before"] or found["behind"]).strip() if found else ""


def _bare(line: str) -> str:
    return " ".join(plain_letters(line).split()).strip(" .:…?!")
