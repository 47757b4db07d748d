"""The example's day with more sessions: each further one is like one of its own, with people, words
and notes of its own.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml
from tests.render.phone.conftest import ROOT

from secondround import records
from secondround.records import Application

NAMES = ("Adams", "Bauer", "Castillo", "Dubois", "Eriksen", "Fischer", "Grant", "Horvat", "Ito")
"""Surnames of those who are met besides."""


def stretched(sessions: int, folder: Path) -> Application:
    """The example's larger packet with so many sessions, written to an empty folder."""
    packets = folder / "packets"
    shutil.copytree(ROOT / "packets" / "library", packets / "library")
    candidate = ROOT / "packets" / "amara-okafor"
    shutil.copytree(candidate / "harbor", packets / "harbor")
    shutil.copy(candidate / "candidate.yml", packets)
    shutil.copy(ROOT / "templates" / "scaffold" / "mkdocs.yml", folder)
    file = packets / "harbor" / "interview.yml"
    record = yaml.safe_load(file.read_text("utf-8"))
    day = record["rounds"][1]["sessions"]
    day[:] = [_one(record, day, place) for place in range(sessions)]
    file.write_text(json.dumps(record, default=str, ensure_ascii=False, indent=1), "utf-8")
    return records.read(folder, ["harbor"]).applications[0]


def _one(record: dict[str, Any], day: list[dict[str, Any]], place: int) -> dict[str, Any]:
    """The session in that place, its people added to the record where they are further ones."""
    hours, minutes = divmod(40 * place, 60)
    session = {**day[place % len(day)], "at": f"{8 + hours:02}:{minutes:02}", "minutes": 30}
    turn = place // len(day)
    if not turn:
        return session
    session["with"] = [_another(record, id_, place) for id_ in session["with"]]
    return {name: value for name, value in session.items() if name not in {"tell", "repeat_ok"}}


def _another(record: dict[str, Any], id_: str, place: int) -> str:
    """The id of somebody like that person, added to the record."""
    like = record["interviewers"][id_]
    first = like["name"].split()[0]
    name = f"{first} {NAMES[place % len(NAMES)]}-{NAMES[place // 2 % len(NAMES)]}"
    other = f"{id_}-{place}"
    email = f"{other}@tern-harbor.example.com"
    record["interviewers"][other] = {**like, "name": name, "email": email}
    return other
