"""Sites and PDFs put under a passphrase, and opened again.

In: paths of what was made, and a passphrase. Out: locked or opened files in memory, each with the
place where it goes, or written there. Nobody is asked anything here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct

from secondround.app import places, selection
from secondround.app.errors import Ended, Refused
from secondround.privacy.encryption import EncryptionError, locked, locked_page
from secondround.render import phone
from secondround.render.site import handing
from secondround.system import atomic, files, workfolder

LARGEST = 500_000_000  # bytes of a file to lock or to open
Form = Literal["page", "archive"]
T = TypeVar("T")


class Caution(Struct, frozen=True):
    """Why something should perhaps not be handed over; a person may say that it should."""

    about: Literal["coach-edition", "all-clients"]
    text: str


def cautions(paths: Iterable[Path]) -> Iterator[Caution]:
    """What to ask before each path is locked: it is not for one candidate alone."""
    for path in paths:
        about = _naming(path, handing.about, path)
        if about.coach:
            text = f"{path} is the coach’s edition, which the candidate should not read."
            yield Caution("coach-edition", text)
        if about.candidates > 1:
            text = (
                f"{path} holds packets of {about.candidates} candidates: whoever opens it can "
                "read them all."
            )
            yield Caution("all-clients", text)
        elif about.candidates == 0:
            text = (
                f"{path} was built by an earlier version and does not say whose packets it holds."
            )
            yield Caution("all-clients", text)


def lock_targets(paths: Sequence[Path], folder: Path, form: Form) -> dict[Path, Path]:
    """Where the locked file of each path goes, below `folder`; Refused where it cannot go there."""
    for path in paths:
        if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            raise Refused(
                f"{folder} is inside {path}, which you want to lock. Choose a folder outside it."
            )
    return _targets(paths, [folder / _locked_name(path, form) for path in paths], "lock")


def unlock_targets(paths: Sequence[Path], folder: Path) -> dict[Path, Path]:
    """Where the opened file of each path goes, below `folder`; Refused where it cannot go there.

    A file that no passphrase would open ends it, so that nobody types one in vain.
    """
    for path in paths:
        _naming(path, _require_locked, path)
    return _targets(paths, [folder / _opened_name(path) for path in paths], "unlock")


def _targets(paths: Iterable[Path], wanted: Iterable[Path], verb: str) -> dict[Path, Path]:
    targets = dict(zip(paths, wanted, strict=True))
    for target in targets.values():
        shown = places.shown(target)
        if list(targets.values()).count(target) > 1:
            raise Refused(
                f"Two of these would become {shown}. {verb.capitalize()} them one at a time, "
                "each with its own --output DIR."
            )
        if target.exists():
            raise Refused(
                f"{shown} exists already, and {verb} never overwrites a file. "
                "Remove it, or choose another --output DIR."
            )
    return targets


def _locked_name(path: Path, form: Form) -> Path:
    """What the locked file of a path is called; a file of a workspace has its packet's folder
    before it.
    """
    if path.is_dir():
        name = path.resolve().name
        return Path(f"{name}-locked.html" if form == "page" else f"{name}.zip.age")
    whole = path.resolve()
    suffix = path.suffix if path.suffix == ".html" else ".pdf"
    root = next(filter(selection.is_workspace, whole.parents), whole.parent)
    return Path(*whole.relative_to(root).parts[1:-1], f"{path.stem}-locked{suffix}")


def _opened_name(path: Path) -> str:
    return path.stem if path.suffix == ".age" else f"{path.stem.removesuffix('-locked')}.pdf"


def new_passphrase() -> str:
    """A passphrase that nobody has used before."""
    return locked.new_passphrase()


def strong_passphrase(given: str) -> str:
    """The passphrase to lock with; ends where it is too weak, or cannot be typed everywhere."""
    return _ending(locked.strong_passphrase, given)


def clean_passphrase(given: str) -> str:
    """The passphrase to open with; ends where it is empty."""
    return _ending(locked.clean_passphrase, given)


def lock(targets: Mapping[Path, Path], form: Form, passphrase: str) -> dict[Path, bytes]:
    """The locked files, by their place."""
    made = {}
    for path, target in targets.items():
        if path.is_dir():
            made[target] = _ending(_locked_site, path, form, passphrase)
        elif path.suffix == ".html":
            made[target] = _naming(path, _locked_day, path, passphrase)
        else:
            made[target] = _naming(path, locked.pdf, _content(path), passphrase)
    return made


def _locked_day(path: Path, passphrase: str) -> bytes:
    # Out of a site it leaves the solver behind that it shares with others.
    return locked_page.single(phone.by_itself(_content(path)), passphrase)


def _locked_site(path: Path, form: Form, passphrase: str) -> bytes:
    site = locked.files(path)
    if locked_page.HOME not in site:
        raise EncryptionError(
            f"{path} has no index.html, so it is not a site. To lock PDFs, name each file."
        )
    work = locked_page.page if form == "page" else locked.archive
    return work(site, passphrase)


def unlock(targets: Mapping[Path, Path], passphrase: str) -> dict[Path, bytes]:
    """The opened files, by their place."""
    made = {}
    for path, target in targets.items():
        work = locked.unlocked_archive if path.suffix == ".age" else locked.unlocked_pdf
        made[target] = _naming(path, work, _content(path), passphrase)
    return made


def write(made: Mapping[Path, bytes], base: Path) -> Iterator[Path]:
    """Write the files, each whole; yields each place when its file is there."""
    with workfolder.opened(base) as work:
        for place, data in made.items():
            atomic.write(place, data, work=work)
            yield place


def _content(path: Path) -> bytes:
    return files.read(path, largest=LARGEST)


def _require_locked(path: Path) -> None:
    """Refuse a file that no passphrase would open here."""
    if path.suffix == ".html":
        raise EncryptionError("A locked page opens in a browser, which asks for the passphrase.")
    if path.suffix != ".age":
        locked.require_locked_pdf(_content(path))


def _ending(work: Callable[..., T], *given: object) -> T:
    """What the work gives; where it cannot be done, the end of it all: nothing is written."""
    try:
        return work(*given)
    except EncryptionError as error:
        raise Ended(f"{error} Nothing was written.") from None


def _naming(path: Path, work: Callable[..., T], *given: object) -> T:
    """The same; the message names the path."""
    try:
        return work(*given)
    except EncryptionError as error:
        raise Ended(f"{path}: {error} Nothing was written.") from None
