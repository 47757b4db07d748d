"""Another client's name or words, typed into this client's own files, stop what this client
gets.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.privacy.leaks.as_names import stands_as_name

from .conftest import CANDIDATE, RECORD, Typed, put

BEN = """\
name: Ben Achterberg
email: ben.achterberg@mailbox.example
pitch: I have mended harbour cranes since I was a boy in Vlissingen.
stories:
  - id: crane-night
    title: Righted the crane before the tide
    employer: Tidewell
    situation: A crane leaned over the quay, and the tide was due at four.
    action: [I chained it to two bollards and a dredger.]
    result: It stood again after 3 hours, and nobody was hurt.
"""
BENS = """\
company: {name: Quayside Freight}
role: {title: Engineer}
interviewers: {ines: {name: Ines Kowalska, \
notes: Dislikes slides; her brother works for the competitor in Ghent.}}
notes: He owes the bank eleven thousand and must not say so.
"""
STORY = """\
  - id: {id}
    title: {title}
    employer: {employer}
    situation: Write here how things stood.
    action: [Write here what you did.]
    result: Write here what came of it in 3 words.
"""


@pytest.fixture
def two(workspace: Path) -> Path:
    """Two clients, of whom one has the other's words nowhere."""
    put(workspace, "packets/ben/candidate.yml", BEN)
    put(workspace, "packets/ben/quay/interview.yml", BENS)
    return workspace


def written(two: Path, typed: Typed, out: Path) -> tuple[int, str]:
    result = typed("markdown", "--workspace", two, "--candidate", "amara", "--output", out)
    return result.exit_code, result.output


def test_without_the_others_words_it_is_made(two: Path, typed: Typed, tmp_path: Path) -> None:
    """It is these words that stop the output, below."""
    assert written(two, typed, tmp_path / "before")[0] == 0


