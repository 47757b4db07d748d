"""What LinkedIn hands out of somebody's data: a ZIP of CSV files.

In: the bytes of a ZIP. Out: a `Resume`. Columns are found by their names, whatever their order.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Final

from secondround.imports.found import Unplaced, UnreadableError
from secondround.imports.resume.formats import values
from secondround.imports.resume.model import Job, Resume

_LARGEST: Final = 5_000_000  # bytes of one file
_MOST_ROWS: Final = 2_000
_FILES: Final = {
    "profile.csv": ("First Name", "Last Name"),
    "positions.csv": ("Company Name", "Title"),
    "skills.csv": ("Name",),
    "email addresses.csv": ("Email Address",),
    "phonenumbers.csv": ("Number",),
    "education.csv": ("School Name",),
    "projects.csv": ("Title",),
    "volunteering.csv": ("Company Name",),
    "languages.csv": ("Name",),
    "certifications.csv": ("Name",),
    "honors.csv": ("Title",),
    "courses.csv": ("Name",),
}
Row = dict[str, str]


def is_linkedin(names: list[str]) -> bool:
    """Whether a ZIP with these files is LinkedIn's."""
    files = {PurePosixPath(name).name.lower() for name in names}
    return "positions.csv" in files or "profile.csv" in files


def linkedin(data: bytes) -> Resume:
    """The resume of LinkedIn's ZIP."""
    tables = _tables(data)
    profile = next(iter(tables.get("profile.csv", [])), {})
    rest = []
    for name in ("education.csv", "languages.csv", "certifications.csv", "honors.csv"):
        for row in tables.get(name, []):
            text = ", ".join(filter(None, row.values()))
            rest.append(Unplaced(text, name.removesuffix(".csv").capitalize()))
    for name, value in profile.items():
        if value and name not in {"First Name", "Last Name", "Headline", "Summary", "Websites"}:
            rest.append(Unplaced(value, name))
    emails = tables.get("email addresses.csv", [])
    primary = [row for row in emails if row.get("Primary", "").lower() == "yes"] or emails
    numbers = tables.get("phonenumbers.csv", [])
    names = (profile.get("First Name", ""), profile.get("Last Name", ""))
    return Resume(
        name=" ".join(filter(None, names)),
        email=primary[0].get("Email Address", "") if primary else "",
        phone=numbers[0].get("Number", "") if numbers else "",
        headline=profile.get("Headline", ""),
        summary=tuple(values.paragraphs_and_items(profile.get("Summary", ""))[0]),
        skills=tuple(dict.fromkeys(row["Name"] for row in tables.get("skills.csv", []))),
        jobs=tuple(map(_job, _positions(tables))),
        rest=tuple(rest),
    )


def _positions(tables: dict[str, list[Row]]) -> list[Row]:
    return tables.get("positions.csv", []) + tables.get("volunteering.csv", [])


def _job(row: Row) -> Job:
    job = Job(
        employer=row["Company Name"],
        title=row.get("Title", "") or row.get("Role", ""),
        place=row.get("Location", ""),
        period=values.period(row.get("Started On", ""), row.get("Finished On", "")),
        where="Positions",
    )
    return values.filled(job, row.get("Description", ""))


def _tables(data: bytes) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                name = PurePosixPath(entry.filename).name.lower()
                if name in _FILES:
                    if entry.file_size > _LARGEST:
                        raise UnreadableError(
                            f"The file {name} in it is larger than {_LARGEST // 1_000_000} MB, "
                            "which no resume is. Download the export from LinkedIn again."
                        )
                    with archive.open(entry) as file:
                        text = file.read(_LARGEST).decode("utf-8-sig", "replace")
                    tables.setdefault(name, _rows(text, _FILES[name]))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(
            "The ZIP file is damaged. Download it from LinkedIn again, and try once more."
        ) from error
    return tables


def _rows(text: str, columns: tuple[str, ...]) -> list[Row]:
    """The rows below the line that names the columns; a preamble may be before it."""
    names: list[str] = []
    rows: list[Row] = []
    for cells in csv.reader(io.StringIO(text)):
        if not names:
            stripped = [cell.strip() for cell in cells]
            names = stripped if set(columns) <= set(stripped) else []
        elif any(cells) and len(rows) < _MOST_ROWS:
            row = dict.fromkeys(names, "")
            row.update(zip(names, (cell.strip() for cell in cells), strict=False))
            rows.append(row)
    return rows
