"""Under other names: everywhere, in every form, and nothing else is changed."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from secondround import lint, packet, plan, records
from secondround.privacy import leaks
from secondround.problems import Severity
from secondround.records import under_pseudonyms
from secondround.records.models.pseudonyms import Pseudonyms
from secondround.records.names import plain_name
from secondround.records.renaming import Renaming
from secondround.vocabulary import Edition

from .conftest import RECORD, put

NAMES = {
    "Ana Ruiz": "Mia Berg",
    "Søren Kjærgaard": "Jon Dahl",
    "Tern Harbor": "Northwind",
    "Kim van der Lee": "Bo Ek",
}
FIRMS = {"Blue Mill Works GmbH": "Old Oak", "Straße & Söhne AG": "Elm & Ash"}
RENAMING = Renaming(
    NAMES | FIRMS, frozenset(map(plain_name, ("Ana Ruiz", "Søren Kjærgaard", "Kim van der Lee")))
)


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("Kieran O’Brien", "OBrien, obrien, kobrien, KOBrien", "Dahl, dahl, jondahl, Jon Dahl"),
        ("Kieran O’Brien", "k.obrien@x.example, Mr O'Brien", "jon.dahl@x.example, Mr Dahl"),
        ("Maria van den Broek", "mvandenbroek, @vandenbroek", "jondahl, @dahl"),
        ("Seun Adébáyọ-Krüger", "seunadebayo, seunkrueger, sadebayo", "jondahl, jondahl, jondahl"),
        ("Seun Adébáyọ-Krüger", "Ms Adébáyọ-Krüger, adebayokruger", "Ms Dahl, dahl"),
        ("Ana López García", "analopez, lopezgarcia, López", "jondahl, dahl, Dahl"),
        ("Maria A. Hill", "a hill, A hill, mahill, today", "a hill, A hill, mahill, today"),
    ],
)
def test_a_last_name_of_several_words_is_joined_as_well(name: str, text: str, made: str) -> None:
    """As people write it without its marks, and as addresses have it: all of it or one of its
    words, with the first name or an initial.
    """
    assert Renaming({name: "Jon Dahl"}, frozenset([plain_name(name)])).text(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ana Ruiz asks first.", "Mia Berg asks first."),
        ("ana ruiz, ANA RUIZ, Ana\nRuiz, Ana-Ruiz", "Mia Berg, Mia Berg, Mia Berg, Mia Berg"),
        ("Ana’s question and Ruiz's answer", "Mia’s question and Berg's answer"),
        ("Ruiz, Ana", "Berg, Mia"),
        ("Aná Ruíz", "Mia Berg"),
        ("SØREN said so; Kjærgaard’s memo", "Jon said so; Dahl’s memo"),
        ("Kim van der Lee, or Kim, or Lee", "Bo Ek, or Bo, or Ek"),
        ("At Tern Harbor the harbor is at the quay.", "At Northwind the harbor is at the quay."),
        ("@anaruiz, ANA.RUIZ, kim_van_der_lee, anaruiz", "@miaberg, Mia Berg, bo_ek, miaberg"),
        ("ana.ruiz@ternharbor.com, @AnaRuiz", "mia.berg@northwind.com, @miaberg"),
        (
            "Soren Kjaergaard, SOEREN KJÆRGAARD, Sören Kjargaard, Kjærgård",
            "Jon Dahl, Jon Dahl, Jon Dahl, Dahl",
        ),
        ("Tern Harbor Ltd, TernHarbor", "Northwind Ltd, Northwind"),
        (
            "Blue Mill Works GmbH, Blue Mill Works, Blue Mill, a blue day",
            "Old Oak, Old Oak, Old Oak, a blue day",
        ),
        ("Straße & Söhne at Strasse + Soehne", "Elm & Ash at Elm & Ash"),
        ("Banana, Anabel, Ruizes", "Banana, Anabel, Ruizes"),
        ("https://example.com/people/ana-ruiz", ""),
        ("https://ternharbor.example.com/jobs", ""),
        ("https://example.com/jobs/7", "https://example.com/jobs/7"),
        ("[her page](https://x.example/ana_ruiz)", "[her page](https://x.example/mia_berg)"),
    ],
)
def test_names_in_texts(text: str, made: str) -> None:
    """Whole names in any spelling; a person's first and last name alone where they are written as
    names; links go.
    """
    assert RENAMING.text(text) == made


PEOPLE = {
    "Nora Quillfeather": "Ada Wren",
    "Dr Maud Pell": "Dr Jo Hill",
    "Will Best": "Tom Oak",
    "Grace Park": "Lena Moor",
    "May Hope": "Ida Stone",
    "Ana Ruiz Soto": "Mia Berg",
    "A. B. O'Brien": "Cy Dunn",
}
HOUSES = {
    "Skegby General Hospital": "a county hospital",
    "Target": "Bullseye",
    "Blue Mill Works GmbH": "Old Oak",
}
NAMED = Renaming(PEOPLE | HOUSES, frozenset(map(plain_name, PEOPLE)), kept=("Park Hospital",))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Mrs Quillfeather; Quillfeather, Nora; N. Quillfeather", "Mrs Wren; Wren, Ada; Ada Wren"),
        ("nora's memo, and what quillfeather wrote", "Ada's memo, and what Wren wrote"),
        ("NORA QUILLFEATHER, Nora-Quillfeather, nora_quillfeather", "Ada Wren, Ada Wren, ada_wren"),
        (
            "Maud Pell, Dr. Pell, Dr Maud Pell, Pell (Maud)",
            "Jo Hill, Dr. Hill, Dr Jo Hill, Hill (Jo)",
        ),
        ("Ruiz and Soto, Ana Ruiz, Ms Ruiz Soto", "Berg and Berg, Mia Berg, Ms Berg"),
        ("O’Brien said so", "Dunn said so"),
        ("No\u200bra, No­ra, No⁠ra, Noŕa, Nоra and Νora", "Ada, Ada, Ada, Ada, Ada and Ada"),
        ("the\u200bNora\u200bthe", "the\u200bAda\u200bthe"),
        ("Quill­feather‑Nora, Nora Quillfeather", "Wren‑Ada, Ada Wren"),
        ("Ｎｏｒａ", "Ada"),
        ("Norah, Noras, Pellet, Sotomayor", "Norah, Noras, Pellet, Sotomayor"),
        ("Will you tell me? Will they? WILL IT?", "Will you tell me? Will they? WILL IT?"),
        (
            "Will said so. Will’s desk. I told Will. Mr Best’s way",
            "Tom said so. Tom’s desk. I told Tom. Mr Oak’s way",
        ),
        (
            "What will best serve? Best practice. The Best Western",
            "What will best serve? Best practice. The Best Western",
        ),
        ("Will Best, WILL BEST and will best", "Tom Oak, Tom Oak and will best"),
        (
            "Will organises it. Will customers wait? Will sales grow by May?",
            "Tom organises it. Will customers wait? Will sales grow by May?",
        ),
        (
            "Will chaired it; Best suited for nights. Will send it.",
            "Tom chaired it; Best suited for nights. Will send it.",
        ),
        (
            "Will planned it. May drafted it. Hope springs.",
            "Tom planned it. Ida drafted it. Hope springs.",
        ),
        ("Best regards, and at best a park", "Best regards, and at best a park"),
        (
            "Grace Park; Hyde Park; Park Lane; grace period",
            "Lena Moor; Hyde Park; Park Lane; grace period",
        ),
        ("Grace and Ana asked; I thanked Grace.", "Lena and Mia asked; I thanked Lena."),
        (
            "On 3 May, in May 2026, by May. May I? May asked.",
            "On 3 May, in May 2026, by May. May I? Ida asked.",
        ),
        ("We hope. Hope this helps. I called Hope.", "We hope. Hope this helps. I called Stone."),
        ("G. Park and A park; the park", "Lena Moor and A park; the park"),
        (
            "At Skegby General, in Skegby; a general hospital",
            "At a county hospital, in a county hospital; a general hospital",
        ),
        ("We met the target. Target asked.", "We met the target. Bullseye asked."),
        ("the blue mill at Blue Mill", "the blue mill at Old Oak"),
        ("Park Hospital stays, Grace goes", "Park Hospital stays, Lena goes"),
    ],
)
def test_what_stands_as_a_name_is_replaced(text: str, made: str) -> None:
    """However it is written: small, with a title, turned round, with what nobody sees in it; and a
    word that is a name as well stays where it is the word.
    """
    assert NAMED.text(text) == made


WORDLY = Renaming(
    {
        "Hope May": "Anna Kern",
        "Grace Park": "Ida Berg",
        "Apple": "Pear",
        "Target": "Zorvex",
        "Monday": "Mora",
    },
    frozenset(map(plain_name, ("Hope May", "Grace Park"))),
)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Apple sells things", "Pear sells things"),
        ("Apple hires.", "Pear hires."),
        ("Apple Inc. and Target Corp.", "Pear Inc. and Zorvex Corp."),
        ("apple.com. Then apple.com, jobs@target.com", "pear.com. Then pear.com, jobs@zorvex.com"),
        ("Story 2 of work at Apple Engineer", "Story 2 of work at Pear Engineer"),
        ("Cut costs: Apple Store", "Cut costs: Pear Store"),
        ("A Target shop. Target store plan redrawn", "A Zorvex shop. Zorvex store plan redrawn"),
        ("Redrew Target signs for Ida", "Redrew Zorvex signs for Ida"),
        ("desk hope-may, hopemay, @hopemay", "desk Anna Kern, annakern, @annakern"),
        ("grace-park sign", "Ida Berg sign"),
        ("On Monday at Monday Inc., on monday.com", "On Monday at Mora Inc., on mora.com"),
        ("[mail](mailto:grace.park@apple.com)", "[mail](mailto:ida.berg@pear.com)"),
        (
            "an apple a day; the target; we hope; by grace",
            "an apple a day; the target; we hope; by grace",
        ),
    ],
)
def test_an_everyday_word_is_replaced_where_it_is_a_name(text: str, made: str) -> None:
    """Large within a sentence, before "Inc.", in an address, before what somebody does, joined with
    the other name.
    """
    assert WORDLY.text(text) == made


@given(
    st.sampled_from(["Nora", "quillfeather", "PELL", "Soto"]),
    st.lists(st.sampled_from("­\u200b‍⁠﻿️́̈"), min_size=1, max_size=4),
    st.data(),
)
def test_nothing_hidden_keeps_a_name(name: str, hidden: list[str], data: st.DataObject) -> None:
    """Whatever is in the middle of a name that nobody sees, the leak search reads no name in the
    result.
    """
    for character in hidden:
        place = data.draw(st.integers(1, len(name) - 1))
        name = name[:place] + character + name[place:]
    made = plain_name(NAMED.text(f"and {name}, again"))
    assert not {"nora", "quillfeather", "pell", "soto"} & set(made.split())


@given(st.text("anruizANRUIZ sørkjgd-,.’\n", max_size=60))
def test_no_name_is_left(text: str) -> None:
    """Whatever is around it, no whole name stands in the result."""
    made = f" {plain_name(RENAMING.text(text))} "
    assert " ana ruiz " not in made


@given(st.text(max_size=80))
def test_text_without_a_name_stays_as_it_is(text: str) -> None:
    """Not a character is changed."""
    words = set(plain_name(text).split())
    if not words & {word for name in NAMES for word in plain_name(name).split()} and not re.match(
        "https?:", text
    ):
        assert RENAMING.text(text) == text


def test_an_application_under_other_names(workspace: Path) -> None:
    """Record, candidate, library and folder; dates, numbers and references stay."""
    put(workspace, "packets/amara/harbor/interview.yml", RECORD + "visibility: public\n")
    put(
        workspace,
        "packets/pseudonyms.yml",
        "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Tern Harbor: North}\n",
    )
    (was,) = records.read(workspace).applications
    made = under_pseudonyms(was)
    assert (made.id, made.candidate.name, made.record.company.name) == (
        "nia-lind/north",
        "Nia Lind",
        "North",
    )
    assert made.record.interviewers["ana-ruiz"].name == "Mia Berg"
    assert made.record.rounds[0].date == dt.date(2026, 11, 24)
    assert made.candidate.email is not None
    assert made.record.rounds[0].sessions == was.record.rounds[0].sessions
    assert under_pseudonyms(records.read(workspace).applications[0]) == made


def test_the_nearest_map_counts(workspace: Path) -> None:
    """One beside the candidate wins over one above it."""
    put(workspace, "packets/pseudonyms.yml", "names: {Amara Okafor: Above Everybody}\n")
    put(workspace, "packets/amara/pseudonyms.yml", "names: {Amara Okafor: Nia Lind}\n")
    (one,) = records.read(workspace).applications
    assert one.pseudonyms == Pseudonyms(names={"Amara Okafor": "Nia Lind"})


@pytest.mark.parametrize(
    ("company", "kept"),
    [("Tern Harbor: Tern Harbor", True), ("Tern Harbor: North", False)],
    ids=["named", "renamed"],
)
def test_links_about_a_renamed_company_go(workspace: Path, company: str, kept: bool) -> None:  # noqa: FBT001
    """A link about a company tells its name to whoever follows it; where the company may be named,
    links stay.
    """
    link = "https://example.com/report"
    about = f"{{name: Tern Harbor, website: {link}, objectives: [{{text: Grow, source: {link}}}]}}"
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        f"company: {about}\nrole: {{title: Lead}}\n",
    )
    put(workspace, "packets/pseudonyms.yml", f"names: {{Amara Okafor: Nia Lind, {company}}}\n")
    (one,) = records.read(workspace).applications
    made = under_pseudonyms(one).record.company
    assert (made.website == link, bool(made.objectives and made.objectives[0].source)) == (
        kept,
        kept,
    )
    assert made.name == company.partition(": ")[2]


@pytest.mark.parametrize(
    ("names", "without"),
    [
        ("", ["Amara Okafor", "Tern Harbor", "Ana Ruiz"]),
        ("Amara Okafor: Nia Lind, Tern Harbor: Tern Harbor", ["Ana Ruiz"]),
        ("Amara Okafor: Amara Okafor, Tern Harbor: North, Ana Ruiz: Mia Berg", ["Amara Okafor"]),
        ("amara okafor: Nia Lind, TERN HARBOR: North, Ana-Ruiz: Mia Berg", []),
    ],
)
def test_whose_name_is_decided_before_it_is_published(
    workspace: Path, names: str, without: list[str]
) -> None:
    """Candidate and interviewers need another name; the company needs one, or stands for itself;
    others are free.
    """
    people = "interviewers: {ana: {name: Ana Ruiz}}\n"
    rivals = "company: {name: Tern Harbor, competitors: [Quayside]}\nrole: {title: Lead}\n"
    put(workspace, "packets/amara/harbor/interview.yml", rivals + people + "visibility: public\n")
    put(workspace, "packets/pseudonyms.yml", f"names: {{{names}}}\n")
    found = records.read(workspace).problems
    assert [
        one.message.split("`")[1] for one in found if one.code == "missing-pseudonym"
    ] == without
    assert {one.code for one in found if one.severity is Severity.ERROR} <= {"missing-pseudonym"}


def test_a_name_is_used_where_any_packet_under_the_map_holds_it(workspace: Path) -> None:
    """In whatever text of whatever file there, be it wanted or faulty; what files refer to counts
    for nothing.
    """

    def unused(*, only: list[str] | None = None) -> list[str]:
        problems = records.read(workspace, only).problems
        return [
            problem.message.split("`")[1]
            for problem in problems
            if problem.code == "unused-pseudonym"
        ]

    names = "Ana Ruiz: Mia Berg, Ana Riuz: Bo Ek, Old Mill: Works"
    put(workspace, "packets/pseudonyms.yml", f"names: {{{names}}}\n")
    put(workspace, "packets/amara/harbor/interview.yml", RECORD)
    assert unused() == ["Ana Riuz", "Old Mill"]
    put(
        workspace,
        "packets/amara/mill/interview.yml",
        RECORD + "logistics: {arrive: By the old mill.}\n",
    )
    assert unused() == ["Ana Riuz"]
    assert unused(only=["amara/harbor"]) == ["Ana Riuz"]
    put(
        workspace,
        "packets/amara/mill/interview.yml",
        RECORD + "logistik: [By the old mill, ana-riuz]\n",
    )
    assert unused() == ["Ana Riuz"]
    put(
        workspace,
        "packets/amara/mill/interview.yml",
        RECORD + "logistik: [By the old mill, ana riuz]\n",
    )
    assert unused() == []


def test_a_question_of_the_plan_names_nobody(workspace: Path) -> None:
    """What the plan has taken from the record before it was renamed is published under the other
    names, too.
    """
    record = RECORD.replace("from your desk?", "from Ana's desk here at Tern Harbor?")
    put(workspace, "packets/amara/harbor/interview.yml", "visibility: public\n" + record)
    put(
        workspace,
        "packets/amara/pseudonyms.yml",
        "names: {Amara Okafor: Nia, Ana Ruiz: Mia, Tern Harbor: Northwind}\n",
    )
    (one,) = records.read(workspace).applications
    made = packet.build(one, plan.make(one, 0), Edition.PUBLIC)
    asked = (
        [ask.text for session in made.sheets.sessions for ask in session.questions]
        if made.sheets
        else []
    )
    assert asked == ["What does a good night look like from Mia's desk here at Northwind?"]
    assert "Ruiz" not in repr(made)


@pytest.mark.parametrize(
    "own", ["title: Kept Cold & Sons cold", "title: A night, cue: at COLD SONS"]
)
def test_an_employer_in_a_published_title_is_decided_on(workspace: Path, own: str) -> None:
    """Titles and cues are published: an employer whom one of them names needs another name, or
    leave to be named.
    """
    put(workspace, "packets/amara/harbor/interview.yml", "visibility: public\n" + RECORD)
    story = (
        f"{{id: night, {own}, employer: Cold & Sons, situation: It was night., action: I rang.}}"
    )
    candidate = f"name: Amara Okafor\nstories: [{story}]\n"
    put(workspace, "packets/amara/candidate.yml", candidate)
    names = "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Tern Harbor: Northwind"
    for more, missed in (
        ("", 1),
        (", Cold & Sons: Cold & Sons", 0),
        (", Cold & Sons: Ice Hall", 0),
    ):
        put(workspace, "packets/amara/pseudonyms.yml", f"{names}{more}}}\n")
        read = records.read(workspace)
        found = [
            item
            for item in lint.everything(read, lambda _: None)
            if item.code == "missing-pseudonym"
        ]
        assert [(str(item.file), item.line) for item in found] == [
            ("packets/amara/candidate.yml", 2)
        ] * missed


@pytest.mark.parametrize(
    "folder", ["ana-ruiz", "quillfeather-2026", "clients/soren/norwich-job", "banana", "n-q"]
)
def test_an_address_holds_the_published_names_alone(workspace: Path, folder: str) -> None:
    """A folder is part of an address, and may be called anything: what is published lies under the
    other names.
    """
    put(workspace, f"packets/amara/{folder}/interview.yml", RECORD + "visibility: public\n")
    put(
        workspace,
        "packets/pseudonyms.yml",
        "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Tern Harbor: Øst}\n",
    )
    read = records.read(workspace, [f"amara/{folder}"])
    assert [under_pseudonyms(one).id for one in read.applications] == ["nia-lind/ost"]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "@anaruiz",
            "Ana  RUÍZ",
            "Soren",
            "Soeren Kjaergaard",
            "KJÆRGÅRD",
            "kimvanderlee",
            "ana-ruiz",
            "Tern-Harbor",
        ),
        *(
            "the\u200bRuiz\u200bthe",
            "Ru\u00adiz",
            "Ru\u0456z",
            "ruiz’s",
            "RUI\u0301Z",
            "Ms\u00a0Ruiz",
            "A. Ruiz",
        ),
    ],
)
def test_a_real_name_in_a_finished_page_is_found(workspace: Path, said: str) -> None:
    """Should one be left over, the leak test knows it, however it is spelt."""
    put(workspace, "packets/amara/harbor/interview.yml", "visibility: public\n" + RECORD)
    people = "Ana Ruiz: Mia Berg, Søren Kjærgaard: Jon Dahl, Kim van der Lee: Bo Ek"
    put(
        workspace,
        "packets/amara/pseudonyms.yml",
        f"names: {{Amara Okafor: Nia, Tern Harbor: Northwind, {people}}}\n",
    )
    more = "  soren: {name: Søren Kjærgaard}\n  kim: {name: Kim van der Lee}\nrounds:\n"
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        "visibility: public\n" + RECORD.replace("rounds:\n", more),
    )
    (one,) = records.read(workspace).applications
    search = leaks.Search([leaks.texts_of(one, Edition.PUBLIC)], by_hand={})
    place = PurePosixPath("nia/northwind/index.html")
    assert list(search.file(place, f"<p>and {said} was there</p>".encode()))
    assert not list(search.file(place, b"<p>and Mia was there</p>"))


def test_what_the_renaming_missed_is_not_allowed(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be there is judged without the real names: one that is left over stops the build,
    and words do not.
    """
    put(
        workspace,
        "packets/amara/harbor/interview.yml",
        "visibility: public\n"
        + RECORD.replace("Ana Ruiz", "Will Ruiz").replace("a good night", "ruiz’s good night"),
    )
    names = "Amara Okafor: Nia Lind, Tern Harbor: Northwind, Will Ruiz: Tom Berg"
    put(workspace, "packets/amara/pseudonyms.yml", f"names: {{{names}}}\n")
    (one,) = records.read(workspace).applications
    place = PurePosixPath("index.html")
    pages = {"What does ruiz’s good night look like?": True, "Will you hear from us?": False}
    for missed in (False, True):
        if missed:
            monkeypatch.setattr(
                "secondround.privacy.leaks.packet_texts.under_pseudonyms",
                lambda _: replace(one, id="nia-lind"),
            )
        search = leaks.Search([leaks.texts_of(one, Edition.PUBLIC)], by_hand={})
        for page, leaks_there in pages.items():
            assert bool(list(search.file(place, f"<p>{page}</p>".encode()))) == leaks_there


