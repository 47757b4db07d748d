"""The day's style sheet and script, made small: what they say and do stays."""

from __future__ import annotations

import re

from tests.render.phone.conftest import ROOT

from secondround.render.phone import squeezing

SOURCE = (ROOT / "templates" / "phone" / "day.js").read_text("utf-8")
SAID = re.compile(r'"(?:[^"\\\n]|\\.)*"|(?<!\.\.)\.[A-Za-z]\w+')
"""A text, or a property."""


def test_names_become_short_and_what_is_said_stays() -> None:
    """Two names that differ still do; no text, property or key is another, nor what templates say
    beside what they fill in.
    """
    written = """
const stories = [];
// What was told.
function story(stories, { told }, other = 1) {
  const words = stories.map((story) => story.words ?? "words of the story");
  return { told, words: [...words, other], text: `words: ${story.words ?? "no story"} /* told */` };
}
"""
    assert squeezing.script(written) == (
        "let a=[];"
        'function b(a,{told},other=1){let words=a.map(b=>b.words??"words of the story");'
        "return{told,words:[...words,other],"
        'text:`words: ${b.words ?? "no story"} /* told */`}}'
    )


def test_the_script_says_what_it_said() -> None:
    """Each text of the day's script is in it as often as before, and each property."""
    small = squeezing.script(SOURCE)
    before = _said(re.sub(r"(?m)^ *//.*$| // .*$", "", SOURCE))
    assert _said(small) == before
    assert len(before) > 500
    assert len(small) < 0.6 * len(SOURCE)


def _said(script: str) -> list[str]:
    return sorted(SAID.findall(re.sub(r"\$\{.*?\}", "", script)))
