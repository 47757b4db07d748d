"""English for reasons, gaps and remarks: the three answers, and people with their titles.

In: names and titles as they were written. Out: parts of sentences. It must never see an id.
"""

from __future__ import annotations

from secondround.records.models import Interviewer


def person(interviewer: Interviewer) -> str:
    """Name and title: `Ana Ruiz (Director of Operations)`."""
    return f"{interviewer.name} ({interviewer.title})" if interviewer.title else interviewer.name
