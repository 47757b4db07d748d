"""The table of codes: whatever can be wrong is in it once, has a page, and is raised by a test."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from secondround.problems import CODES, Problem, Severity

TESTS = Path(__file__).parents[1]
ERRORS = TESTS / "errors"
PAGES = Path(__file__).parents[2] / "generator" / "secondround" / "problems" / "reasons"
FILE = PurePosixPath("packets/harbor/interview.yml")

RAISED_BY = {
    ("render/site/test_build.py", "test_a_broken_configuration_is_a_problem_at_its_place"): [
        "missing-setting",
        "unknown-setting",
        "bad-setting",
        "not-installed",
        "unfit-theme",
    ],
    ("render/site/test_plugins.py", "test_a_plugin_that_cannot_be_used_is_named"): ["unfit-plugin"],
    ("render/site/test_links.py", "test_what_the_settings_name_and_is_not_there_is_told"): [
        "missing-site-file"
    ],
    ("render/site/test_build.py", "test_a_template_that_fails_is_a_problem"): ["template-error"],
    ("render/site/test_build.py", "test_a_warning_keeps_the_earlier_site"): ["dead-link"],
    ("render/site/test_pictures.py", "test_no_site_and_no_pdf_says_where_a_picture_was_taken"): [
        "bad-picture"
    ],
    ("render/site/test_build.py", "test_a_page_that_a_plugin_adds_is_a_problem"): ["site-differs"],
    ("render/site/test_build.py", "test_whatever_else_mkdocs_warns_of_is_a_problem"): [
        "site-not-built"
    ],
    ("render/site/test_place.py", "test_every_caller_is_refused"): ["occupied-folder"],
    ("render/site/test_pages.py", "test_drafts_and_excluded_pages_are_left_out_and_told"): [
        "page-left-out"
    ],
    ("render/site/test_pages.py", "test_a_picture_that_is_missing_leaves_its_words"): [
        "missing-picture"
    ],
    ("render/site/test_pages.py", "test_a_guide_that_nobody_finds_is_told"): ["unlinked-page"],
    ("render/site/test_pages.py", "test_a_large_picture_is_named"): ["large-picture"],
    ("render/site/test_pages.py", "test_what_comes_from_another_host_is_told"): ["other-host"],
    ("render/site/test_policy.py", "test_scripts_that_will_not_run_are_told"): ["script-blocked"],
    ("packet/test_left_out.py", "test_what_is_left_out_is_a_warning"): ["left-off-the-page"],
    ("render/pdf/test_printed.py", "test_letters_that_no_font_has_are_one_problem"): [
        "missing-character"
    ],
    ("render/pdf/test_printed.py", "test_a_picture_of_the_packet_is_printed"): ["picture-left-out"],
    ("render/pdf/test_day_card.py", "test_the_problem_says_by_how_much"): ["day-card-too-long"],
    ("render/pdf/test_printed.py", "test_what_else_weasyprint_warns_of_is_a_problem"): [
        "print-warning"
    ],
    ("render/pdf/test_child.py", "test_a_child_that_dies_is_a_problem_and_is_replaced"): [
        "not-printed"
    ],
    ("cli/test_overwriting.py", "test_a_failed_print_leaves_the_site_with_its_pdfs"): [
        "pdf-would-be-lost"
    ],
    ("privacy/audit/test_problems.py", "test_each_finding_has_its_code"): [
        "private-in-git",
        "private-in-history",
        "private-on-site-branch",
        "workflow-publishes-private",
        "unjudged-workflow",
        "unjudged-file",
        "unjudged-remote",
    ],
    ("privacy/audit/test_problems.py", "test_what_cannot_be_looked_into_is_a_problem"): [
        "unreadable-repository",
        "other-versions",
    ],
    ("cli/test_doctor.py", "test_a_fault_of_a_program_has_its_code"): [
        "missing-library",
        "missing-package",
        "wrong-solver",
    ],
    ("cli/test_doctor.py", "test_a_fault_of_the_machine_has_its_code"): [
        "python-too-old",
        "unwritable-folder",
        "missing-fonts",
    ],
    ("cli/test_doctor.py", "test_a_push_that_nothing_checks_is_a_warning"): ["no-hook"],
    ("cli/test_doctor.py", "test_a_missing_subsetter_is_a_warning"): ["slow-subsetter"],
}
"""The tests that raise the codes no folder of `errors` can: of a site, a PDF or a machine."""
ELSEWHERE = set[str]().union(*RAISED_BY.values())


def test_a_code_that_is_not_in_the_table_cannot_be_raised() -> None:
    """A problem with an unknown code is a mistake of the program, and shows at once."""
    with pytest.raises(KeyError):
        Problem.of_file(FILE, "no-such-code", "It is wrong.")


def test_a_severity_that_the_table_does_not_allow_cannot_be_raised() -> None:
    """The table says which severities may occur."""
    with pytest.raises(ValueError, match="`missing-field` is never a note"):
        Problem.of_file(FILE, "missing-field", "It is wrong.", severity=Severity.NOTE)


@pytest.mark.parametrize("code", CODES)
def test_a_problem_has_the_usual_severity_of_its_code(code: str) -> None:
    """Whoever raises a problem names its code; the severity comes from the table."""
    assert Problem.of_file(FILE, code, "It is wrong.").severity is CODES[code].severity


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """No page is missing, and none is left over."""
    assert {path.stem for path in PAGES.iterdir()} == set(CODES)


def test_every_code_is_raised_by_a_test() -> None:
    """Each code has a folder in `errors`, or is raised by a test that is named here."""
    folders = {path.parent.name for path in ERRORS.glob("*/expected.txt")}
    assert folders | ELSEWHERE == set(CODES)
    assert not folders & ELSEWHERE


def test_a_named_test_is_there_and_names_its_codes() -> None:
    """What is said to raise a code does."""
    for (file, test), codes in RAISED_BY.items():
        text = (TESTS / file).read_text("utf-8")
        assert f"def {test}(" in text
        assert [code for code in codes if code not in text] == []
