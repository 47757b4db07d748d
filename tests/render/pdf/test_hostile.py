"""A page may show files of its own folder, and that is all it may do."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondround.render.pdf.printer import Job, Press, Printed

pytestmark = pytest.mark.slow

Print = Callable[..., Printed]


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was sent to it."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    seen.append(connection.recv(200))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], seen
        stop.set()
        thread.join()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "../../../../../../../etc/passwd",
        "%2e%2e/secret.svg",
        "../secret.svg",
        "link.svg",
        "folder/secret.svg",
        "/etc/passwd",
        "//127.0.0.1/secret.svg",
        "http://127.0.0.1:PORT/secret.svg",
        "ftp://127.0.0.1:PORT/secret.svg",
        "data:image/svg+xml;base64,PHN2Zy8+",
    ],
)
def test_a_picture_from_elsewhere_is_refused(
    address: str, printed: Print, tmp_path: Path, listener: tuple[int, list[bytes]]
) -> None:
    """No PDF, one problem, no connection: outside files, links that lead out, other machines, data
    addresses.
    """
    port, seen = listener
    packet = tmp_path / "packet"
    packet.mkdir()
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret</text></svg>')
    (packet / "link.svg").symlink_to(secret)
    (packet / "folder").symlink_to(tmp_path)
    made = printed(f"# T\n\n![x]({address.replace('PORT', str(port))})\n", base=packet)
    (problem,) = made.problems
    assert (made.pdf, problem.code) == (b"", "not-printed")
    assert "outside the packet's folder" in problem.message or "is not a file" in problem.message
    assert seen == []


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="http://127.0.0.1:PORT/x.png" width="9" height="9"/>',
        '<image href="file:///etc/passwd" width="9" height="9"/>',
        "<style>@import url(http://127.0.0.1:PORT/x.css);</style><rect width='9' height='9'/>",
    ],
)
def test_a_drawing_brings_nothing_along(
    inside: str, printed: Print, tmp_path: Path, listener: tuple[int, list[bytes]]
) -> None:
    """An SVG file of the packet that refers to elsewhere is a problem, and nothing is asked for."""
    port, seen = listener
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f"{inside.replace('PORT', str(port))}</svg>"
    )
    (tmp_path / "map.svg").write_text(drawing)
    made = printed("# T\n\n![x](map.svg)\n", base=tmp_path)
    assert made.problems
    assert seen == []


@pytest.mark.parametrize(
    "part",
    [
        'href="http://127.0.0.1:PORT/x.svg#a"',
        'xlink:href="other.svg#a"',
        'href="file:///etc/passwd#a"',
        'href="data:image/svg+xml;base64,PHN2Zy8+#a"',
        'href="#nothing"',
    ],
)
def test_a_part_that_a_drawing_has_not_is_told(
    part: str, printed: Print, tmp_path: Path, listener: tuple[int, list[bytes]]
) -> None:
    """`use` of another drawing's part, or of one that is not there, draws nothing: a sentence says
    so.
    """
    port, seen = listener
    (tmp_path / "map.svg").write_text(_drawing(f"<use {part.replace('PORT', str(port))}/>"))
    made = printed("# T\n\n![x](map.svg)\n", base=tmp_path)
    (problem,) = made.problems
    assert made.made
    assert problem.code == "picture-left-out"
    assert re.fullmatch(
        r"`map.svg` uses `.*#\w+`, which is not in it and is not drawn\.", problem.message
    )
    assert seen == []


@pytest.mark.parametrize("place", ["", "map.svg"])
def test_a_part_of_the_drawing_itself_is_fine(place: str, printed: Print, tmp_path: Path) -> None:
    """`use` of what the drawing has is drawn, in silence."""
    inside = f'<defs><rect id="a" width="9" height="9"/></defs><use href="{place}#a"/>'
    (tmp_path / "map.svg").write_text(_drawing(inside))
    assert printed("# T\n\n![x](map.svg)\n", base=tmp_path).problems == ()


def _drawing(inside: str) -> str:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} width="9" height="9">{inside}</svg>'


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "cid:abc", "chrome://abc", "about:blank", "c:/map.png", "x-y:z", ""],
)
def test_a_picture_at_an_odd_address_is_told(address: str, printed: Print) -> None:
    """Where an address can be no file's, the page is printed without the picture, and a sentence
    names it.
    """
    made = printed(f"# T\n\n![the “way” & there]({address})\n")
    assert made.made
    (problem,) = made.problems
    assert problem.code == "picture-left-out"
    assert "The picture “the “way” & there” is not printed" in problem.message


@pytest.mark.parametrize(
    "markup",
    [
        "<style>@import url(http://127.0.0.1:PORT/x.css);</style>",
        '<link rel="stylesheet" href="http://127.0.0.1:PORT/x.css">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<base href="http://127.0.0.1:PORT/">',
        '<p style="background: url(http://127.0.0.1:PORT/x.png)">x</p>',
        '<object data="http://127.0.0.1:PORT/x.svg"></object>',
        '<iframe src="http://127.0.0.1:PORT/"></iframe>',
    ],
)
def test_markup_in_a_page_is_without_effect(
    markup: str, printed: Print, listener: tuple[int, list[bytes]]
) -> None:
    """Should HTML come through the templates all the same, it is cleaned away: the page prints,
    nothing is fetched.
    """
    port, seen = listener
    made = printed(f"# T\n\nBefore.\n\n{markup.replace('PORT', str(port))}\n\nAfter.\n")
    assert made.pdf
    assert b"EmbeddedFile" not in made.pdf
    assert seen == []


@pytest.fixture(scope="module")
def hasty() -> Iterator[Press]:
    """A press that gives a page a third of the usual processor time."""
    with Press(workers=1, seconds=20) as press:
        yield press


@pytest.mark.parametrize(
    "bomb",
    [
        "> " * 600 + "deep",
        "".join("    " * depth + "- x\n" for depth in range(400)),
        "*" * 4000 + "a" + "*" * 4000,
    ],
)
def test_nesting_without_end_is_a_problem(bomb: str, hasty: Press, tmp_path: Path) -> None:
    """Hundreds of quotes, lists or emphases in each other end as a sentence, well within the
    limit.
    """
    made = hasty.print(Job(f"# T\n\n{bomb}\n", "T", "H", tmp_path)).result()
    assert made.pdf == b""
    assert "nested too deeply" in made.problems[0].message


def test_what_takes_too_long_is_stopped_and_the_next_page_prints(tmp_path: Path) -> None:
    """The limit is kept, the problem says so, and a new child takes the next job."""
    with Press(workers=1, seconds=2) as press:
        endless = press.print(Job("# T\n\n" + "- item\n" * 50_000, "T", "H", tmp_path))
        after = press.print(Job("# T\n\nWords.\n", "T", "H", tmp_path))
        (problem,) = endless.result().problems
        assert problem.code == "not-printed"
        assert problem.message == "Printing took longer than 2 seconds and was stopped."
        assert after.result().problems == ()
        assert after.result().pdf
