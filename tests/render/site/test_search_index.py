"""What a packet is found by, in an index that stays small."""

from __future__ import annotations

import json
from pathlib import Path

from secondround.render.site import search_index

_PAGE = """<h1 id="top">Gull &amp; Co: <em>Chief</em></h1>
<p>Second interview. Prepared for Zoë Example.</p>
<h2 id="day-card">Day card<a class="headerlink" href="#day-card">&para;</a></h2>
<h3 id="0900-kim-lee"><a class="way" href="#x">09:00 Kim Lee</a></h3><p>secret words</p>
<h2 id="sheets">Sheets</h2><h3 id="0900-kim-lee_1">09:00 Kim Lee</h3><h4 id="kim-lee">Kim Lee</h4>
<h2 id="story-bank">Story bank</h2><h3 id="owls">Counted owls</h3>
"""


def _index(folder: Path, count: int, each: int = 1) -> tuple[list[dict[str, object]], int]:
    place = folder / search_index.PLACE
    place.parent.mkdir(exist_ok=True)
    place.write_text('{"config":{},"docs":[{"location":"guides/a.html","title":"A","text":"b"}]}')
    pages = {
        f"p-{at // each:03}/c-{at:04}/index.html": search_index.names(_PAGE) for at in range(count)
    }
    search_index.write(folder, pages, folders_for_pages=False)
    return json.loads(place.read_text("utf-8"))["docs"], place.stat().st_size


def test_each_heading_is_an_entry_once(tmp_path: Path) -> None:
    """Whoever types a story's, a person's or a section's name is led to it; no paragraph is in the
    index.
    """
    found, _ = _index(tmp_path, 1)
    titles = {
        str(entry["location"]).removeprefix("p-000/c-0000/"): entry["title"] for entry in found[:-1]
    }
    assert titles == {
        "index.html": "Gull &amp; Co: Chief",
        "index.html#day-card": "Day card",
        "index.html#0900-kim-lee": "09:00 Kim Lee",
        "index.html#sheets": "Sheets",
        "index.html#kim-lee": "Kim Lee",
        "index.html#story-bank": "Story bank",
        "index.html#owls": "Counted owls",
    }
    assert "secret" not in json.dumps(found)
    assert found[0]["text"].endswith("Prepared for Zoë Example. <p hidden>zoe</p>")  # type: ignore[attr-defined]


def test_a_thousand_packets_stay_under_half_a_megabyte(tmp_path: Path) -> None:
    """There, packets and sessions have entries, and a story's name leads to its packet."""
    found, size = _index(tmp_path, 1000)
    assert size < 500_000
    assert len(found) == 2001
    assert "Counted owls" in str(found[0]["text"])
    assert found[1]["title"] == "09:00 Kim Lee"


def test_a_clients_story_is_named_once(tmp_path: Path) -> None:
    """Among a thousand packets, twenty to a client, each client's first leads to the story."""
    found, size = _index(tmp_path, 1000, each=20)
    named = [entry["location"] for entry in found if "Counted owls" in str(entry["text"])]
    assert named == [f"p-{at:03}/c-{at * 20:04}/index.html" for at in range(50)]
    assert size < 450_000
