"""Words are hyphenated as Pyphen does it, which takes all patterns apart before."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest
from tests.render.pdf.put_back import weasyprint_put_back

from secondround.render.pdf import worker_hyphens

WORDS = ("Stakeholder", "turnaround", "responsibility", "x", "", "naïveté", "communication")


def _places(lang: str) -> list[list[int]]:
    pyphen.hdcache.clear()
    dictionary = pyphen.Pyphen(lang=lang)
    return [dictionary.positions(word) for word in WORDS]


@pytest.mark.parametrize("lang", ["en", "en_GB", "fr", "nl", "cs"])
def test_words_are_hyphenated_at_the_same_places(lang: str) -> None:
    """With numbers, alternative spellings and other encodings in the patterns, and without."""
    plain = _places(lang)
    patterns = pyphen.HyphDict(pyphen.LANGUAGES[lang]).patterns
    with weasyprint_put_back():
        worker_hyphens.keep_few()
        assert _places(lang) == plain
        late = pyphen.HyphDict(pyphen.LANGUAGES[lang]).patterns
        assert late.keys() == patterns.keys()
        assert {letters: late.get(letters) for letters in patterns} == patterns


def test_patterns_are_taken_apart_when_they_are_asked_for() -> None:
    """English has 7,000 of them, and a word has a dozen."""
    with weasyprint_put_back():
        worker_hyphens.keep_few()
        patterns = pyphen.HyphDict(pyphen.LANGUAGES["en"]).patterns
    assert all(isinstance(pattern, str) for pattern in patterns.values())
    assert patterns.get("nothing of the kind") is None


def test_a_file_that_is_written_in_another_way_is_left_to_pyphen(tmp_path: Path) -> None:
    """Such as one in another encoding, or with spellings that change."""
    path = tmp_path / "hyph_xx.dic"
    path.write_bytes("ISO8859-1\n.é2a\nschif1fahrt/ff=f,5,2\n".encode("latin-1"))
    with weasyprint_put_back():
        plain = pyphen.HyphDict(path).patterns
        worker_hyphens.keep_few()
        assert pyphen.HyphDict(path).patterns == plain
