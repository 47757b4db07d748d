"""PDFs and archives under a passphrase, opened by other programs than the one that locked them."""

from __future__ import annotations

import io
import math
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondround.privacy.encryption import locked

from .conftest import SECRET, WORDS, laid_out, pdf, placed

Files = dict[str, bytes]


@pytest.fixture
def locked_pdf(tmp_path: Path) -> Path:
    path = tmp_path / "packet-locked.pdf"
    path.write_bytes(locked.pdf(pdf(), SECRET))
    return path


def ran(*order: str | Path) -> tuple[int, str]:
    done = subprocess.run(order, capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def test_a_locked_pdf_opens_in_poppler(locked_pdf: Path) -> None:
    """Poppler's pdftotext reads it with the passphrase, and neither without nor with another."""
    assert shutil.which("pdftotext")
    assert ran("pdftotext", "-upw", SECRET, locked_pdf, "-")[1].strip() == "Zanzibar"
    for words in ([], ["-upw", SECRET + "x"], ["-upw", ""]):
        code, text = ran("pdftotext", *words, locked_pdf, "-")
        assert (code != 0, text) == (True, "")


def test_a_locked_pdf_opens_in_qpdf(locked_pdf: Path) -> None:
    """By qpdf's word it is AES with 256 bits for text, streams and attachments; without the
    passphrase it stops.
    """
    code, text = ran("qpdf", "--show-encryption", f"--password={SECRET}", locked_pdf)
    assert code == 0
    assert text.startswith("R = 6\n")
    for kind in ("stream", "string", "file"):
        assert f"{kind} encryption method: AESv3" in text
    assert ran("qpdf", "--check", locked_pdf)[0] == 2
    assert ran("qpdf", "--check", f"--password={SECRET}", locked_pdf)[0] == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked_pdf)


def test_a_locked_pdf_shows_no_word(locked_pdf: Path) -> None:
    """Neither text nor title is found in the file."""
    data = locked_pdf.read_bytes()
    assert b"Zanzibar" in pdf()
    for word in (*WORDS, SECRET):
        assert word.encode() not in data
        assert word.encode("utf-16-be") not in data


def test_a_pdf_comes_out_as_it_went_in() -> None:
    """What is unlocked has the text and the title again, and is locked no more."""
    with pikepdf.open(
        io.BytesIO(locked.unlocked_pdf(locked.pdf(pdf(), SECRET), SECRET))
    ) as document:
        assert not document.is_encrypted
        assert str(document.docinfo["/Title"]) == "Okafor"
        assert b"Zanzibar" in document.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (lambda: locked.pdf(locked.pdf(pdf(), SECRET), SECRET), "already locked"),
        (lambda: locked.pdf(b"hello", SECRET), "not a PDF that can be read"),
        (lambda: locked.pdf(pdf(), SECRET + "-morel"), "no more than 32 characters"),
        (lambda: locked.unlocked_pdf(pdf(), SECRET), "not locked"),
        (lambda: locked.unlocked_pdf(locked.pdf(pdf(), SECRET), "wrong"), "passphrase is wrong"),
        (lambda: locked.unlocked_archive(b"hello", SECRET), "wrong, or the file has been changed"),
    ],
)
def test_what_cannot_be_done_is_said(work: type[bytes], why: str) -> None:
    """What cannot be locked or opened is refused in words."""
    with pytest.raises(locked.EncryptionError, match=why):
        work()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Files]:
    """A locked archive, and the files in it. To make its key takes a second, on purpose."""
    site = laid_out(tmp_path_factory.mktemp("archive") / "site")
    files = {str(place): data for place, data in placed(site).items()}
    return locked.archive(locked.files(site), SECRET), files


@pytest.mark.slow
def test_an_archive_opens_with_age_and_shows_nothing(
    archive: tuple[bytes, Files], tmp_path: Path
) -> None:
    """The archive is age's, opens by its library to a zip of the same files, and `grep` finds
    nothing in it.
    """
    made, files = archive
    (tmp_path / "site.zip.age").write_bytes(made)
    assert made.startswith(b"age-encryption.org/v1\n-> scrypt ")
    for word in (*WORDS, "harbor", "index.html"):
        assert ran("grep", "-aiF", word, tmp_path / "site.zip.age")[0] == 1
    with zipfile.ZipFile(io.BytesIO(locked.unlocked_archive(made, SECRET))) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == files
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(made, SECRET + "x")
    with pytest.raises(locked.EncryptionError):
        locked.unlocked_archive(made[:-1] + bytes([made[-1] ^ 1]), SECRET)


