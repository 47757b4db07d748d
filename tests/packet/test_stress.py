"""What is read under stress: how much of it there may be, over days and texts of every size."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from msgspec.structs import replace

from secondround.packet import stress, stress_card, stress_sheet
from secondround.packet.model_parts import Answered, FollowUp, Person
from secondround.packet.model_take_along import (
    DayCard,
    DayCardRow,
    Sheet,
    SheetPerson,
    SheetQuestion,
    SheetStory,
)
from secondround.text import counted
from secondround.vocabulary import SESSIONS_A_SIDE

LONGEST = "Rindfleischetikettierungsüberwachungsauf"  # 40 letters
WORDS = ["a", "night", "freezer", "lost", LONGEST, "Łódź", "Ελλάδα", "Київ", "夜班", "Nguyễn."]
SEEDS = range(150)


def text(random: Random, most: int, least: int = 0) -> str:
    """A text of up to that many words, in several scripts."""
    return " ".join(random.choices(WORDS, k=random.randint(least, most)))


def several(random: Random, most: int, words: int) -> tuple[str, ...]:
    """Up to that many texts."""
    return tuple(text(random, words, 1) for _ in range(random.randint(0, most)))


def row(random: Random) -> DayCardRow:
    """A session on the card, with one person to twelve."""
    many = random.choice([1, 1, 2, 12])
    people = [Person(text(random, 8, 1), text(random, 8), text(random, 10)) for _ in range(many)]
    return DayCardRow(
        heading=text(random, 12, 1),
        named=random.random() < 0.5,
        until="until 09:30",
        people=tuple(people),
        format=random.choice(["", "over a meal"]),
        place=text(random, 20),
        video="",
        passcode="",
        dial_in="",
        done="",
        cues=several(random, 6, 30),
        more=text(random, 5),
        questions=several(random, 6, 60),
        promised=several(random, 3, 30),
        doubt=random.choice(["", text(random, 30, 1)]),
    )


def card(random: Random) -> DayCard:
    """A card of one session to twenty."""
    return DayCard(
        day="Tuesday 24 November 2026",
        hours="09:00–17:00",
        zone="Europe/Berlin, UTC+1",
        place=text(random, 40),
        video="",
        passcode="",
        dial_in="",
        contact=text(random, 40),
        arrive=text(random, 120),
        bring=several(random, 6, 20),
        strip=None,
        rows=tuple(row(random) for _ in range(random.randint(1, 20))),
        compared=several(random, 4, 60),
        end="Over at 17:00",
        brief=False,
        missing=(),
        messages=several(random, 3, 60),
        if_then=several(random, 4, 60),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_card_keeps_its_limits(seed: int) -> None:
    """At most three cues and two questions a session, 45 words a session and 360 a side, whatever
    was written; a cue has more than eight words only where there is room for them. No session loses
    its place, its first person, or all of its cues or promises.
    """
    drawn = card(Random(seed))
    made = stress_card.fitted(drawn)
    assert [row.heading for row in made.rows] == [row.heading for row in drawn.rows]
    for row, was in zip(made.rows, drawn.rows, strict=True):
        assert len(row.cues) <= stress.CUES
        assert len(row.questions) <= stress.QUESTIONS
        assert stress_card.words_of_row(row) <= stress.BLOCK
        assert bool(row.cues) == bool(was.cues)
        assert bool(row.promised) == bool(was.promised)
        assert row.people[0].name.startswith(was.people[0].name)
        others = f"and {counted(len(was.people) - 1, 'other')}"
        assert row.people[0].name.endswith(others) is (len(row.people) < len(was.people))
    sides = -(-len(made.rows) // SESSIONS_A_SIDE)
    assert stress_card.words_of_card(made) <= stress.CARD * sides
    if any(len(cue.split()) > stress.CUE for row in made.rows for cue in row.cues):
        assert len(made.compared) == len(drawn.compared[: stress.QUESTIONS])
        assert bool(made.if_then) == bool(drawn.if_then)


def _of_people(number: int) -> DayCardRow:
    people = [Person(f"Ana{at} Bell", "AH-na", "Head of Supply") for at in range(number)]
    bare = replace(row(Random(1)), place="", format="", more="", promised=(), doubt="")
    heading = "17:00 Ana0 Bell and eleven others"
    return replace(bare, heading=heading, named=False, people=tuple(people))


def test_a_large_group_loses_its_names_before_its_questions() -> None:
    """Twelve names and titles have no room; both questions have, and the heading says already who
    leads the group and how many they are.
    """
    asked = ("What would you keep?", "What would you change?")
    twelve = replace(_of_people(12), cues=("Freezer", "Two buyers", "Vans"), questions=asked)
    made = stress_card.fitted(replace(card(Random(1)), rows=(twelve,)))
    (kept,) = made.rows
    assert kept.questions == asked
    assert kept.named
    assert [each.name for each in kept.people] == ["Ana0 Bell and eleven others"]


def test_a_long_place_is_shortened_before_names_and_questions() -> None:
    """Its first part and its last stay: the house, and the room."""
    place = "Calder Medical, 14 Wharf Road, Canal Basin, Leeds LS1 4AB, Second floor, Room C-412"
    cues = ("Freezer at two in the morning today", "Two buyers and one contract to sign", "Vans")
    asked = ("What would you keep as it is?", "What would you change?")
    crowded = replace(_of_people(1), place=place, named=True, cues=cues, questions=asked)
    made = stress_card.fitted(replace(card(Random(1)), rows=(crowded,)))
    (kept,) = made.rows
    assert kept.place == "Calder Medical … Room C-412"
    assert kept.people[0].say
    assert kept.questions


def test_a_title_keeps_its_figure_where_there_is_room() -> None:
    """A title in place of a cue is whole on a roomy card; on a crowded one it ends with a clause,
    if it has one.
    """
    title = "Cut stock-outs of surgical kits from 14 a week to 2"
    roomy = replace(_of_people(1), cues=(title,), questions=())
    made = stress_card.fitted(replace(card(Random(1)), rows=(roomy,)))
    assert made.rows[0].cues == (title,)
    assert stress.clauses(title, stress.CUE, 60) == "Cut stock-outs of surgical kits from 14…"
    clause = "Cut stock-outs of surgical kits, which had been 14 a week"
    assert stress.clauses(clause, stress.CUE, 60) == "Cut stock-outs of surgical kits…"


def test_a_card_loses_no_second_cue_that_has_room() -> None:
    """Cues are left out for one session after another: given back any one of them, the card that
    lost them would be too long.
    """
    some = 0
    for seed in range(60):
        random = Random(seed)
        plain = [
            replace(row(random), questions=(), format="", place="", promised=(), doubt="")
            for _ in range(9)
        ]
        rows = []
        for each in plain:
            heading, cues = text(random, 3, 1), tuple(text(random, 8, 4) for _ in range(2))
            rows.append(replace(each, heading=heading, people=each.people[:1], cues=cues))
        made = stress_card.fitted(replace(card(random), rows=tuple(rows)))
        kept = [len(each.cues) for each in made.rows]
        some += 1 in kept and 2 in kept
        for at, each in enumerate(made.rows):
            if len(each.cues) == 1:
                back = replace(each, cues=rows[at].cues)
                whole = replace(made, rows=(*made.rows[:at], back, *made.rows[at + 1 :]))
                assert 1 in [len(other.cues) for other in stress_card.fitted(whole).rows]
    assert some


def story(random: Random) -> SheetStory:
    """A story as it was before anything was left out."""
    many = random.randint(0, 4)
    probes = [FollowUp(text(random, 40, 1), text(random, 80)) for _ in range(many)]
    return SheetStory(
        title=text(random, 12, 1),
        cue=text(random, 12, 1),
        result=text(random, 90),
        background=text(random, 60),
        done=text(random, 90),
        shows=random.choice(["", "Shows calm."]),
        why=(),
        facts="Northwind, 2024.",
        follow_ups=tuple(probes),
        waiver="",
        to_write="",
    )


def person(random: Random) -> SheetPerson:
    """Somebody of whom much is known."""
    likely = [Answered(asked, "", "") for asked in several(random, 7, 50)]
    return SheetPerson(
        name=text(random, 8, 1),
        say=text(random, 6),
        title=text(random, 8),
        role="peer",
        judges=text(random, 90),
        in_common=text(random, 90),
        likely=tuple(likely),
        notes=text(random, 120),
        seen_at="",
    )


def sheet(random: Random) -> Sheet:
    """A session with nobody to twelve people, and up to six stories."""
    texts = several(random, 6, 30)
    questions = [SheetQuestion(asked, "", random.random() < 0.5) for asked in texts]
    return Sheet(
        heading="09:00 Ana Ruiz",
        until="until 09:30, 30 min",
        name="",
        format="",
        place=text(random, 8),
        video="",
        dial_in="",
        held=False,
        people=tuple(person(random) for _ in range(random.choice([0, 1, 1, 2, 3, 12]))),
        opening=text(random, 120),
        opening_at="",
        stories=tuple(story(random) for _ in range(random.randint(0, 6))),
        nothing="",
        reserves=tuple(story(random) for _ in range(random.randint(0, 5))),
        questions=tuple(questions),
        closing=text(random, 90),
        tests="",
        time="",
        drop=(),
        brief=False,
        messages=several(random, 3, 60),
    )


def blocks(sheet: Sheet) -> Iterator[str]:
    """Every block of a sheet that is read at once."""
    yield from (sheet.opening, sheet.closing, *sheet.messages)
    for person in sheet.people:
        yield from (person.judges, person.in_common, person.notes)
        yield from (asked.text for asked in person.likely)
    for story in sheet.stories:
        yield from (story.result, f"{story.background} {story.done}".strip())
        yield from (f"{asked.text} {asked.answer}" for asked in story.follow_ups)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sheet_keeps_its_limits(seed: int) -> None:
    """No block has more than 45 words, three stories at most are told and no cue is lost."""
    drawn = sheet(Random(seed))
    made = stress_sheet.fitted(drawn)
    assert max(len(block.split()) for block in blocks(made)) <= stress.BLOCK
    assert [story.cue for story in made.stories] == [story.cue for story in drawn.stories]
    assert sum(bool(story.result or story.done) for story in made.stories) <= stress.CUES


def test_half_a_page_has_the_follow_up_questions_that_fit() -> None:
    """The first of each story come before the second of any, as long as there is room; where
    nothing is left, none.
    """
    asked = tuple(FollowUp(f"Why {one}?", "It was so. " * 4) for one in range(3))
    told = replace(story(Random(1)), cue="Rail", result="Up 9 %.", follow_ups=asked)
    told = replace(told, background="", done="")
    one = replace(person(Random(1)), judges="", in_common="", likely=(), notes="")
    empty = replace(
        sheet(Random(1)), people=(one,), opening="", stories=(told, told), reserves=(), questions=()
    )

    def kept(made: Sheet) -> list[list[str]]:
        fitted = stress_sheet.fitted(made)
        return [[each.text for each in story.follow_ups] for story in fitted.stories]

    assert kept(empty) == [["Why 0?", "Why 1?"]] * 2
    full = replace(empty, stories=(replace(told, result="word " * 40, waiver="word " * 200),) * 2)
    assert kept(full) == [[], []]


def test_on_half_a_page_what_was_done_comes_before_the_background() -> None:
    """A story in one block has its result, what led to it and what was done; what led to it only
    where there are words left.
    """
    told = replace(story(Random(1)), cue="Rail", shows="", follow_ups=(), result="Up 9 %.")
    told = replace(told, background="It was a bad year.", done="I rang them all.")
    made = replace(sheet(Random(1)), stories=(told,), people=())

    def said(of: Sheet) -> list[str]:
        return [story.result for story in stress_sheet.fitted(of).stories]

    assert said(made) == ["Up 9 %. It was a bad year. I rang them all."]
    long = replace(told, done="I rang them all. " * 9, background="It was bad. " * 9)
    assert "bad" not in said(replace(made, stories=(long,)))[0]


def test_a_story_on_a_sheet_never_ends_within_a_sentence() -> None:
    """What has no room for its first sentence is left out; an answer is as long as its first one,
    which may hold its point at the end.
    """
    answer = f"I would have used {'two ' * 15}vans and lost a third. Their keys were there."
    probes = (FollowUp("What if he had said no?", answer),)
    told = replace(story(Random(1)), cue="Rail", shows="", result="Up 9 %. " * 10, waiver="")
    told = replace(told, background="", done=f"I rang {'every one ' * 10}of them.")
    told = replace(told, follow_ups=probes)
    made = replace(sheet(Random(1)), stories=(told,), people=(), questions=(), opening="")
    (one,) = stress_sheet.fitted(made).stories
    assert one.result.endswith("Up 9 %.")
    assert one.follow_ups[0].answer.endswith("and lost a third.")
    bare = replace(told, result="", done="I rang them " * 30, follow_ups=())
    assert stress_sheet.fitted(replace(made, stories=(bare,))).stories[0].result.endswith("…")


@pytest.mark.slow
def test_what_to_bring_goes_first_and_in_silence() -> None:
    """It is on the card only where there is room for all the rest; nobody is told where there is
    not, since the logistics have it.
    """
    rows = (replace(row(Random(1)), cues=(), questions=()),)
    roomy = replace(card(Random(1)), rows=rows, compared=(), bring=("Passport",))
    assert stress_card.fitted(roomy).bring == ("Passport",)
    for seed in SEEDS:
        crowded = card(Random(seed))
        made = stress_card.fitted(crowded)
        if made.bring:
            without = stress_card.fitted(replace(crowded, bring=()))
            assert (made.arrive, made.compared) == (without.arrive, without.compared)


def test_a_short_text_is_whole_and_a_long_one_ends_with_a_sentence() -> None:
    """A text is cut between sentences; within one only where the first is too long by itself."""
    assert stress.whole_sentences("We saved it. All of it.", 6) == "We saved it. All of it."
    assert stress.whole_sentences("We saved it. All of it.", 5) == "We saved it."
    assert stress.whole_sentences("We saved all of it.", 3) == "We saved all…"
    assert stress.whole_sentences("", 3) == ""


def test_a_long_word_is_cut_within_itself() -> None:
    """A cue of long words keeps what there is room for; a short word is there whole or not."""
    long = "Rindfleischetikettierungsüberwachungsauf"
    assert stress.line(f"{long} {long} again", 8, 60) == f"{long} Rindfleischetikett…"
    assert stress.line(f"{long}{long}", 8, 60) == f"{long}Rindfleischetikettie…"[:59] + "…"
    assert stress.line("We lost one night of it", 8, 17) == "We lost one…"


def test_a_message_is_not_cut_before_its_last_word() -> None:
    """Of a message its first sentence stands, or the first words of one that is too long."""
    numbers = "I bring the numbers before I bring the plan."
    calm = "I am calm at three. When something breaks, I decide, and tell everybody what is next."
    long = "I keep nights calm because whoever is on shift knows what happens next and why it does."
    assert stress.brief((numbers, calm, long)) == (
        numbers,
        "I am calm at three.",
        "I keep nights calm because whoever is…",
    )


def test_a_short_sheet_that_shares_its_page_with_no_other_fills_it() -> None:
    """Two short ones share a page; one between long ones, or before the last, has a page of its
    own, and all that a page has room for.
    """
    told = replace(story(Random(1)), cue="Rail", facts="Takes 20 s.", follow_ups=())
    told = replace(told, result="Up 9 %", background="It was late", done="I rang them all")
    short = replace(sheet(Random(1)), stories=(told,), people=(), reserves=(), opening="")
    short = replace(short, questions=(), messages=(), time="Fills 9 of 30 minutes.", held=False)
    long = replace(short, stories=(told,) * stress.CUES)

    def filled(*day: Sheet) -> list[bool]:
        made = stress_sheet.all_fitted(day)
        assert all(each.stories[0].result.startswith("Up 9 %.") for each in made)
        return [bool(each.time and each.stories[0].facts) for each in made]

    assert filled(short, long, short) == [True, True, False]
    assert filled(short, short, long, short) == [False, False, True, False]
    assert filled(long, short, short) == [True, True, False]
    assert filled(short) == [False]


def test_a_fourth_story_is_on_the_sheet_in_full_where_there_is_room() -> None:
    """Stories after the third lose all but their cue before anything else of a story goes."""
    told = replace(story(Random(1)), cue="Rail", result="Up 9 %.", follow_ups=(), waiver="", why=())
    told = replace(told, background="It was late.", done="I rang them all.", shows="", facts="")
    made = replace(sheet(Random(1)), stories=(told,) * 4, people=(), reserves=(), questions=())
    assert all(each.result for each in stress_sheet.fitted(made).stories)
    long = replace(told, done="I rang them all. " * 9, waiver="word " * 99)
    crowded = replace(made, stories=(long,) * 4)
    results = [bool(each.result) for each in stress_sheet.fitted(crowded).stories]
    assert results == [True, True, True, False]


def test_notes_on_many_people_are_cut_only_where_there_is_no_room() -> None:
    """A group with a page to itself has all that one noted on each; on half a page, and where the
    page is full, the first words.
    """
    four = tuple(
        replace(person(Random(at)), name=f"P{at}", in_common="", notes="A word. " * 12)
        for at in range(4)
    )
    told = replace(story(Random(1)), cue="Rail", result="Up 9 %.", follow_ups=(), waiver="", why=())
    told = replace(told, background="", done="I rang them all.", shows="", facts="")
    made = replace(sheet(Random(1)), people=four, stories=(told,), reserves=(), questions=())
    made = replace(made, held=False, brief=False)
    whole = stress_sheet.fitted(made, page=True)
    assert all(len(one.notes.split()) == 24 for one in whole.people)
    full = replace(made, stories=(replace(told, waiver="word " * 600),))
    for crowded in (stress_sheet.fitted(made), stress_sheet.fitted(full, page=True)):
        assert all(len(one.notes.split()) <= 15 for one in crowded.people)


def test_a_text_is_not_cut_behind_an_article() -> None:
    """Nor behind a preposition or a conjunction, which lead to a word that is no longer there."""
    assert stress.line("Negotiated a contract that saved £410,000 a year", 7) == (
        "Negotiated a contract that saved £410,000…"
    )
    assert stress.line("The end of the road", 2) == "The end…"
    assert stress.line("The of the road", 2) == "The…"