@pytest.mark.parametrize(
    "case",
    [
        ("Tell it as Ben Achterberg does.", "name"),
        ("Tell it as BEN  ACHTERBERG does.", "name"),
        ("Ask ben achterberg.", "name"),
        ("Be\u200bn Achter\u00adberg told it better.", "name"),
        ("Another client, Achterberg, told it better.", "name"),
        ("Mr Achterberg’s way is better.", "name"),
        ("Write to ben.achterberg@mailbox.example for it.", "email"),
        ("Like the man who owes the bank eleven thousand and hides it.", "notes"),
        ("Say: I chained it to two bollards and a dredger.", "action"),
        ("Her brother works for the competitor in Ghent, I hear.", "notes"),
        ("Ines Kowalska will ask that, too.", "name"),
        ("They lost to Quayside Freight.", "name"),
    ],
)
@pytest.mark.parametrize("where", ["comment", "motivation"])
def test_it_stops_the_output_and_both_places_are_named(
    case: tuple[str, str], where: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """In a comment for the client, or in a field of the record."""
    text, field = case
    if where == "comment":
        put(
            two,
            "packets/amara/harbor/comments.yml",
            f"comments:\n  - for: candidate\n    text: '{text}'\n",
        )
        place = "packets/amara/harbor/comments.yml:3"
    else:
        record = RECORD.replace(
            "I want to build a hub of my own, and they have two to build.", f"'{text}'"
        )
        put(two, "packets/amara/harbor/interview.yml", record)
        place = "packets/amara/harbor/interview.yml:7"
    code, said = written(two, typed, tmp_path / "out")
    assert code == 1
    assert said.startswith(f"{place}:1: error leaked-field: ")
    assert f"it comes from `{field}`, at packets/ben/" in said
    assert not (tmp_path / "out").exists()
    for private in (
        "owes the bank eleven thousand and must not",
        "harbour cranes since I was",
        "Dislikes slides",
    ):
        assert private not in said


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("packets/index.md", "# Home\n\nAs Ben Achterberg says.\n"),
        ("packets/guides/one.md", "# One\n\nAs Ben Achterberg says.\n"),
        (
            "packets/library/own.yml",
            "questions:\n- {id: one, about: goals,\n   text: Does Ben Achterberg like it here?}\n",
        ),
        ("mkdocs.yml", "docs_dir: packets\n# x\nsite_name: Ben Achterberg and others\n"),
    ],
)
def test_in_what_all_clients_share_the_line_is_named(
    place: str, text: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """A guide, the home page, the library or the site's name: where it was typed, and not only the
    other client's field.
    """
    put(two, place, text)
    result = typed("client", "export", "amara", tmp_path / "out", "--workspace", two)
    assert result.output.startswith(f"{place}:3:1: error leaked-field: "), result.output
    assert "hint: take it out here" in result.output


@pytest.mark.parametrize(
    "number",
    ["0470 55 01 22", "+32 (0)470 / 55.01.22", "0032470550122", "+32 470 550 122", "470-55-01-22"],
)
def test_a_telephone_number_is_the_same_however_it_is_written(
    number: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """With the country’s code or without, grouped by whatever marks; another number is none."""
    put(two, "packets/ben/candidate.yml", BEN + "phone: +32 470 55 01 22\n")
    for said, code in ((number, 1), (number.replace("22", "23"), 0)):
        comments = f"comments:\n  - for: candidate\n    text: 'Ring {said} for a crane.'\n"
        put(two, "packets/amara/harbor/comments.yml", comments)
        made = written(two, typed, tmp_path / str(code))
        assert (made[0], "it comes from `phone`" in made[1]) == (code, bool(code)), made[1]


def test_a_number_that_both_clients_have_is_no_leak(
    two: Path, typed: Typed, tmp_path: Path
) -> None:
    """Two of one family have one telephone, each with its number in another notation."""
    put(two, "packets/ben/candidate.yml", BEN + "phone: 0049-30 55 500 100\n")
    comments = "comments:\n  - for: candidate\n    text: 'Is +49 30 5550 0100 still yours?'\n"
    put(two, "packets/amara/harbor/comments.yml", comments)
    assert written(two, typed, tmp_path / "out")[0] == 0


@pytest.mark.parametrize("form", ["NV", "N.V.", "GmbH & Co. KG", "plc", "A/S"])
def test_a_firm_is_found_without_its_legal_form(
    form: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """Nobody says "Zwartkop Ferries NV"; one word that is left, or ordinary ones, tell nothing."""
    put(
        two,
        "packets/amara/harbor/comments.yml",
        """\
comments:
  - for: candidate
    text: You left Zwartkop Ferries, then Tidewell and The Harbour, did you not?
""",
    )
    for firm, code in (("Zwartkop Ferries", 1), ("Tidewell", 0), ("The Harbour", 0)):
        bens = BEN.replace("employer: Tidewell", f"employer: {firm} {form}")
        put(two, "packets/ben/candidate.yml", bens)
        made = written(two, typed, tmp_path / firm)
        assert (made[0], "it comes from `employer`" in made[1]) == (code, bool(code)), made[1]


@pytest.mark.parametrize(
    ("id_", "title"),
    [("crane-night", "Another title"), ("another", "Righted the crane before the tide")],
)
def test_a_story_copied_as_a_skeleton_with_its_employer(
    id_: str, title: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """A story of the same id or title that still has the other's employer is a copy, however it was
    written anew.
    """
    for employer, code in (("Tidewell", 1), ("Northern Cold Stores", 0)):
        put(
            two,
            "packets/amara/candidate.yml",
            CANDIDATE + STORY.format(id=id_, title=title, employer=employer),
        )
        made = written(two, typed, tmp_path / employer)
        assert made[0] == code or "title" in made[1]
        assert ("`employer`" in made[1]) == bool(code)


def test_a_client_with_two_packets_is_one_client(two: Path, typed: Typed, tmp_path: Path) -> None:
    """However many packets the other client has, the copied story is one client's."""
    put(two, "packets/ben/bay/interview.yml", "company: {name: Bay}\nrole: {title: Mate}\n")
    story = STORY.format(id="crane-night", title="Another title", employer="Tidewell")
    put(two, "packets/amara/candidate.yml", CANDIDATE + story)
    code, said = written(two, typed, tmp_path / "out")
    assert (code, "`employer`" in said) == (1, True)


def test_former_colleagues_are_no_leak(two: Path, typed: Typed, tmp_path: Path) -> None:
    """Two clients may have worked at one place, apply at one company and meet one person there."""
    story = STORY.format(id="own", title="Something else", employer="Tidewell")
    put(two, "packets/amara/candidate.yml", CANDIDATE + story)
    people = "interviewers:\n  ines: {name: Ines Kowalska}\n"
    put(
        two,
        "packets/amara/harbor/interview.yml",
        RECORD.replace("Tern Harbor", "Quayside Freight").replace("interviewers:\n", people),
    )
    code, said = written(two, typed, tmp_path / "out")
    assert (code, "leaked" in said) == (0, False)


def named(two: Path, typed: Typed, out: Path, name: str, text: str) -> bool:
    """Whether the other client's being called that stops the output for what is said in this one's
    pages.
    """
    put(two, "packets/ben/candidate.yml", BEN.replace("Ben Achterberg", name))
    put(
        two,
        "packets/amara/harbor/comments.yml",
        f"comments:\n  - {{for: candidate, text: '{text}'}}\n",
    )
    code, said = written(two, typed, out)
    assert code == 0 or "error leaked-field: This name comes from another client’s files" in said, (
        said
    )
    return code == 1


TITLED = """\
I met Mrs Baker there.|I met Mrs. Baker there.|Mrs.\u00a0Baker|Mrs.Baker
Prof. Baker|Frau Baker|Mx Baker|Herrn Baker
Dr. med. Baker|Dr. rer. nat. Baker|Prof. Dr. Baker|señora Baker|Signora Baker
mrs baker was nice|MRS. BAKER
Mr and Mrs Baker|Miss Baker|M\u0336r\u0336s\u0336 Baker|Mrs B\u0430ker|Miss \uff22aker|Sir Baker
""".replace("\n", "|").rstrip("|")


@pytest.mark.parametrize("text", TITLED.split("|"))
def test_a_title_makes_a_name_of_any_word(
    text: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """Whatever title it is, in whatever case, with its full stop, degrees and blanks or without."""
    assert named(two, typed, tmp_path / "out", "Ottilie Baker", text)


@pytest.mark.parametrize(
    "text", ["I miss baker street.", "The baker was nice.", "Baker Street", "A judge, a baker"]
)
def test_a_word_that_is_a_name_as_well_stays_a_word(
    text: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """A last name that is a word needs its title or its first name."""
    assert not named(two, typed, tmp_path / "out", "Ottilie Baker", text)


@pytest.mark.parametrize(
    "lines",
    [
        ("We saw:", "I chained it to two bollards and a dredger."),
        ("I chained it to", "two bollards and a", "dredger"),
    ],
)
def test_the_line_is_that_of_the_words(
    lines: tuple[str, ...], two: Path, typed: Typed, tmp_path: Path
) -> None:
    """In a text of several lines, the one on which they begin."""
    pitch = "pitch: |\n" + "".join(f"  {line}\n" for line in lines)
    own = CANDIDATE[: CANDIDATE.index("pitch:")] + pitch + CANDIDATE[CANDIDATE.index("facts:") :]
    put(two, "packets/amara/candidate.yml", own)
    code, said = written(two, typed, tmp_path / "out")
    at = own.splitlines().index(next(f"  {line}" for line in lines if "chained" in line)) + 1
    assert (code, said.partition(": ")[0]) == (1, f"packets/amara/candidate.yml:{at}:1")
    assert "error leaked-field: These words come from another client’s files: “" in said
    assert "it comes from `action`, at packets/ben/candidate.yml:9" in said


ALONE = """\
Ask Quillfeather how she did it|Told Quillfeather about it
I think Quillfeather Monday|I ASKED QUILLFEATHER
I met Signora Quillfeather|I asked quillfeather about it|Quillfeathers way
Quill\u00adfeather|Quill\u2060feather
Quill\u034ffeather|Quill\u3164feather|Quill\U000e0041feather|\uff31uillfeather|Quillfe\u0430ther
\U0001d410\U0001d42e\U0001d422\U0001d425\U0001d425feather|Q\u0336u\u0336illfeather
""".replace("\n", "|").rstrip("|")


@pytest.mark.parametrize(
    "name", ["Ottilie Quillfeather", "Dr Ottilie Quillfeather-Jones MBA", "Quillfeather, Ottilie"]
)
@pytest.mark.parametrize("text", ALONE.split("|"))
def test_a_last_name_that_is_nothing_else_needs_no_context(
    text: str, name: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """Whatever stands around it, in capitals or small, and with whatever nobody sees in it."""
    assert named(two, typed, tmp_path / "out", name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kieran O’Brien", "Ask OBrien"),
        ("Kieran O’Brien", "Write to kobrien"),
        ("Maria van den Broek", "Find @mvandenbroek"),
        ("Maria van den Broek", "Ask Vandenbroek"),
        ("Kieran Patrick O’Brien", "Ask OBrien"),
        ("Kieran Patrick O’Brien", "Write to kobrien"),
    ],
)
def test_a_last_name_of_several_words_is_joined_as_well(
    name: str, text: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """As addresses have it, with an initial or without."""
    assert named(two, typed, tmp_path / "out", name, text)


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("Seun Krüger", "Ask Krueger", True),
        ("Seun Krüger", "Ask Kruger", True),
        ("Екатерина Вишневская", "Письмо Вишневской", True),
        ("Лев Островский", "Мы ждём Островского", True),
        ("Анна Иванова", "Ask Ивановой", True),
        ("Анна Вишнякова", "Вишня у дома", False),
        ("Ottilie Bauer", "Ask Baur", False),  # another name
        ("Ottilie Maud Baker", "Ask Ottilie Baker", True),
        ("Ottilie Maud Baker", "Ask a baker", False),
        ("Ottilie Maud van den Baker", "Ask Ottilie van den Baker", True),
        ("J. R. Baker", "Ask J. Baker", False),  # one of many
        ("Grace Ann May", "With grace may come ease.", False),
        ("Grace Ann May", "Ask Grace May", True),
    ],
)
def test_a_name_is_one_without_its_middle_and_in_any_case(  # noqa: PLR0913 (fixtures)
    name: str, text: str, two: Path, typed: Typed, tmp_path: Path, *, is_found: bool
) -> None:
    """As people write it to whom the middle name is nothing, on a keyboard without an umlaut, in a
    language that inflects it.
    """
    assert named(two, typed, tmp_path / "out", name, text) == is_found


@given(
    st.sampled_from(["Omar", "Best Omar"]),
    st.sampled_from("\u00ad\u2060\u034f\u3164\U000e0041\u0336"),
    st.data(),
)
def test_a_strict_name_is_compared_in_plain_letters(
    name: str, hidden: str, data: st.DataObject
) -> None:
    """What is hidden in a name that is looked for only with capitals makes no difference either."""
    at = data.draw(
        st.integers(1, len(name) - 1).filter(lambda at: " " not in name[at - 1 : at + 1])
    )
    text = f"I asked {name[:at]}{hidden}{name[at:]} about it"
    assert stands_as_name(name, text)
    assert stands_as_name(name, f"I asked {name[:at]}-\n{name[at:]} about it")
    assert not stands_as_name(name, text.lower())


@pytest.mark.parametrize(
    "text", ["Ben Achter&#98;erg", "Ben Achter**berg**", "Ben%20Achterberg", "Ben Achter-\nberg"]
)
def test_a_guide_that_hides_the_name_in_markup_is_named_with_its_line(
    text: str, two: Path, typed: Typed, tmp_path: Path
) -> None:
    """Whoever has to take it out is led to where it was typed, and not to the other client."""
    put(two, "packets/guides/one.md", f"# One\n\nFirst this.\n\nAsk {text} then.\n\nAnd that.\n")
    result = typed("client", "export", "amara", tmp_path / "out", "--workspace", two)
    assert result.exit_code == 1
    assert result.output.startswith("packets/guides/one.md:5:1: error leaked-field: ")


@pytest.mark.parametrize("is_log", [False, True])
def test_a_real_name_that_the_renaming_missed_is_named_with_the_records_line(
    workspace: Path,
    typed: Typed,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_log: bool,
) -> None:
    """A plural is no form that a pseudonym stands for. The name is said on a terminal alone, since
    many may read a workflow's log.
    """
    monkeypatch.setattr("secondround.system.streams.is_read_by_many", lambda: is_log)
    put(workspace, "packets/amara/candidate.yml", "name: Seun Krüger\n")
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        """\
visibility: public
company:
  name: Tern Harbor
  about: |
    A port in the north.

    The Krügers have run it.
role: {title: Lead}
""",
    )
    names = "names: {Seun Krüger: Tom Fisher, Tern Harbor: Northwind}\n"
    put(workspace, "packets/pseudonyms.yml", names)
    words = ("markdown", "--workspace", workspace, "--edition", "public")
    result = typed(*words, "--output", tmp_path / "out")
    assert result.exit_code == 1
    place = "packets/amara/harbor/interview.yml:7:1"
    assert result.output.startswith(f"{place}: error leaked-field: "), result.output
    assert ("kruger" in result.output.lower(), "Krüger" in result.output) == (
        not is_log,
        not is_log,
    )


@pytest.mark.parametrize("is_log", [False, True])
def test_a_log_of_a_public_build_says_nothing_of_a_private_packet(
    two: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_log: bool
) -> None:
    """Neither whose name was found, nor a word that was; a terminal shows both."""
    monkeypatch.setattr("secondround.system.streams.is_read_by_many", lambda: is_log)
    put(two, "packets/guides/one.md", "# One\n\nAs Ben Achterberg says.\n")
    words = ("markdown", "--workspace", two, "--edition", "public")
    result = typed("build", *words[1:], "--no-pdf", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "packets/guides/one.md:3:1: error leaked-field: " in result.output
    assert ("achterberg" in result.output.lower()) == (not is_log)