def test_a_busy_machine_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program age may take a machine that is busy for one that is too slow; no passphrase is
    called wrong for that.
    """
    answers: list[bytes | None] = [None, None, b"zip"]

    def decrypt(_data: bytes, _secret: str) -> bytes:
        answer = answers.pop(0) if answers else None
        if answer is None:
            raise pyrage.DecryptError("Excessive work parameter for passphrase.")
        return answer

    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert locked.unlocked_archive(b"age", SECRET) == b"zip"
    with pytest.raises(locked.EncryptionError, match="too busy or too slow"):
        locked.unlocked_archive(b"age", SECRET)


TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
"""Runs a command in a terminal of its own; what comes in is typed there."""


def typed(passphrase: str, *order: str | Path) -> tuple[int, str]:
    """What a command does that asks for a passphrase, which it takes from nowhere but a
    terminal.
    """
    words = [sys.executable, "-c", TERMINAL, *order]
    done = subprocess.run(words, input=f"{passphrase}\n".encode(), capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


@pytest.mark.slow
def test_an_archive_opens_with_age_itself(archive: tuple[bytes, Files], tmp_path: Path) -> None:
    """The program `age` asks for the passphrase and gives the zip of the same files; with another
    it gives nothing.
    """
    path, opened = tmp_path / "site.zip.age", tmp_path / "site.zip"
    made, files = archive
    path.write_bytes(made)
    code, text = typed(SECRET + "x", "age", "--decrypt", "--output", opened, path)
    assert (code, "incorrect passphrase" in text, opened.exists()) == (1, True, False)
    code, text = typed(SECRET, "age", "--decrypt", "--output", opened, path)
    assert (code, "Enter passphrase" in text) == (0, True)
    with zipfile.ZipFile(opened) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == files


def test_links_and_hidden_files_stay_out(site: Path, tmp_path: Path) -> None:
    """What a link leads to, and what is hidden, is not handed over."""
    before = locked.files(site)
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "folder").symlink_to(tmp_path, target_is_directory=True)
    (site / ".hidden").mkdir()
    (site / ".hidden" / "a.txt").touch()
    assert locked.files(site) == before


def test_a_new_passphrase_has_80_bits_or_more() -> None:
    """Counted from what is drawn: five words of five letters, each letter from all its choices,
    none preferred.
    """
    drawn = [locked.new_passphrase() for _ in range(400)]
    assert len(set(drawn)) == 400
    bits = 0.0
    for place in range(5 * 6 - 1):
        letters = {one[place] for one in drawn}
        bits += math.log2(len(letters))
    assert bits > 80
    for one in drawn:
        assert re.fullmatch(r"([a-z]{5}-){4}[a-z]{5}", one)
        assert locked.strong_passphrase(one) == one
        assert len(one) <= locked.MOST_IN_PDF


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "empty"),
        ("\n", "empty"),
        ("   ", "empty"),
        ("harbor-2026", "too short"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "too short"),
        ("schlüssel-für-den-hafen", "letters a to z"),
        ("two lines\nof a passphrase", "on one line"),
        (" a passphrase with space", "no space at its ends"),
    ],
)
def test_weak_passphrases_are_refused(given: str, why: str) -> None:
    """Empty, short, repeated, or hard to type elsewhere: refused, with the reason."""
    with pytest.raises(locked.EncryptionError, match=why):
        locked.strong_passphrase(given)


@given(st.text(max_size=60))
def test_a_passphrase_is_taken_as_it_is_or_refused(given: str) -> None:
    """Whatever is given: it is taken without its line end and nothing else, or refused."""
    try:
        taken = locked.strong_passphrase(given)
    except locked.EncryptionError:
        return
    assert given in {taken, taken + "\n", taken + "\r\n"}
    assert len(taken) >= 15
