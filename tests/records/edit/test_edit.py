"""Round-trip writing: what a person typed stays, to the byte, outside the edited field."""

from __future__ import annotations

import difflib
from pathlib import PurePosixPath

import pytest

from secondround.records.edit import Edit, EditError, Plain, document, edited
from secondround.records.yaml import reader

RECORD = """\
# My notes on Harbor: keep this line.
company: {name: Harbor Logistics, website: https://example.com}   # from the posting

role:
    title:   'Head of Operations'
    requirements:
    - text: Leads incidents calmly   # they said it twice
      must: true

    - Knows rail freight
rounds:
  # the second one counts
  - name: Second interview
    sessions:
      - {at: "09:30", minutes: 45, with: [ana-ruiz]}
      -   minutes: 30
          with:
            - tom-berg
          debrief: |
            He smiled.

            Twice.

# the end
"""


def after(text: str, *edits: Edit) -> str:
    return edited(text.encode(), edits).decode()


def changed(text: str, *edits: Edit) -> list[str]:
    """The lines that came, with `+`, and went, with `-`."""
    new = after(text, *edits)
    return [
        line
        for line in difflib.ndiff(text.splitlines(keepends=True), new.splitlines(keepends=True))
        if line[0] in "+-"
    ]


CASES: dict[str, tuple[tuple[tuple[str | int, ...], Plain | None], list[str]]] = {
    "a quoted value": (
        (("role", "title"), "Director"),
        ["-     title:   'Head of Operations'\n", "+     title: Director\n"],
    ),
    "in braces": (
        (("company", "name"), "Harbor, Inc."),
        [
            (
                "- company: {name: Harbor Logistics, "
                "website: https://example.com}   # from the posting\n"
            ),
            (
                '+ company: {name: "Harbor, Inc.", '
                "website: https://example.com}   # from the posting\n"
            ),
        ],
    ),
    "a comment on the line stays": (
        (("role", "requirements", 0, "text"), "Leads: calmly"),
        [
            "-     - text: Leads incidents calmly   # they said it twice\n",
            '+     - text: "Leads: calmly"   # they said it twice\n',
        ],
    ),
    "a new field": (
        (("role", "requirements", 0, "shows"), ["calm"]),
        ["+       shows: [calm]\n"],
    ),
    "a new entry": (
        (("role", "requirements", 2), {"text": "Speaks Polish", "must": False}),
        ["+     - text: Speaks Polish\n", "+       must: false\n"],
    ),
    "a text of several lines": (
        (("rounds", 0, "sessions", 1, "debrief"), "One.\n\nTwo."),
        [
            "-           debrief: |\n",
            "+           debrief: |-\n",
            "-             He smiled.\n",
            "+             One.\n",
            "-             Twice.\n",
            "+             Two.\n",
        ],
    ),
    "a list made longer": (
        (("rounds", 0, "sessions", 1, "with", 1), "ana-ruiz"),
        ["+             - ana-ruiz\n"],
    ),
    "in a list in brackets in braces": (
        (("rounds", 0, "sessions", 0, "with", 1), "tom-berg"),
        [
            '-       - {at: "09:30", minutes: 45, with: [ana-ruiz]}\n',
            '+       - {at: "09:30", minutes: 45, with: [ana-ruiz, tom-berg]}\n',
        ],
    ),
    "a map that was not there": (
        (("logistics", "contact"), "Kim Lee"),
        ["+ logistics:\n", "+   contact: Kim Lee\n"],
    ),
    "an entry taken out": (
        (("role", "requirements", 1), None),
        ["-     - Knows rail freight\n"],
    ),
    "the first key behind a dash taken out": (
        (("rounds", 0, "sessions", 1, "minutes"), None),
        [
            "-       -   minutes: 30\n",
            "-           with:\n",
            "+       -   with:\n",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_only_the_edited_lines_change(name: str) -> None:
    """An edit changes the lines of its field and no other."""
    (path, value), expected = CASES[name]
    assert changed(RECORD, Edit(path, value)) == expected


def test_taking_out_the_last_entry_takes_out_its_list() -> None:
    """A list or map left without entries goes, with its key."""
    new = after(RECORD, Edit(("rounds", 0), None))
    assert "rounds" not in new
    assert "# the end" in new


def test_a_text_is_never_turned_into_a_map() -> None:
    """An edit below a text is refused, and the text kept."""
    with pytest.raises(EditError, match="does not fit"):
        after(RECORD, Edit(("role", "requirements", 1, "must"), "no"))


def test_lines_that_end_differently_stay_so() -> None:
    """In a file of which two systems wrote parts, no line changes but those that are new."""
    data = b"company:\r\n  name: Harbor\r\nrole:\n  title: Head\nnotes: Call\n"
    edits = [Edit(("role", "team"), "Night"), Edit(("company", "site"), "Quay")]
    was, now = data.splitlines(keepends=True), edited(data, edits).splitlines(keepends=True)
    new = [line for line in now if line not in was]
    assert new == [b"  site: Quay\r\n", b"  team: Night\n"]
    assert [line for line in now if line in was] == was


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "# nothing\r\n\r\n"])
def test_a_file_without_fields(text: str) -> None:
    """The first field goes below the comments."""
    new = after(text, Edit(("name",), "Amara Okafor"))
    assert new.startswith(text.rstrip())
    assert new.rstrip().endswith("name: Amara Okafor")


def test_line_ends_and_the_mark_at_the_start_stay() -> None:
    """A file from Windows keeps its line ends, in new lines too."""
    data = ("\ufeff" + RECORD.replace("\n", "\r\n")).encode()
    new = edited(data, [Edit(("role", "requirements", 2), {"text": "a", "must": True})])
    assert new.startswith(b"\xef\xbb\xbf#")
    assert new.count(b"\n") == new.count(b"\r\n") == RECORD.count("\n") + 2


def test_no_line_end_at_the_end() -> None:
    """A last line without its end gets one before the next."""
    assert after("name: Amara", Edit(("email",), "a@example.com")) == (
        "name: Amara\nemail: a@example.com"
    )


def test_order() -> None:
    """A new field goes behind the last one that comes before it in the model."""
    text = "name: Amara\n# mine\npitch: I ship.\n"
    new = edited(
        text.encode(), [Edit(("email",), "a@example.com")], lambda _: ("name", "email", "pitch")
    )
    assert new.decode() == "name: Amara\nemail: a@example.com\n# mine\npitch: I ship.\n"


def test_comments_of_an_entry_stay_with_it() -> None:
    """A new entry goes below the comments that are indented like the fields of the one before."""
    text = "rounds:\n  - name: One\n    # told: [a]\n    # debrief: b\n\n# the end\n"
    assert after(text, Edit(("rounds", 1, "name"), "Two")) == (
        "rounds:\n  - name: One\n    # told: [a]\n    # debrief: b\n  - name: Two\n\n# the end\n"
    )


def test_a_document_reads_back() -> None:
    """What is written is what is read: long texts, lists, odd characters."""
    fields: dict[str, Plain] = {
        "name": "Amara: the # one",
        "pitch": "I keep payments running. " * 12 + "So far.",
        "competencies": ["leadership", "no"],
        "stories": [{"id": "a", "action": ["One.", "Two " * 40 + "end."], "result": "1\n2"}],
    }
    source, problems = reader.read(PurePosixPath("candidate.yml"), document(fields).encode())
    assert problems == ()
    assert source.value == fields


def test_a_file_with_line_ends_of_long_ago_is_edited() -> None:
    """A comment first, and lines that end in nothing but a carriage return: all is found."""
    before = b"# mine\rname: Ana\rstories:\r- id: a\r"
    assert edited(before, [Edit(("name",), "Bea")]) == before.replace(b"Ana", b"Bea")


@pytest.mark.parametrize("line", ["[a]: 2", "? {a: 1}\n: 2", "name: Bea"])
def test_a_file_that_cannot_be_read_is_not_edited(line: str) -> None:
    """The place and the reason are named: a key that is a list, a key twice."""
    with pytest.raises(EditError, match=r"^Line 2: "):
        edited(f"name: Ana\n{line}\n".encode(), [Edit(("name",), "Cleo")])


LONG = "x" * 60
FLOW = (
    "rounds:\n"
    "  - sessions:\n"
    '      - {at: "09:00", with: [ana-ruiz, kim-lee]}  # room 4\n'
    "      - {at: '10:00', with: [kim-lee]}\n"
)


def test_what_grows_too_long_for_its_line_is_taken_apart() -> None:
    """Braces on a line of more than a hundred columns become lines of their own, with the parts as
    they were written and the comment where it was; what fits stays as it is.
    """
    place = ("rounds", 0, "sessions", 0)
    short = edited(FLOW.encode(), [Edit((*place, "told"), ["ledger"])]).decode()
    assert '{at: "09:00", with: [ana-ruiz, kim-lee], told: [ledger]}  # room 4' in short
    said = [Edit((*place, "debrief"), LONG), Edit((*place, "asked"), [LONG, LONG])]
    assert edited(FLOW.encode(), said).decode() == (
        "rounds:\n"
        "  - sessions:\n"
        '      - at: "09:00"  # room 4\n'
        "        with: [ana-ruiz, kim-lee]\n"
        f"        debrief: {LONG}\n"
        "        asked:\n"
        f"          - {LONG}\n"
        f"          - {LONG}\n"
        "      - {at: '10:00', with: [kim-lee]}\n"
    )
    inside = edited(f"a: {{b: [{LONG}]}}\nc: d\n".encode(), [Edit(("a", "b", 1), LONG)]).decode()
    assert inside == f"a:\n  b:\n    - {LONG}\n    - {LONG}\nc: d\n"


def test_a_comment_on_what_was_wrong_says_so() -> None:
    """It stays, and is not read as being about the new value."""
    text = b"title: Head  # as on the invite\nname: Ana  # spelled so\n"
    made = edited(text, [Edit(("title",), "Director", was="Head"), Edit(("name",), "Ana R")])
    assert (
        made
        == "title: Director  # was “Head”: as on the invite\nname: Ana R  # spelled so\n".encode()
    )
