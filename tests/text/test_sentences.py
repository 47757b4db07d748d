"""Where a sentence ends, and where a full stop only shortens a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondround.plan import spoken
from secondround.records.models.candidate import Story
from secondround.render.markdown.longtext import beat
from secondround.render.pdf.worker_page import body
from secondround.text.figures import has_figure
from secondround.text.sentences import leans, split_sentences

SENTENCES = (
    "We paid Fr. 5,000 less than in 2023.", "Dr. Moll and Prof. J. R. Ott stayed.",
    "Nobody left!", "Why?", "It cost approx. 5 % (ca. 300 €) less.", "iOS came next.", "So did I.",
    "Am 3. Mai kam Frau Łódź.",
    "Sold in 2003.", "We met at Acme Inc. in St. Gallen.", "“Stay,” she said.",
    "Am 23. Mai kam sie.", "Her Ph.D. was on rail.",
    "Das war z. B. in Kč. 300 und d. h. mehr.",
    "Then the U.S. team (12 people) joined.", "No. 5 was the best, e.g. for Mr. Best.",
    "Was it >= 4 %?", "It ran 24*7*365.", "Half of it went.",
    "The boss waited… and paid Rs. 40.", "A & B agreed.",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


@given(TEXTS)
def test_sentences_come_apart_where_they_end(sentences: list[str]) -> None:
    """Abbreviations, initials, ordinals, amounts and names that begin small end none."""
    assert split_sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The power went\nat ten. We ran.", ["The power went at ten.", "We ran."]),
        ("- I asked.\n- I ran\n\nEnd", ["I asked.", "I ran", "End"]),
        ("2015. Trainee.\n2019. Head.", ["2015. Trainee.", "2019. Head."]),
        ("+ 4 % sales. + 2 % margin", ["+ 4 % sales.", "+ 2 % margin"]),
        ("日本。東京です。", ["日本。", "東京です。"]),
        ("रात को काम किया। घर गया।", ["रात को काम किया।", "घर गया।"]),
        ("من أنت؟ أنا آنا.", ["من أنت؟", "أنا آنا."]),
        ("Dr.\xa0Moll came. Z", ["Dr.\xa0Moll came.", "Z"]),
        ("  ", []),
    ],
)
def test_lines_and_items(text: str, expected: list[str]) -> None:
    """A line's end is a blank, unless it is an item's or a new one begins with a mark."""
    assert split_sentences(text) == expected


@given(st.text("aB.!? \n-*1>|"))
def test_nothing_is_lost(text: str) -> None:
    """Every letter and digit is in one of the sentences, but for the numbers of a list."""
    kept = re.sub("[^aB]", "", " ".join(split_sentences(text)))
    assert kept == re.sub("[^aB]", "", text)


@settings(max_examples=60)
@given(TEXTS, st.data())
def test_strong_type_ends_with_a_sentence(sentences: list[str], data: st.DataObject) -> None:
    """What is set off is whole sentences, those that were asked for, alone or in a list."""
    chosen = data.draw(st.sets(st.sampled_from(sentences)))
    for text in (
        " ".join(sentences),
        "\n".join(f"- {each}" for each in [*sentences, "And an end."]),
    ):
        html = body(f"# T\n\n{beat(text, strong=tuple(chosen), label='Result.')}\n")
        strong = re.findall("<strong>(.*?)</strong>", html)
        said = " ".join(strong).replace("&gt;", ">").replace("&amp;", "&")
        assert split_sentences(said) == [each for each in sentences if each in chosen]


def _story(result: list[str], situation: list[str]) -> Story:
    words = {
        "situation": " ".join(situation),
        "action": ["I asked. I ran."],
        "result": " ".join(result),
    }
    return Story.model_validate({"id": "a", "title": "A", **words})


@given(TEXTS, TEXTS)
def test_the_half_minute_has_the_results_figure(result: list[str], situation: list[str]) -> None:
    """Where a sentence of the result has a figure, one that has is told, whatever else there is no
    time for.
    """
    parts = dict(spoken.cut(_story(result, situation), 30, 110).parts)
    assert any(map(has_figure, parts["result"])) == any(map(has_figure, result))


def test_the_figure_comes_before_what_is_said_first() -> None:
    """A first sentence without a figure does not take the place of the one that has it."""
    result = [
        "Both leads stayed.",
        "Trolleys went from sixty a night to nine, " + "and so on " * 15 + ".",
    ]
    parts = dict(
        spoken.cut(_story(result, ["The depot was " + "very " * 40 + "loud."]), 30, 140).parts
    )
    assert any("sixty" in sentence for sentence in parts["result"])


def test_the_half_minute_says_what_was_done() -> None:
    """A first sentence of the action that is too long makes way for the next one that fits, before
    the result goes on.
    """
    result = ["We still wrote off 380,000 euros.", "I now ask the two loudest first."]
    story = Story.model_validate(
        {
            "id": "a",
            "title": "A",
            "situation": "The forecast was mine.",
            "action": ["I " + "really " * 60 + "asked.", "I called every store."],
            "result": " ".join(result),
        }
    )
    parts = dict(spoken.cut(story, 30, 140).parts)
    assert parts["action"] == ("I called every store.",)


def test_some_sentences_lean_on_the_one_before() -> None:
    """Those that begin with what the one before has named."""
    for text in ("This cost €41,000.", "After that, she left.", "“It was late.”", "But he stayed."):
        assert leans(text)
    for text in ("Both stayed.", "Itemised bills fell.", "I rang them.", "On Tuesday it was over."):
        assert not leans(text)


@given(
    st.lists(st.sampled_from((*SENTENCES, "This cost 9 %.", "They left.")), max_size=8, unique=True)
)
def test_no_cut_has_a_sentence_without_the_one_it_leans_on(result: list[str]) -> None:
    """Half a minute holds both or neither, wherever the figure is."""
    story = Story.model_validate(
        {"id": "a", "title": "A", "situation": "It was late.", "result": " ".join(result) or "So."}
    )
    whole = split_sentences(story.result or "")
    kept = dict(spoken.cut(story, 30, 140).parts).get("result", ())
    places = [whole.index(sentence) for sentence in kept]
    for at, place in enumerate(places):
        if place and leans(whole[place]):
            assert at
            assert whole[places[at - 1]] == whole[place - 1]
