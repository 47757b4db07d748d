"""Drawn files with comments in any style: one edit changes one field's lines."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.limits import examples

from secondround.records.edit import Edit, EditError, document, edited
from secondround.records.yaml import reader

WORDS = st.sampled_from(
    ["Ana", "no", "09:30", "a # b", "it's", 'say "so"', "x: y", "- dash", "ends.", "Zürich", "{a}"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=24).map(" ".join)
SEVERAL = st.lists(TEXTS, min_size=2, max_size=3).map("\n".join)
LONG = st.one_of(TEXTS, SEVERAL, SEVERAL.map("{}\n".format))
KEYS = st.sampled_from(["name", "title", "notes", "rounds", "with", "at", "shows"])
VALUES = st.recursive(
    LONG,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
FILES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


class Typist:
    """Types a value the way one of many people would."""

    def __init__(self, draw: Any, end: str) -> None:
        self.draw = draw
        self.end = end

    def pick(self, *choices: str) -> str:
        """One of several habits."""
        return str(self.draw(st.sampled_from(choices)))

    def scalar(self, text: str, indent: int, *, flow: bool) -> str:
        """A text in one of YAML's styles."""
        single = "'" + text.replace("'", "''") + "'"
        double = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        if "\n" in text:
            margin = " " * (indent + int(self.pick("1", "2", "4")))
            lines = [margin + line for line in text.removesuffix("\n").split("\n")]
            mark = "|" if text.endswith("\n") else "|-"
            return double if flow else self.end.join([mark + self.pick("", "  # why"), *lines])
        source, problems = reader.read(
            PurePosixPath("a"), f"a: {text}\nb: [{text}]\nc:\n - {text}\n".encode()
        )
        plain = not problems and source.value == {"a": text, "b": [text], "c": [text]}
        if not flow and self.pick("line", "line", "folded") == "folded":
            return self.folded(text, indent)
        return self.pick(*([text] if plain else []), single, double)

    def folded(self, text: str, indent: int) -> str:
        """A text on several lines behind `>-`."""
        margin = " " * (indent + int(self.pick("1", "2", "4")))
        lines = [">-"]
        for word in text.split(" "):
            if len(lines) > 1 and self.pick("same", "next") == "same":
                lines[-1] += f" {word}"
            else:
                lines.append(margin + word)
        return self.end.join(lines)

    def noise(self, indent: int) -> str:
        """Comments and blank lines between fields."""
        return self.pick(
            *("", "", ""),
            self.end,
            f"{' ' * indent}# a remark: with, {{signs}}{self.end}",
            f"# far left{self.end}{self.end}",
        )

    def flow(self, value: Any) -> str:
        """A value in brackets and braces."""
        if isinstance(value, str):
            return self.scalar(value, 0, flow=True)
        blank = self.pick("", " ")
        if isinstance(value, list):
            return f"[{blank}{(',' + ' ').join(map(self.flow, value))}{blank}]"
        pairs = [f"{key}: {self.flow(item)}" for key, item in value.items()]
        return "{" + blank + ", ".join(pairs) + blank + "}"

    def behind(self, value: Any, indent: int) -> str:
        """What is typed behind a colon."""
        blanks = self.pick(" ", "   ")
        if isinstance(value, str):
            text = self.scalar(value, indent, flow=False)
            comment = "" if text.startswith(("|", ">")) else self.pick("", "", "  # so it is")
            return blanks + text + comment + self.end
        if self.pick("block", "block", "flow") == "flow":
            return blanks + self.flow(value) + self.pick("", "  # short") + self.end
        inner = indent + int(self.pick("1", "2", "4"))
        if isinstance(value, list) and self.pick("in", "out") == "out":
            inner = indent
        return self.pick("", "  # these") + self.end + self.block(value, inner)

    def block(self, value: Any, indent: int) -> str:
        """Fields or entries, each on lines of its own."""
        text = ""
        margin = " " * indent
        for key in value if isinstance(value, dict) else range(len(value)):
            text += self.noise(indent)
            if isinstance(value, dict):
                text += f"{margin}{key}:{self.behind(value[key], indent)}"
            else:
                text += self.dashed(value[key], indent)
        return text

    def dashed(self, item: Any, indent: int) -> str:
        """An entry behind its dash."""
        if isinstance(item, str):
            return " " * indent + "-" + self.behind(item, indent)
        blanks = self.pick(" ", "   ")
        inner = indent + 1 + len(blanks)
        if self.pick("block", "flow") == "flow":
            return " " * indent + "-" + blanks + self.flow(item) + self.end
        keys = list(item) if isinstance(item, dict) else range(len(item))
        text = ""
        for key in keys:
            text += self.noise(inner) if text else ""
            margin = " " * inner if text else " " * indent + "-" + blanks
            if isinstance(item, dict):
                text += f"{margin}{key}:{self.behind(item[key], inner)}"
            else:
                text += margin + self.dashed(item[key], inner).removeprefix(" " * inner)
        return text


