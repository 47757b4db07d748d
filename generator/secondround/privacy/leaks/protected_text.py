"""One text that somebody wrote, as the leak test looks for it."""

from __future__ import annotations

from pathlib import PurePosixPath

from msgspec import Struct

from secondround.records.yaml import FieldPath
from secondround.vocabulary import Edition


class ProtectedText(Struct, frozen=True):
    """One text that somebody wrote, and who may read it."""

    text: str
    path: FieldPath  # of its field
    file: PurePosixPath  # in which it was written
    reach: Edition
    is_name: bool = False  # it says who somebody is
    is_prose: bool = False  # it is longer text: sentences, not a line
    foreign: bool = False  # it comes from files of which the output may hold nothing
    only_as_name: bool = False  # its words are ordinary ones, so it counts only written as a name
    story: str = ""  # of an employer: the story it belongs to; it counts only beside that story
    about_company: bool = False  # somebody else who applies to that company may have it, too


class PacketTexts(Struct, frozen=True):
    """What an output may say of one packet, and what it may not. Plain values.

    `allowed` and what follows are words with a space around each, so that a search finds whole
    words.
    """

    packet: str  # its id
    folder: str  # in the output; "" where nothing of it may be there
    protected: tuple[ProtectedText, ...]
    allowed: str
    allowed_names: str = ""  # anybody named here may be named
    company: str = ""  # so that two packets are known to be about the same one
    candidate_file: str = ""
    stories: frozenset[str] = frozenset()  # each with its employer, by its id and by its title
    allowed_figures: frozenset[int] = frozenset()  # as words, "2.1 million" would be another
    remarks: frozenset[str] = frozenset()  # the coach's, each whole: another client may have one
