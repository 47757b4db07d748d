"""Remakes the README's pictures from the example: the record beside the card it becomes, and the
site beside the day on the phone.

In: the example workspace, built (`make build`). Out: `docs/*.png`. Needs headless Chromium and
pdftoppm.
"""

from __future__ import annotations

import base64
import functools
import http.server
import shutil
import subprocess
import tempfile
import threading
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import YamlLexer

ROOT = Path(__file__).resolve().parents[1]
PACKET = "amara-okafor/harbor"
SHOWN = slice(0, 58)  # lines of the record's rounds beside the day card

PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #e9e7e2; font: 15px/1.5 sans-serif; }}
main {{ display: flex; gap: 32px; padding: 32px; align-items: flex-start; }}
.yaml {{ background: #fff; border-radius: 6px; padding: 20px 24px; width: 640px; }}
.yaml {{ overflow: hidden; }}
.yaml pre {{ margin: 0; font: 13px/1.45 monospace; white-space: pre; }}
img {{ background: #fff; border-radius: 6px; height: {height}px; }}
{style}</style>
<main><div class="yaml">{yaml}</div><img src="data:image/png;base64,{image}" alt=""></main>"""

BESIDE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #e9e7e2; }}
main {{ display: flex; gap: 32px; padding: 32px; width: max-content; }}
img {{ border-radius: 6px; height: 820px; }}</style>
<main><img src="data:image/png;base64,{site}" alt=""><img
src="data:image/png;base64,{phone}" alt=""></main>"""
COLOURS = 128


def main() -> None:
    """Write every picture."""
    browser_path = next(
        filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome")))
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        _record_and_card(browser)
        _site_and_phone(browser)
        browser.close()


def _record_and_card(browser: Browser) -> None:
    record = (ROOT / "packets" / PACKET / "interview.yml").read_text("utf-8").splitlines()
    start = max(index for index, line in enumerate(record) if line.startswith("  - name:"))
    yaml = "\n".join(line[:82] for line in record[start:][SHOWN])
    formatter = HtmlFormatter(style="friendly", noclasses=False)
    with tempfile.TemporaryDirectory() as folder:
        card = ROOT / "site" / PACKET / "day-card.pdf"
        subprocess.run(
            ["pdftoppm", "-r", "110", "-png", "-singlefile", str(card), f"{folder}/card"],
            check=True,
        )
        image = base64.b64encode(Path(folder, "card.png").read_bytes()).decode()
    page = browser.new_page(viewport={"width": 1560, "height": 900})
    html = highlight(yaml, YamlLexer(), formatter)
    page.set_content(
        PAGE.format(yaml=html, image=image, style=formatter.get_style_defs(), height=1120)
    )
    _save(page, "record-and-card.png")


def _site_and_phone(browser: Browser) -> None:
    handler = functools.partial(_Quiet, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    packet = f"http://127.0.0.1:{server.server_port}/{PACKET}"
    site = _shot(browser, f"{packet}/index.html#sheets", width=1120)
    phone = _shot(browser, f"{packet}/day.html?at=09:45", width=390)
    server.shutdown()
    page = browser.new_page(viewport={"width": 1660, "height": 900})
    page.set_content(BESIDE.format(site=site, phone=phone))
    _save(page, "site-and-phone.png")


def _shot(browser: Browser, address: str, *, width: int) -> str:
    """A screen of that width, in letters."""
    page = browser.new_page(viewport={"width": width, "height": 820})
    page.goto(address)
    page.wait_for_timeout(500)
    return base64.b64encode(page.screenshot()).decode()


def _save(page: Page, name: str) -> None:
    """Write a picture in so few colours that it is small."""
    whole = Image.open(BytesIO(page.locator("main").screenshot()))
    whole.quantize(COLOURS).save(ROOT / "docs" / name, optimize=True)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
