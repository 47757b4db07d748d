"""The page that holds a whole site: nothing to see without the passphrase, everything with it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import secrets
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pyrage
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, FrameLocator, Page, expect

from secondround.privacy.encryption import locked, locked_page
from secondround.render.site import builder
from secondround.system import resources

from .conftest import SECRET, WORDS, pdf, placed


@pytest.fixture
def page_file(site: Path, tmp_path: Path) -> Path:
    """The locked page, alone in a folder."""
    path = tmp_path / "sent" / "site-locked.html"
    path.parent.mkdir()
    path.write_bytes(locked_page.page(locked.files(site), SECRET))
    return path


def payload(page_file: Path) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="locked">(.*?)</script>',
        page_file.read_text(),
        re.DOTALL,
    )
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


@pytest.mark.usefixtures("few_rounds")
def test_nothing_of_the_site_stands_in_clear(page_file: Path, site: Path) -> None:
    """No word, no title, no file's name of the site is found in the page, nor the passphrase."""
    said = page_file.read_text()
    text = said.replace(payload(page_file)["data"], "")
    names = [
        path.name
        for path in site.rglob("*")
        if path.is_file() and path.name not in {"index.html", "second-round.js"}
    ]
    for word in (*WORDS, SECRET, "harbor", "Second Round", *names):
        assert word.lower() not in text.lower(), word


@pytest.mark.slow
def test_the_key_is_as_hard_as_is_asked_for(page_file: Path, site: Path) -> None:
    """What Python's own PBKDF2 makes of the passphrase with 600,000 rounds opens it; one character
    more does not.
    """
    parts = payload(page_file)
    salt, once, data = (base64.b64decode(parts[name]) for name in ("salt", "iv", "data"))
    assert (parts["rounds"], len(salt), len(once)) == (600_000, 16, 12)
    key = hashlib.pbkdf2_hmac("sha256", SECRET.encode(), salt, 600_000)
    opened = gzip.decompress(AESGCM(key).decrypt(once, data, None))
    assert (site / "okafor/harbor/packet.pdf").read_bytes() in opened
    assert b"alert(1)" not in opened.replace(b"<script>alert(1)</script>", b"")
    assert b"search/search_index" not in opened
    wrong = hashlib.pbkdf2_hmac("sha256", SECRET.encode() + b"x", salt, 600_000)
    with pytest.raises(InvalidTag):
        AESGCM(wrong).decrypt(once, data, None)


@pytest.mark.slow
def test_two_pages_share_nothing(site: Path) -> None:
    """Salt and start value are drawn anew: the same site under the same passphrase gives other
    bytes.
    """
    files = locked.files(site)
    ours, theirs = (locked_page.page(files, SECRET) for _ in range(2))
    assert ours != theirs
    assert ours.split(b'"data": "')[1][:40] != theirs.split(b'"data": "')[1][:40]


LETTERS = {16: "OPENLOCKEDHASHESopenerA=", 12: "lockedhashesOPEN"}
"""Salt and start value, as base64 may well give them."""


