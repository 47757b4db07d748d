"""What a person reads before anything is published."""

from __future__ import annotations

from pathlib import Path

from secondround.cli.output import review

LINK = "https://example.com/news/" + "a-hall-for-frozen-medicines-" * 3
RECORD = f"""\
visibility: public
company:
  name: Quay
  news: [{{title: {"A new hall for medicines " * 8}, date: 2026-10-01}}]
role: {{title: Clerk, requirements: [{{text: "{"Keeps a hall of goods in order " * 5} {LINK}"}}]}}
"""
NAMES = "names: {Robin Example: Nia Berg, Quay: Gull Freight}\n"


def test_the_list_fits_a_terminal(tmp_path: Path) -> None:
    """No line has over 80 columns, but for a link, which stays whole."""
    folder = tmp_path / "packets" / "quay"
    folder.mkdir(parents=True)
    (folder.parent / "candidate.yml").write_text("name: Robin Example\n", "utf-8")
    (folder.parent / "pseudonyms.yml").write_text(NAMES, "utf-8")
    (folder / "interview.yml").write_text(RECORD, "utf-8")
    lines = "\n".join(review.lines(tmp_path, {"quay": "quay"})).splitlines()
    assert "  Posting: Clerk; Keeps a hall" in "\n".join(lines)
    assert [line.strip() for line in lines if len(line) > 80] == [LINK]
