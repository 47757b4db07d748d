"""What axe finds wrong with a page in a browser, by WCAG 2.2 AA and good practice.

Colours take four fifths of axe's time, so it judges one text of each kind: of the same colour, size
and weight, on the same layers. Only they depend on the scheme, light or dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import axe_playwright_python
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
COLOURS: Final = ("color-contrast", "link-in-text-block")
SCRIPT: Final = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")

KINDS: Final = """() => {
  const layers = new Map([[null, ""]]);
  const below = (each) => {
    if (!layers.has(each)) {
      const at = getComputedStyle(each);
      const own = [at.backgroundColor, at.backgroundImage, at.opacity, at.textShadow, at.filter,
        at.mixBlendMode, at.position].join();
      const bare = own === "rgba(0, 0, 0, 0),none,1,none,none,normal,static";
      layers.set(each, below(each.parentElement) + (bare ? "" : own));
    }
    return layers.get(each);
  };
  const speaks = (each) => each.matches("input, select, textarea") ||
    [...each.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const kinds = new Map();
  for (const each of document.querySelectorAll("body, body *")) {
    if (!speaks(each) || !each.checkVisibility()) continue;
    const at = getComputedStyle(each), around = getComputedStyle(each.parentElement);
    const kind = [at.color, at.fontSize, at.fontWeight, at.textDecorationLine, around.color,
      below(each)].join(";");
    if (!kinds.has(kind)) kinds.set(kind, each);
  }
  return { include: [...kinds.values()] };
}"""
"""A context for axe: the first text of each kind that is on the page."""

FAULTS: Final = f"""async ([colours, rules]) => {{
  const options = colours ? {{ runOnly: rules }} :
    {{ rules: Object.fromEntries(rules.map((rule) => [rule, {{ enabled: false }}])) }};
  const {{ violations }} = await axe.run(
    colours ? ({KINDS})() : document, {{ ...options, resultTypes: ["violations"] }});
  return violations.flatMap(({{ id, nodes }}) => nodes.map(({{ html }}) => `${{id}}: ${{html}}`));
}}"""
"""What axe finds of colours, or of all else."""

_TO_SCHEME = """async (scheme) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important }");
  document.adoptedStyleSheets.push(sheet);
  const find = (which) => document.querySelector(`input[data-md-color-media*="${scheme}"]${which}`);
  find(":not(:checked)")?.click();
  while (find(":not(:checked)")) await new Promise(requestAnimationFrame);
  return getComputedStyle(document.body).backgroundColor +
    getComputedStyle(document.documentElement).backgroundColor;
}"""


def faults(page: Page, schemes: Sequence[Scheme] = SCHEMES) -> list[str]:
    """What is wrong with a page as it is, and then with its colours in each of the schemes."""
    page.evaluate(SCRIPT)
    found: list[str] = page.evaluate(FAULTS, [False, COLOURS])
    papers = set()
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        papers.add(page.evaluate(_TO_SCHEME, scheme))
        found += page.evaluate(FAULTS, [True, COLOURS])
    assert len(papers) == len(schemes), "each has a paper of its own"
    return found