@pytest.mark.slow
def test_whatever_letters_come_of_locking_the_page_opens(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Base64 holds any word by chance, those of the page's template too: what was locked comes out
    all the same.
    """
    monkeypatch.setattr(secrets, "token_bytes", lambda size: base64.b64decode(LETTERS[size] + "="))
    made = locked_page.page(locked.files(site), SECRET)
    for letters in LETTERS.values():
        assert letters.strip("=")[:16] in made.decode()
    opened = locked_page.opened(made, SECRET)
    assert opened == {place: data for place, data in placed(site).items() if place in opened}
    assert PurePosixPath("okafor/harbor/packet.pdf") in opened


@given(st.lists(st.binary(max_size=300), max_size=3))
@settings(max_examples=40)
def test_a_page_holds_any_files(contents: list[bytes]) -> None:
    """Whatever the files hold, they come out as they went in, and under no other passphrase."""
    site = {PurePosixPath(f"{number}.html"): data for number, data in enumerate(contents)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locked_page, "ROUNDS", 1)
        made = locked_page.page(site, SECRET)
        assert locked_page.opened(made, SECRET) == site
        with pytest.raises(locked.EncryptionError, match="passphrase is wrong"):
            locked_page.opened(made, SECRET + "x")


@pytest.mark.slow
@pytest.mark.parametrize("spoilt", ["page", "archive", "pdf"])
def test_nothing_is_handed_over_that_does_not_open(
    site: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    """Of every form, what was locked is opened before it is given back: where that fails, there is
    no file.
    """
    files = locked.files(site)
    if spoilt == "page":
        monkeypatch.setattr(
            locked_page, "_text", lambda data: base64.b64encode(data[::-1]).decode()
        )
        with pytest.raises(locked.EncryptionError):
            locked_page.page(files, SECRET)
    elif spoilt == "archive":
        seal = pyrage.passphrase.encrypt
        monkeypatch.setattr(
            pyrage.passphrase, "encrypt", lambda data, secret: seal(data[:-1], secret)
        )
        with pytest.raises(AssertionError):
            locked.archive(files, SECRET)
    else:
        monkeypatch.setattr(
            locked, "unlocked_pdf", lambda *_: pdf().replace(b"Zanzibar", b"Zanzibaa")
        )
        with pytest.raises(AssertionError):
            locked.pdf(pdf(), SECRET)


@pytest.mark.usefixtures("few_rounds")
def test_a_page_that_the_browser_would_not_run_is_none(page_file: Path) -> None:
    """A script that the page's own policy does not name never runs, so such a page never opens."""
    made = page_file.read_bytes()
    assert locked_page.opened(made, SECRET)
    for was, changed in (
        (b"use strict", b"use strict!"),
        (b'id="locked"', b'id="looked"'),
        (b"sha256-", b"sha256-A"),
    ):
        with pytest.raises(locked.EncryptionError, match="not a locked page"):
            locked_page.opened(made.replace(was, changed), SECRET)


@pytest.mark.usefixtures("few_rounds")
def test_grep_finds_nothing(page_file: Path) -> None:
    """`grep` over the folder that is sent finds none of the words."""
    for word in WORDS:
        assert (
            subprocess.run(
                ["grep", "-rai", word, page_file.parent], capture_output=True, check=False
            ).returncode
            == 1
        )


@pytest.fixture
def shown(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page in a browser that tells of every request and every complaint."""
    with browser.new_context(accept_downloads=True) as context:
        page = context.new_page()
        told: list[str] = []
        page.on("request", lambda request: told.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(page_file.as_uri())
        yield page
        assert [
            line for line in told if not line.startswith(("data:", page_file.as_uri(), "about:"))
        ] == []


def unlock(page: Page, secret: str = SECRET) -> FrameLocator:
    page.get_by_label("Passphrase").fill(secret)
    page.get_by_role("button", name="Open").click()
    return page.frame_locator("iframe")


@pytest.mark.slow
def test_a_wrong_passphrase_opens_nothing(shown: Page) -> None:
    """It is said that the passphrase is wrong, and the right one still opens."""
    unlock(shown, SECRET[:-1])
    shown.get_by_text("The passphrase is wrong").wait_for()
    assert shown.locator("iframe").count() == 0
    assert unlock(shown).locator("h1").inner_text() == "Okafor"


@pytest.mark.slow
def test_the_site_opens_in_a_browser(shown: Page) -> None:
    """Pictures, faces and colours are there, links lead from page to page and back, a PDF is handed
    out; nothing is asked of another machine, and neither title nor address gives away where one is.
    """
    inside = unlock(shown)
    assert inside.locator("h1").inner_text() == "Okafor"
    for expected in ("naturalWidth", "naturalHeight"):
        assert inside.locator("img").evaluate(f"image => image.{expected}") == 1
    assert (
        inside.locator("body")
        .evaluate("body => getComputedStyle(body).backgroundImage")
        .startswith('url("data:image/')
    )
    assert (
        inside.locator("h1").evaluate(
            "async () => (await document.fonts.load('12px F', 'Việt')).length"
        )
        == 1
    )
    inside.locator("#in").click()
    expect(inside.locator("#quokka")).to_be_in_viewport()
    inside.locator("input").check()
    with shown.expect_download() as waiting:
        inside.locator("#paper").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    inside.locator("#home").click()
    assert inside.locator("h1").inner_text() == "Okafor"
    shown.go_back()
    assert inside.locator("input").is_checked()
    shown.go_back()
    assert inside.locator("h1").inner_text() == "Okafor"
    assert shown.title() == "Locked pages"
    assert shown.url.endswith("site-locked.html")
    assert shown.evaluate("Object.keys(localStorage).length") == 0


@pytest.mark.slow
def test_a_site_as_it_is_built_opens(browser: Browser, tmp_path: Path) -> None:
    """With the real theme: nothing is asked of anybody, nothing complains, and links and faces
    work.
    """
    pages = {
        PurePosixPath("index.md"): "# Okafor\n\n[Harbor](okafor/harbor/index.md#people)\n",
        PurePosixPath(
            "okafor/harbor/index.md"
        ): f"# Harbor\n\n{'Quokka. ' * 3000}\n\n## People\n\n- [ ] Zanzibar\n",
    }
    scaffold = resources.folder("templates") / "scaffold" / "mkdocs.yml"
    assert builder.build(pages, config=scaffold, site=tmp_path / "site").problems == ()
    path = tmp_path / "locked.html"
    path.write_bytes(locked_page.page(locked.files(tmp_path / "site"), SECRET))
    for word in (*WORDS, "harbor", "interviews"):
        assert word.lower() not in path.read_text().replace(payload(path)["data"], "").lower()
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(path.as_uri())
    inside = unlock(page)
    inside.get_by_role("link", name="Harbor").click()
    expect(inside.get_by_role("heading", name="People")).to_be_in_viewport()
    loaded = "async () => (await document.fonts.load('12px \\'Source Serif 4\\'', 'A'))[0].status"
    assert inside.locator("h1").evaluate(loaded) == "loaded"
    inside.locator("label", has_text="Zanzibar").click()
    expect(inside.get_by_label("Zanzibar")).to_be_checked()
    assert told == []
    page.close()


@pytest.mark.slow
def test_what_is_in_a_page_cannot_run(browser: Browser, site: Path, tmp_path: Path) -> None:
    """A script that got into a page of the site is not run: only the three that are known may."""
    home = site / "index.html"
    home.write_text(
        home.read_text().replace(
            "</body>", "<img src=x onerror=\"document.title='ran'\"><p id=end></p></body>"
        )
    )
    path = tmp_path / "locked.html"
    path.write_bytes(locked_page.page(locked.files(site), SECRET))
    page = browser.new_page()
    page.goto(path.as_uri())
    inside = unlock(page)
    inside.locator("#end").wait_for(state="attached")
    assert inside.locator("body").evaluate("() => document.title") == "Zanzibar"
    page.close()