@pytest.mark.parametrize(
    ("where", "missed"),
    [
        ("questions: [How does that compare with Skegby General?]\n", 1),
        ("questions: [Would you hire from Skegby?]\n", 1),
        ("questions: [What is the hospital like?]\n", 0),
        ("notes: Skegby General Hospital knows nothing.\n", 0),
    ],
)
def test_an_employer_is_decided_on_wherever_anybody_can_read_of_it(
    workspace: Path, where: str, missed: int
) -> None:
    """In a question or as a competitor, whole, cut short or by its town alone; what nobody else
    reads needs nothing.
    """
    rest = RECORD[: RECORD.index("\nquestions:")] + "\n"
    story = (
        "{id: night, title: A night, employer: Skegby General "
        "Hospital, situation: It was night., action: I rang.}"
    )
    put(workspace, "packets/amara/candidate.yml", f"name: Amara Okafor\nstories: [{story}]\n")
    put(workspace, "packets/amara/harbor/interview.yml", "visibility: public\n" + rest + where)
    names = "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Tern Harbor: Northwind"
    for more, expected in (("", missed), (", Skegby General Hospital: a county hospital", 0)):
        put(workspace, "packets/amara/pseudonyms.yml", f"{names}{more}}}\n")
        found = [one for one in records.read(workspace).problems if one.code == "missing-pseudonym"]
        assert [str(one.file) for one in found] == ["packets/amara/candidate.yml"] * expected


