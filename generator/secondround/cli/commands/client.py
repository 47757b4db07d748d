"""`client`: a new client, one put aside or brought back, one forgotten.

In: names, and files for a new one. Out: folders made, moved or removed, and what to do next.
"""

# ruff: noqa: PLC0415 (help answers at once: what is heavy is imported when the command runs)

from __future__ import annotations

from pathlib import Path

import click

from secondround.app import selection
from secondround.cli import options, trusting
from secondround.cli.group import Kinds, command


@click.group(cls=Kinds)
def client() -> None:
    """Add a client, put one aside, or let one go.

    A client is a folder below packets with a candidate.yml, and in it a folder for each
    application.
    """


@command("secondround client list", "secondround client list --format json", name="list")
@options.form
@options.workspace
def list_(*, form: str, workspace: Path | None) -> None:
    """List all clients, those in the archive last.

    With --format json, each object is a client: id, packets (how many), archived.
    """
    from secondround.app import client_folders
    from secondround.cli.output import clients_text

    root = selection.workspace(workspace)
    as_form = clients_text.as_json if form == "json" else clients_text.as_text
    click.echo(as_form(client_folders.clients(root), root))


@command(
    'secondround client add "Ana Ruiz"',
    'secondround client add "Ana Ruiz" --from resume.pdf posting.html',
)
@click.argument("name")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--from",
    "from_files",
    is_flag=True,
    help="Fill the folder from the client's own files, listed after this.",
)
@options.kind_of_files
@options.time_zone
@options.yes
@options.workspace
def add(  # noqa: PLR0913 - each is an option of its own
    name: str,
    files: tuple[Path, ...],
    workspace: Path | None,
    *,
    from_files: bool,
    stated: dict[str, str],
    zone: str | None,
    yes: bool,
) -> None:
    """Add a client: a folder with a candidate.yml to fill in.

    NAME is the client's name; the folder is called after it. With --from, the resume becomes the
    candidate.yml, and a posting and invitations a first packet. The changes are shown first, and
    written when you agree.
    """
    from secondround.app import new_client
    from secondround.cli.output import clients_text, taking_over

    if from_files != bool(files):
        raise click.UsageError("Name the client's files behind --from.")
    root = selection.workspace(workspace)
    id_ = new_client.unused(root, name)
    for place in new_client.make_way(root):
        click.echo(f"Removed {place}: nothing in it was yours.")
    if files and not taking_over.of_new_client(root, id_, files, stated, zone, yes=yes):
        return
    click.echo(clients_text.added(new_client.add(root, id_, name), root, id_))


@command("secondround client archive amara-okafor")
@click.argument("names", nargs=-1, required=True, type=options.CandidateName(), metavar="ID...")
@options.workspace
def archive(names: tuple[str, ...], workspace: Path | None) -> None:
    """Put clients aside: they are no longer checked, built or listed.

    Nothing is lost: the folder moves to packets/.archive as it is, and `client restore` brings it
    back. What was built before stays where it is.
    """
    from secondround.app import client_folders

    root = selection.workspace(workspace)
    for place in client_folders.archive(root, names):
        back = selection.order(root, "client", "restore", place.name)
        click.echo(f"Moved to {place}. {back} brings it back.")


@command("secondround client restore amara-okafor")
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@options.workspace
def restore(names: tuple[str, ...], workspace: Path | None) -> None:
    """Bring clients back from the archive."""
    from secondround.app import client_folders

    root = selection.workspace(workspace)
    for place in client_folders.restore(root, names):
        click.echo(f"Back in {place}.")
    click.echo(f"{selection.order(root, 'markdown')} lists their packets on the home page again.")


