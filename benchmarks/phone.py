"""Times the day on the phone: `python benchmarks/phone.py`, from the repository's top.

In: the example's larger packet, in Chromium from the disk with the processor slowed down four
times, as a phone's is. Out: when the page can be used and is seen, and how long the first and the
second plan of the rest of the day take: the median of nine.

On two quiet cores: usable after 0.42 s (0.27 to 0.54), seen after 0.25 s; the first plan takes
1.2 s (the solver is unpacked then), the second 0.1 s. Other work on the cores doubles them.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from secondround import packet, plan, records
from secondround.render import phone
from secondround.vocabulary import Edition

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
RUNS = 9
_NAMES = ("usable", "first paint", "first plan", "second plan")
_PLAN = """async () => {
  const begun = performance.now();
  (await solver())(await (await unpacked(data.tables)).json(), new Map([[1, [0]]]));
  return performance.now() - begun;
}"""


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "day.html")
        file.write_text(_day(), "utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        rows = [tuple(_times(browser, file)) for _ in range(RUNS)]
        browser.close()
    print(f"{file.name}, processor {SLOWER} times slower, median of {RUNS}:")
    for name, values in zip(_NAMES, zip(*rows, strict=True), strict=True):
        print(
            f"{name}: {statistics.median(values):.0f} ms ({min(values):.0f} to {max(values):.0f})"
        )


def _day() -> str:
    (application,) = records.read(ROOT, ["amara-okafor/harbor"]).applications
    stage = application.record.upcoming
    assert stage is not None  # noqa: S101 (the example has one)
    shown = packet.phone(application, plan.make(application, stage), Edition.CANDIDATE)
    assert shown  # noqa: S101 (likewise)
    return phone.with_solver(phone.page(shown, None))


def _times(browser: Browser, file: Path) -> Iterator[float]:
    """Milliseconds until the page can be used, and those of two plans."""
    page: Page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{file.as_uri()}?at=09:45", wait_until="load")
    page.locator("nav [aria-current]", has_text="09:40").wait_for()
    yield page.evaluate("performance.getEntriesByName('usable')[0].startTime")
    yield page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    yield page.evaluate(_PLAN)
    yield page.evaluate(_PLAN)
    page.context.close()


if __name__ == "__main__":
    main()
