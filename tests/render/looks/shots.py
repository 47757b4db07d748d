"""One small picture of each form of the example: on paper, on the site, and as the day on a phone.

In: a folder to print into, an address where the site is, a browser. Out: pictures in grey. Paper is
drawn by poppler, or by PDFium, which smooths letters in another way.
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

import pypdfium2
from msgspec.structs import replace
from PIL import Image
from playwright.sync_api import Browser

from secondround.app import parallel
from secondround.app.papers import Order, jobs
from secondround.render.pdf import Kind, Paper, Press
from secondround.vocabulary import Edition

Renderer = Literal["poppler", "pdfium"]
Scheme = Literal["light", "dark"]
ROOT: Final = Path(__file__).resolve().parents[3]
HERE: Final = Path(__file__).parent
PACKET: Final = "amara-okafor/harbor"
DOTS: Final = 45
"""On an inch of paper."""
PAGES: Final[dict[str, tuple[Kind, Paper, int]]] = {
    "packet-a4": ("packet", "A4", 1),
    "packet-letter": ("packet", "Letter", 1),
    "day-card": ("day-card", "A4", 1),
    "sheets": ("sheets", "A4", 1),
    "cards-front": ("cards", "A4", 1),
    "cards-back": ("cards", "A4", 2),
    "booklet": ("booklet", "A4", 2),
    "phone": ("phone", "A4", 2),
    "large": ("large", "A4", 2),
}
"""A page of each form."""
SCREENS: Final = {"site": "index.html", "day": "day.html?at=09:45"}
"""What of a packet's folder is opened on a phone, by day and by night."""
SCREEN: Final = (390, 844)
NOW: Final = "2026-11-24T08:45:00Z"
_FONT: Final = """
@font-face { font-family: Known; font-weight: 200 900;
  src: url(FONTS/source-sans-3-latin-wght-normal.woff2) }
body { font-family: Known }
"""
"""The day is set in the phone's own letters; here in some that are the same on every machine."""


def print_forms(to: Path) -> None:
    """All forms, in folders by their paper; where a form is the whole packet, with what is taken
    along alone, which it begins with.
    """
    parts = ("take-along", "sheets", "cards")
    made = parallel.made(ROOT, [PACKET], edition=Edition.CANDIDATE, parts=parts)
    (whole,) = made.pages
    short = replace(whole, text=whole.parts["take-along"])
    with Press(workers=1) as press:
        for paper in ("A4", "Letter"):
            kinds = {kind for kind, size, _ in PAGES.values() if size == paper}
            order = Order(ROOT, Edition.CANDIDATE, paper)
            (to / paper).mkdir()
            for job in jobs(short, order, to / paper, sorted(kinds)):
                assert press.print(job).result().made


def page(printed: Path, name: str, renderer: Renderer = "poppler") -> Image.Image:
    """The page of that name."""
    kind, paper, number = PAGES[name]
    file = printed / paper / f"{kind}.pdf"
    if renderer == "pdfium":
        document = pypdfium2.PdfDocument(file)
        document.init_forms()
        drawn: Image.Image = document[number - 1].render(scale=DOTS / 72, grayscale=True).to_pil()
        return drawn
    command = ["pdftoppm", "-r", f"{DOTS}", "-gray", "-f", f"{number}", "-l", f"{number}"]
    done = subprocess.run([*command, str(file)], capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout))


def screen(browser: Browser, site: str, name: str, scheme: Scheme) -> Image.Image:
    """What a phone shows first, at half its size."""
    context = browser.new_context(
        viewport={"width": SCREEN[0], "height": SCREEN[1]},
        color_scheme=scheme,
        timezone_id="Europe/Berlin",
        bypass_csp=True,
        service_workers="block",
    )
    shown = context.new_page()
    shown.clock.set_fixed_time(NOW)
    shown.goto(f"{site}{PACKET}/{SCREENS[name]}", wait_until="networkidle")
    if name == "day":
        shown.add_style_tag(content=_FONT.replace("FONTS", f"{site}assets/fonts"))
    shown.evaluate("document.fonts.ready.then(() => true)")
    taken = Image.open(BytesIO(shown.screenshot(animations="disabled", caret="hide")))
    context.close()
    return taken.convert("L").resize((SCREEN[0] // 2, SCREEN[1] // 2), Image.Resampling.BOX)
