"""Templates: the workspace's own first, then those that came with the program; every text through a
filter.

In: a workspace's folder. Out: Jinja2 environments and files. A template that prints a person's text
without a filter fails, instead of printing it as Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from msgspec import Struct

from secondround.packet import model, model_parts, model_pictures, model_plan, model_take_along
from secondround.render.markdown import links
from secondround.render.markdown.compiled import COMPILED
from secondround.render.markdown.escape import Safe, html, short
from secondround.render.markdown.longtext import beat, line, long
from secondround.system import files, folder
from secondround.text import closed
from secondround.vocabulary import SHEET_PARTS, layout


class UnfilteredTextError(Exception):
    """A template prints text that has been through no filter."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"A template prints {text[:60]!r} without a filter: use `short`, `line`, `long`, "
            "`html` or `link`."
        )


class Templates:
    """Where templates are found, and how they are read. Compiled ones are kept as long as this
    is.
    """

    def __init__(self, workspace: Path | None) -> None:
        """`workspace`: a folder whose templates/ wins over the shipped templates, file by file."""
        places = [workspace / layout.TEMPLATES] if workspace else []
        self._places = [*places, folder("templates")]
        self._environment: SandboxedEnvironment | None = None

    def find(self, name: str) -> Path:
        """The file of that name below templates/; FileNotFoundError where there is no such file."""
        for place in self._places:
            if (place / name).is_file():
                return place / name
        raise FileNotFoundError(name)

    def environment(self) -> SandboxedEnvironment:
        """The environment that Markdown is made in."""
        if self._environment is None:
            self._environment = _environment(self._places)
        return self._environment


class Environment(SandboxedEnvironment):
    """The sandbox, with a short way to the fields of packets: they are plain values and hold
    nothing that acts.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of the packet; the sandbox decides about everything else."""
        return (
            getattr(obj, attribute)
            if attribute in _FIELDS.get(type(obj), ())
            else super().getattr(obj, attribute)
        )


class _Loader(FileSystemLoader):
    """Templates from folders; one that is not UTF-8 is refused like every other text of a
    person.
    """

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """A template's text, its path, and whether it is still the same."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            found = next(
                path for place in self.searchpath if (path := Path(place, template)).is_file()
            )
            raise files.NotUtf8Error(found, error.object, error.start) from None


_FIELDS: Final[dict[type, frozenset[str]]] = {}
for _module in (model, model_parts, model_pictures, model_plan, model_take_along):
    for _value in vars(_module).values():
        if isinstance(_value, type) and issubclass(_value, Struct):
            _FIELDS[_value] = frozenset(_value.__struct_fields__)


def _environment(places: list[Path]) -> Environment:
    environment = Environment(
        loader=_Loader(places, encoding="utf-8-sig"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # the output is Markdown: `finalize` sees that every text is escaped
        finalize=_filtered,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=COMPILED,
    )
    environment.filters |= FILTERS
    environment.globals["called"] = {part: Safe(name) for part, name in SHEET_PARTS.items()}
    return environment


def _filtered(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Safe):
        raise UnfilteredTextError(value)
    return value


def code(text: str) -> Safe:
    """Words of ours, such as a field's name, as a code span."""
    return Safe(f"`{text}`")


def stop(markdown: str) -> str:
    """Markdown that has been through a filter, with a full stop unless it ends with a mark."""
    ended = closed(markdown)
    return Safe(ended) if isinstance(markdown, Safe) else ended


FILTERS: Final = {
    "short": short,
    "html": html,
    "line": line,
    "long": long,
    "beat": beat,
    "link": links.link,
    "source": links.source,
    "phones": links.phones,
    "place": links.place,
    "letter": links.letter,
    "code": code,
    "stop": stop,
}
"""What a template may print text through."""
