"""The stages put together: records are read, planned, made into packets, and written as Markdown.

In: a workspace's folder, the packets wanted, an edition. Out: pages in memory, and all problems. Nothing is written
here: what becomes of the pages is each command's business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from secondround import packet, plan, records, rules
from secondround.packet.model import PacketMeta
from secondround.plan import lock
from secondround.plan.model import Plan
from secondround.records import Application, Edition, Problem, Workspace
from secondround.render import markdown
from secondround.render.templates import Templates

LOCK = "plan.lock.json"
GUIDES = {".md", ".png", ".jpg", ".jpeg", ".svg", ".webp"}


@dataclass(frozen=True, slots=True)
class Planned:
    """A workspace, the plans of the packets wanted, and everything wrong with those."""

    workspace: Workspace  # only the packets wanted
    plans: dict[str, Plan | None]  # by packet; None where a record has no round
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One packet of one edition, as Markdown."""

    id: str
    meta: PacketMeta
    text: str
    day_card: str

    @property
    def header(self) -> str:
        """What runs along the top of each sheet, beside the title."""
        return ", ".join(part for part in (self.meta.round, self.meta.date_text) if part)


def planned(root: Path, wanted: Collection[str] | None = None) -> Planned:
    """The workspace read, planned and checked; only what concerns the packets `wanted`, if any are named."""
    workspace = read(root, wanted)
    plans = {application.id: plan_of(application, root) for application in workspace.applications}
    problems = rules.everything(workspace, lambda application: plans[application.id])
    return Planned(workspace, plans, problems)


def read(root: Path, wanted: Collection[str] | None = None) -> Workspace:
    """The workspace as if it held only the packets wanted, with their candidates and the libraries."""
    workspace = records.read(root, wanted)
    if wanted is None:
        return workspace
    folders = {PurePosixPath("packets", one) for one in wanted}
    above = {parent for folder in folders for parent in folder.parents}
    concerning = tuple(problem for problem in workspace.problems if _concerns(problem.file, folders, above))
    return replace(workspace, problems=concerning)


def _concerns(file: PurePosixPath, folders: set[PurePosixPath], above: set[PurePosixPath]) -> bool:
    shared = file.parent in above or (file.parent.name == "library" and file.parent.parent in above)
    return shared or not folders.isdisjoint(file.parents)


def plan_of(application: Application, root: Path) -> Plan | None:
    """The plan of the round to prepare, as near to the earlier one as can be; None where there is no round."""
    upcoming = application.record.upcoming
    if upcoming is None:
        return None
    return plan.make(application, upcoming, earlier=earlier(application, root))


def earlier(application: Application, root: Path) -> lock.Earlier | None:
    """The plan that was written beside the record last time, if any."""
    path = root / "packets" / application.id / LOCK
    return lock.read(path.read_text("utf-8")) if path.is_file() else None


def locks(found: Planned) -> dict[str, str]:
    """The lock files that keep the next plan near to this one, by place below packets/."""
    pairs = ((application, found.plans[application.id]) for application in found.workspace.applications)
    return {f"{application.id}/{LOCK}": lock.write(made, application) for application, made in pairs if made}


def pages(found: Planned, edition: str, root: Path) -> Iterator[Page]:
    """The pages of every packet that the edition may hold: the public one holds only records that say so."""
    chosen, templates = Edition[edition.upper()], Templates(root)
    for application in found.workspace.applications:
        if chosen is not Edition.PUBLIC or application.record.visibility == "public":
            yield page(application, found.plans[application.id], chosen, templates)


def page(application: Application, story_plan: Plan | None, edition: Edition, templates: Templates) -> Page:
    """The packet of an edition, and its Markdown."""
    made = packet.build(application, story_plan, edition)
    return Page(
        id=application.id,
        meta=made.meta,
        text=markdown.render(made, templates),
        day_card=markdown.day_card(made, templates),
    )


def home(root: Path, pages: Iterable[Page]) -> str:
    """The site's home page, with what is next, when, and with whom."""
    path = root / "packets" / "index.md"
    text = path.read_text("utf-8") if path.is_file() else ""
    return markdown.home(text, [page.meta for page in pages])


def guides(root: Path) -> dict[PurePosixPath, bytes]:
    """The coach's pages and the pictures beside them, by place below packets/."""
    top = root / "packets"
    found = (path for path in sorted((top / "guides").rglob("*")) if path.suffix.lower() in GUIDES and path.is_file())
    return {PurePosixPath(path.relative_to(top).as_posix()): path.read_bytes() for path in found}
