"""Where the packets of a build are made: on this machine, or wherever a person says.

In: `--executor MODULE:NAME` or `--dask ADDRESS`. Out: an executor, open as long as the command
works. Dask is asked for nowhere else: it is not installed with the program.
"""

from __future__ import annotations

import importlib
import socket
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urlsplit

import click

from secondround.app import errors

_ANSWERS_WITHIN: Final = 10.0  # seconds in which a scheduler must answer
_RETRIES: Final = 3  # of a parcel whose worker is lost
_NO_SCHEDULER: Final = "what answers there is no scheduler of Dask's"
_SCHEMES: Final = frozenset({"tcp", "tls", "ws", "wss"})


@contextmanager
def opened(named: str | None, dask: str | None) -> Iterator[Executor | None]:
    """The executor that was asked for; None: this machine alone, as usual."""
    if named and dask:
        raise click.UsageError("Give --executor or --dask, not both.")
    if named:
        with _called(named) as executor:
            yield executor
    elif dask:
        with _client(dask) as client:
            yield client.get_executor(retries=_RETRIES)
    else:
        yield None


def _called(named: str) -> Executor:
    """What the function MODULE:NAME gives."""
    module, colon, name = named.partition(":")
    if not (module and colon and name):
        raise errors.Refused(
            f"`{named}` names no executor: write it as MODULE:NAME, such as `mycluster:pool`."
        )
    try:
        make = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, TypeError) as error:
        raise errors.Refused(
            f"`{named}` was not found ({error}). If the module is in this folder, put "
            "`PYTHONPATH=.` before the command."
        ) from error
    try:
        executor = make()
    except Exception as error:
        raise errors.Refused(
            f"`{named}` gave no executor: it raised {type(error).__name__} ({error})."
        ) from error
    if not isinstance(executor, Executor):
        raise errors.Refused(
            f"`{named}` gave no executor of `concurrent.futures`, but {type(executor).__name__}."
        )
    return executor


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """A connection to Dask's scheduler there."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise errors.Ended(
            "--dask needs Dask, which is not installed. Type `pip install 'secondround[dask]'`."
        ) from error
    address = address if "://" in address else f"tcp://{address}"
    _expect_answer(address)
    try:
        client = distributed.Client(address, timeout=_ANSWERS_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        raise _unreachable(address, str(error)) from error
    except Exception as error:  # Dask reads what another program answers as lengths and pickles
        raise _unreachable(address, _NO_SCHEDULER) from error
    with client:
        if not client.scheduler_info()["workers"]:
            said = (
                "The cluster has no workers yet. If nothing comes back for ten minutes, the "
                "packets are made on this machine. Ctrl-C ends it."
            )
            click.echo(said, err=True)
        yield client


def _expect_answer(address: str) -> None:
    """Raise where nobody listens, or where what listens does not greet first, as a scheduler does:
    Dask says the former at greater length, and waits for the latter without end.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.scheme not in _SCHEMES:
        raise errors.Refused(
            f"`{address}` is no address of a scheduler: write it as `tcp://HOST:PORT`, or "
            "`tls://HOST:PORT`."
        )
    try:
        with socket.create_connection((host, port), timeout=_ANSWERS_WITHIN) as listener:
            if parts.scheme == "tcp" and not listener.recv(1):
                raise _unreachable(address, _NO_SCHEDULER)
    except TimeoutError as error:
        raise _unreachable(address, "nothing answers there") from error
    except OSError as error:
        raise _unreachable(address, error.strerror or str(error)) from error


def _unreachable(address: str, why: str) -> errors.Ended:
    return errors.Ended(
        f"The scheduler at {address} cannot be reached ({why}). Nothing was built. Start it with "
        "`dask scheduler`, or leave out --dask to build on this machine."
    )