@command(
    "secondround client forget amara-okafor",
    'secondround client forget amara-okafor --name "Amy Okafor"',
    "secondround client forget amara-okafor --format json",
)
@click.argument("name", metavar="ID")
@click.option(
    "--name",
    "also",
    multiple=True,
    metavar="TEXT",
    help="Another name, address or number of this client to look for. May be repeated.",
)
@click.option("--yes", is_flag=True, help="Remove without asking.")
@options.form
@options.workspace
def forget(
    name: str, also: tuple[str, ...], workspace: Path | None, *, yes: bool, form: str
) -> None:
    """List every trace of a client, and remove what can be removed once you agree.

    It looks for the client's name, contacts and employers, and for the people and companies that no
    other client's files name, in every file of the workspace and in git's history. The client's
    folder and what was made of it are deleted; other texts keep everything but the names. Git's
    history is never changed: the commands that rewrite it are shown.

    With --format json, it is one object: client, names, folders, made, words and by_hand (file,
    places), unread, history (own, files, in_messages, words,
    called, blobs, unread), and commands. Nothing is removed
    without --yes.
    """
    from secondround.app import forgetting
    from secondround.cli.output import forgetting_text, progress

    root = selection.workspace(workspace)
    traces = forgetting.find(root, name, also, along=progress.along)
    is_json = form == "json"
    click.echo(forgetting_text.as_json(traces) if is_json else forgetting_text.as_text(traces))
    if not traces.removable or (is_json and not yes):
        return
    if not yes:
        forgetting_text.agree(traces.client)
    left = forgetting.remove(root, traces, also, along=progress.along)
    if not is_json:
        click.echo(forgetting_text.done(left, root))


@command("secondround client export amara-okafor ../for-amara")
@click.argument("name", type=options.CandidateName(), metavar="ID")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@options.workspace
def export(name: str, folder: Path, workspace: Path | None) -> None:
    """Make a workspace of one client in DIR, with the shared library and guides.

    It holds all of this client's files, including what only a coach may read, and nothing of
    another client's: it is searched for that before anything is written. `client merge` brings back
    what is changed there.
    """
    from secondround.app import exporting
    from secondround.cli.output import clients_text

    root = selection.workspace(workspace)
    click.echo(clients_text.exported(exporting.export(root, name, folder), root))


@command("secondround client merge ../for-amara")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.yes
@options.workspace
def merge(folder: Path, workspace: Path | None, *, yes: bool) -> None:
    """Bring back what was changed in a workspace that `client export` made.

    Only the client's own files are taken, and only where the file here is still as it was exported.
    If a file was changed in both places, it is named and nothing is written. The folder can be
    edited further, and merged again.
    """
    from secondround.app import exporting
    from secondround.cli.output import asking, clients_text

    root = selection.workspace(workspace)
    wanted = exporting.coming_back(root, folder)
    click.echo(clients_text.returning(wanted, folder))
    if wanted.clashing:
        click.get_current_context().exit(1)
    if wanted.taken and (yes or asking.consents("Write this?")):
        exporting.take_back(root, folder, wanted)
        click.echo(f"Written. {selection.order(root, 'markdown')} renews the pages.")


@command(
    "secondround client hand-over",
    "secondround client hand-over amara-okafor --no-pdf --force",
    name="hand-over",
)
@click.argument("names", nargs=-1, type=options.CandidateName(), metavar="[ID]...")
@click.option("--no-pdf", is_flag=True, help="Leave out the PDFs.")
@options.force("Replace files of an earlier run; each gets a new passphrase.")
@options.output("Write the files to DIR. Default: hand-over in the workspace.")
@options.form
@trusting.option
@options.workspace
def hand_over(  # noqa: PLR0913 - each is an option of its own
    names: tuple[str, ...],
    workspace: Path | None,
    *,
    no_pdf: bool,
    force: bool,
    output: Path | None,
    form: str,
    trust: bool,
) -> None:
    """Make a locked page for each client in one run, each with its own passphrase.

    Each page holds a client's own site with all PDFs, and nothing of another client's. An error or
    invented text in one client's files stops only that client's page. The passphrases are shown
    once: send each separately from its page.

    With --format json, each object is a client: client, file, passphrase, fault ("" where there is
    none) and problems.
    """
    from secondround.app import handing_over
    from secondround.cli.output import handed_text, progress

    root = selection.workspace(workspace)
    trusting.require(root, "client hand-over", trust=trust)
    done = handing_over.each(
        root, names, output=output, pdf=not no_pdf, force=force, along=progress.along
    )
    if not handed_text.put(done, form):
        click.get_current_context().exit(1)


for _kind in (add, list_, archive, restore, forget, export, merge, hand_over):
    client.add_command(_kind)