def test_a_competitor_that_is_an_employer_is_decided_on(workspace: Path) -> None:
    """The firm that somebody leaves is often a competitor of the next one."""
    story = (
        "{id: night, title: A night, employer: Skegby Freight "
        "Ltd, situation: It was night., action: I rang.}"
    )
    put(workspace, "packets/amara/candidate.yml", f"name: Amara Okafor\nstories: [{story}]\n")
    record = RECORD.replace("role:\n", "  competitors: [Skegby Freight]\nrole:\n", 1)
    put(workspace, "packets/amara/harbor/interview.yml", "visibility: public\n" + record)
    put(
        workspace,
        "packets/amara/pseudonyms.yml",
        "names: {Amara Okafor: Nia Lind, Ana Ruiz: Mia Berg, Tern Harbor: Northwind}\n",
    )
    found = [
        one.message for one in records.read(workspace).problems if one.code == "missing-pseudonym"
    ]
    assert found == ["`Skegby Freight Ltd` has no pseudonym, and the record is public."]


def test_a_title_is_no_part_of_a_name(workspace: Path) -> None:
    """A map may name people with or without their titles, and a pseudonym may keep one, or the kind
    of a house.
    """
    record = RECORD.replace("name: Ana Ruiz", "name: Dr Ana Ruiz").replace(
        "Tern Harbor", "Tern Hospital"
    )
    put(workspace, "packets/amara/harbor/interview.yml", "visibility: public\n" + record)
    names = "Amara Okafor: Nia Lind, Tern Hospital: North Hospital, Ana Ruiz: Dr Mia Berg"
    put(workspace, "packets/amara/pseudonyms.yml", f"names: {{{names}}}\n")
    read = records.read(workspace)
    assert [one.code for one in read.problems] == []
    assert [
        under_pseudonyms(one).record.interviewers["ana-ruiz"].name for one in read.applications
    ] == ["Dr Mia Berg"]
