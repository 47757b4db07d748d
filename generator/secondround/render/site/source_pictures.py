"""The pictures of pages written by hand, before a site is made of them.

In: the pages by place, with the files that they bring. Out: a problem for each picture that readers
would miss or wait for, as the build of the site finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondround.problems import Problem
from secondround.render.dialect import EXTENSIONS, SETTINGS
from secondround.render.site import guide_pages, site_links, site_problems, stage


def problems(pages: stage.Pages) -> tuple[Problem, ...]:
    """The pictures that are missing and those that are large; drafts are not looked at."""
    large = site_problems.large_pictures(pages)
    return tuple(sorted((*_missing(pages), *large)))


def _missing(pages: stage.Pages) -> Iterator[Problem]:
    found = site_problems.Sources(pages)
    drafts = guide_pages.left_out(pages, is_excluded=lambda _: False)
    shown: dict[str, dict[str, str]] = {}
    for place, content in pages.items():
        if place.suffix == ".md" and place not in drafts:
            made = _html(stage.data(content).decode("utf-8", "replace"))
            targets = shown.setdefault(str(place), {})
            for target, link in site_links.targets(str(place), made).items():
                if site_links.is_shown(made, link):
                    targets[target] = link
    for page, link in site_links.missing(shown, set(map(str, pages))):
        yield found.missing_picture(page, link)


def _html(text: str) -> str:
    """A page as it is read; "" where it can show no picture."""
    if "![" not in text and "<img" not in text.lower():
        return ""
    import markdown  # noqa: PLC0415 (0.1 s: not where no page has a picture)

    made = markdown.markdown(text, extensions=list(EXTENSIONS), extension_configs=dict(SETTINGS))
    return guide_pages.without_comments(made)