@st.composite
def files(draw: Any) -> tuple[str, dict[str, Any]]:
    """A file as somebody typed it, and what it says."""
    value = draw(FILES)
    typist = Typist(draw, draw(st.sampled_from(["\n", "\n", "\r\n"])))
    text = typist.block(value, 0) + typist.noise(0)
    bare = text.rstrip("\r\n")
    ends_bare = typist.pick("", "", "bare") and reader.read(PurePosixPath("a"), bare.encode())
    return (bare if ends_bare and ends_bare[0].value == value else text), value


@st.composite
def paths(draw: Any, value: Any) -> tuple[str | int, ...]:
    """A path to something in a value, or to one thing more."""
    path: list[str | int] = []
    while not isinstance(value, str):
        if isinstance(value, dict):
            step: Any = draw(KEYS)
            path.append(step)
            if step not in value:
                return tuple(path)
        else:
            step = draw(st.integers(0, len(value)))
            path.append(step)
            if step == len(value):
                return tuple(path)
        value = value[step]
        if draw(st.booleans()):
            break
    return tuple(path)


@pytest.mark.slow
@examples(200)
@given(st.data(), files(), st.one_of(st.none(), VALUES))
def test_an_edit_changes_its_own_lines(
    data: Any, file: tuple[str, dict[str, Any]], new: Any
) -> None:
    """Whatever the style, the file then says what was meant, and all lines but those of the edited
    field are there as they were.
    """
    text, value = file
    assert reader.read(PurePosixPath("a"), text.encode())[0].value == value
    path = data.draw(paths(value))
    if new is None and not is_there(value, path):
        assert edited(text.encode(), [Edit(path, new)]).decode() == text
        return
    if new is None and len(gone_with(value, path)) == 1 and list(value) == [path[0]]:
        with pytest.raises(EditError, match="would hold nothing"):
            edited(text.encode(), [Edit(path, new)])
        return
    after = edited(text.encode(), [Edit(path, new)]).decode()
    before_lines, after_lines = text.splitlines(), after.splitlines()
    head = 0
    while (
        head < min(len(before_lines), len(after_lines)) and before_lines[head] == after_lines[head]
    ):
        head += 1
    tail = 0
    while (
        tail < min(len(before_lines), len(after_lines)) - head
        and before_lines[-1 - tail] == after_lines[-1 - tail]
    ):
        tail += 1
    gone = before_lines[head : len(before_lines) - tail]
    allowed = lines_of(text, gone_with(value, path) if new is None else path)
    assert len(gone) <= allowed + (new is None)  # the next field may move up behind the dash
    assert not (text.count("\r\n") > 1 and "\n" in after.replace("\r\n", ""))


def is_there(value: Any, path: tuple[str | int, ...]) -> bool:
    """Whether a value holds something at a path; the steps but the last lead somewhere."""
    for step in path[:-1]:
        value = value[step]
    return path[-1] in (value if isinstance(value, dict) else range(len(value)))


@settings(max_examples=60)
@given(st.data(), files())
def test_a_comment_behind_a_value_stays(data: Any, file: tuple[str, dict[str, Any]]) -> None:
    """A text that takes the place of another one keeps the comment on its line."""
    text, fields = file
    value: Any = fields
    path: list[str | int] = []
    while not isinstance(value, str):
        steps = list(value) if isinstance(value, dict) else range(len(value))
        path.append(data.draw(st.sampled_from(steps)))
        value = value[path[-1]]
    after = edited(text.encode(), [Edit(tuple(path), "New words")]).decode()
    assert after.count("# so it is") == text.count("# so it is")


def gone_with(value: Any, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """What goes when the value at a path goes: a list or map that would be empty, too."""
    holders = [value]
    for step in path[:-1]:
        holders.append(holders[-1][step])
    while len(path) > 1 and len(holders[-1]) == 1:
        holders.pop()
        path = path[:-1]
    return path


def lines_of(text: str, path: tuple[str | int, ...]) -> int:
    """How many lines the edited field fills at most: up to where the next field begins."""
    node: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    first = last = None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                return 1
            first, node = pair[0].start_mark.line, pair[1]
        else:
            if step == len(node.value):
                return 1
            node = node.value[step]
            first = node.start_mark.line
        last = node.end_mark.line
    assert first is not None
    assert last is not None
    return int(last - first + 1)


WRITTEN = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co"]) | st.just("\t"))


@given(WRITTEN, st.sampled_from([1, 12, 60]))
def test_any_text_reads_back(text: str, times: int) -> None:
    """A text is read back as it was meant, however long it is and whatever blanks it holds."""
    long = f"a{text} " * times + "end"
    fields: dict[str, Any] = {"name": long, "stories": [{"id": "a", "result": long}]}
    source, problems = reader.read(PurePosixPath("a"), document(fields).encode())
    assert source.value == fields, problems
