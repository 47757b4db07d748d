"""What a reader's first view of a page costs: bytes over the network, when something is seen, and
how far it jumps.

In: a built site's folder, and pages by their place on it. Out: a line for each page and screen.
Slow 4G (1.6 Mbit/s, 150 ms), a processor four times slower, texts packed as every host packs them;
a jump is Chromium's cumulative layout shift. `python -m benchmarks.first_view site index.html`
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from tests.render.site.serving import served

_SCREENS = {"phone": (390, 844), "desktop": (1280, 900)}
_SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_WATCH = """window.jumps = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) jumps += entry.value
}).observe({ type: "layout-shift", buffered: true })"""
_SEEN = "Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"


def main(site: Path, pages: list[str]) -> None:
    """Print what each of the pages costs on each screen."""
    chromium = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for place in pages:
            for screen in _SCREENS:
                print(f"{place} {screen}: {_cost(browser, address + place, screen)}")
        browser.close()


def _cost(browser: Browser, address: str, screen: str) -> str:
    width, height = _SCREENS[screen]
    page = browser.new_context(
        viewport={"width": width, "height": height}, service_workers="block"
    ).new_page()
    sizes = list[int]()
    _slowed(page).on(
        "Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"])
    )
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="networkidle")
    jumps, seen = page.evaluate("jumps"), page.evaluate(_SEEN)
    page.context.close()
    return f"{sum(sizes):,} bytes, seen after {seen} ms, jumps by {jumps:.3f}"


def _slowed(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return session


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
