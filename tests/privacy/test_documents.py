"""Documents that are zip files: what they say is searched as any other text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from tests.workspaces import RunIn

from secondround.privacy.leaks import Unsearchable
from secondround.privacy.leaks.file_text import segments

WORD = """<w:p><w:r><w:t>Ask Ama</w:t></w:r><w:r><w:t>ra Oka</w:t></w:r><w:r><w:t>for.</w:t></w:r>
</w:p><w:p><w:t>Then</w:t><w:tab/><w:t>stop</w:t></w:p>"""


def document(text: str) -> bytes:
    """A Word document, as far as its text goes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<w:document>{text}</w:document>")
    return made.getvalue()


def test_a_word_in_several_runs_is_one() -> None:
    """Word cuts words into runs as it likes; paragraphs and tabs end them."""
    found = [part.text for part in segments(PurePosixPath("form.docx"), document(WORD))]
    text = " ".join(" ".join(found).split())
    assert "Ask Amara Okafor. " in text
    assert "Then stop" in text


def test_what_cannot_be_unpacked_is_refused() -> None:
    """A damaged document is not passed as searched."""
    with pytest.raises(Unsearchable):
        list(segments(PurePosixPath("form.docx"), document(WORD)[:60]))


def test_a_pdf_with_half_a_character_is_refused() -> None:
    """A PDF in which a string ends within a character is not passed as searched."""
    made, whole = io.BytesIO(), pikepdf.new()
    whole.add_blank_page()
    whole.Root.Title = pikepdf.String(b"\xef\xbb\xbf\xe2")
    whole.save(made)
    with pytest.raises(Unsearchable):
        list(segments(PurePosixPath("form.pdf"), made.getvalue()))


@pytest.mark.slow
def test_a_guide_offers_files_in_folders(tmp_path: Path, run_in: RunIn) -> None:
    """What a guide links to goes onto the site, from folders, too; a document that names another
    client keeps a client's site from being made.
    """
    assert run_in("init", "demo", "--example", cwd=tmp_path).exit_code == 0
    root = tmp_path / "demo"
    folder = root / "packets/guides/files/deep"
    folder.mkdir(parents=True)
    (folder / "clip.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(range(256)))
    (folder / "form.docx").write_bytes(document("<w:p>Fill this in.</w:p>"))
    (folder / "form.odt").write_bytes(document("<text:p>Fill this in.</text:p>"))
    (folder / "unlinked.docx").write_bytes(document("Not for the site."))
    links = ", ".join(f"[{name}](files/deep/{name})" for name in ("clip.mp4", "form.docx"))
    guide = root / "packets/guides/offers.md"
    guide.write_text(f"# Offers\n\n{links}, [odt](files/deep/form.odt)\n", "utf-8")
    built = run_in("build", "--no-pdf", cwd=root)
    assert built.exit_code == 0, built.output
    there = {path.name for path in (root / "site/guides/files/deep").iterdir()}
    assert there == {"clip.mp4", "form.docx", "form.odt"}
    (folder / "form.docx").write_bytes(document(WORD))
    assert run_in("client", "add", "Bo Dahl", cwd=root).exit_code == 0
    assert run_in("new", "quay", "--candidate", "bo-dahl", cwd=root).exit_code == 0
    refused = run_in("build", "--no-pdf", "--candidate", "bo-dahl", cwd=root)
    assert refused.exit_code == 1
    assert "amara okafor" in refused.output
