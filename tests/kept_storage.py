"""A page loaded again, with what it kept.

Chromium hands a page's storage on by another process, and on a busy machine the next page may come
before it: one load in twenty, with four at once on two cores. What was kept goes along by the
window's name here, so that no test depends on which of the two is quicker.
"""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

_TAKEN: Final = """
if (window.name.startsWith("kept ")) {
  localStorage.clear();
  Object.assign(localStorage, JSON.parse(window.name.slice(5)));
  window.name = "";
}
"""
_GIVEN: Final = """() => {
  try {
    window.name = `kept ${JSON.stringify({ ...localStorage })}`;
  } catch {
    // A page that is refused its storage has nothing to hand on.
  }
}"""


_COMPLETE: Final = """async () => {
  const isPacked = document.querySelector("#later") && window.DecompressionStream;
  while (isPacked && !document.querySelector("head > script")) await new Promise(setTimeout);
}"""


def complete(page: Page) -> None:
    """Waits until a day on the phone has unpacked what is opened later."""
    page.evaluate(_COMPLETE)


def reloaded(page: Page) -> None:
    """Loads a page again; it finds what the one before kept."""
    page.add_init_script(_TAKEN)
    page.evaluate(_GIVEN)
    page.reload()
    complete(page)
