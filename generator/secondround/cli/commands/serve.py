"""`serve`: the site while it is being written, on this machine alone.

In: a workspace. Out: its site on 127.0.0.1, made anew whenever a file changes. What is wrong is
shown in the terminal and on the open pages; the last good site stays.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from secondround.app import selection
from secondround.cli import options, trusting
from secondround.cli.group import command
from secondround.cli.output import progress
from secondround.system import workfolder
from secondround.vocabulary import Edition

if TYPE_CHECKING:
    from secondround.app import live_site, watching
    from secondround.render.site import preview

HALF_WRITTEN = 0.3  # seconds in which the rest of a file comes that was read while being saved
ELSEWHERE = "Nothing new can be shown. The terminal says why."


@command(
    "secondround serve",
    "secondround serve --port 8080 --edition carry",
    "secondround serve --candidate amara-okafor",
)
@options.candidate
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    default=8000,
    show_default=True,
    help="Serve on this port; 0 takes any free one.",
)
@options.edition
@trusting.option
@options.workspace
def serve(
    candidate: str | None, port: int, edition: Edition, workspace: Path | None, *, trust: bool
) -> None:
    """Show the site in a browser while you write.

    A change to a record appears at once. Only this machine can see the site. With --candidate it
    shows nothing of other candidates, for a screen that you share. Stop it with Ctrl-C.
    """
    from secondround.app import watching
    from secondround.render.site import preview

    root = selection.workspace(workspace)
    trusting.require(root, "serve", trust=trust)
    candidate = None if candidate is None else selection.candidate(root, candidate)
    live = opened(root, edition, candidate)
    with workfolder.opened(workfolder.base(root)) as folder, watching.opened(root) as watch:
        site = folder / "site"
        fault = live.build(site)
        try:
            served = preview.Preview(site, port=port)
        except OSError as error:
            raise click.UsageError(
                f"Port {port} cannot be used ({error.strerror}). --port 0 takes any free one."
            ) from error
        with served:
            click.echo(f"Serving {served.address} (Ctrl-C stops it)")
            _show(fault, live, served)
            _follow(watch, live, served, site)


def _follow(
    watch: watching.Watch, live: live_site.LiveSite, served: preview.Preview, site: Path
) -> None:
    """Make the site anew whenever something changes, without end."""
    for changes in watch:
        live.touch(changes)
        fault = live.build(site)
        while fault and (more := watch.next(HALF_WRITTEN)):
            live.touch(more)
            fault = live.build(site)
        served.reload()  # the pages that could be made are new, whatever is wrong
        _show(fault, live, served)


def opened(root: Path, edition: Edition, candidate: str | None = None) -> live_site.LiveSite:
    """The live site, which says in the terminal what is wrong with the records."""
    from secondround.app import live_site
    from secondround.cli.output import endings

    return live_site.LiveSite(
        root, edition, candidate, describe=endings.described, along=progress.along
    )


def _show(fault: live_site.Fault, live: live_site.LiveSite, served: preview.Preview) -> None:
    """Say in the terminal, and on the open pages, what keeps the site from being built."""
    if fault:
        served.tell(on_pages(fault, live))
    click.echo(fault.text or "The site is up to date.", err=bool(fault))


def on_pages(fault: live_site.Fault, live: live_site.LiveSite) -> str:
    """What the open pages may say of a fault: of other candidates nothing."""
    return ELSEWHERE if live.is_shared() and fault.leaks else fault.text
