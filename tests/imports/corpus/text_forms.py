"""Resumes as Markdown, plain text, LaTeX, Typst and Word's XML."""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from typing import Any, Final
from xml.sax.saxutils import escape

from tests.imports.corpus.words import HEADINGS, period

Person = dict[str, Any]
_EMPTY: Final = (
    "volunteer",
    "awards",
    "publications",
    "interests",
    "references",
    "certificates",
    "projects",
)
_WIDTH: Final = 76
_TEX: Final = re.compile(r"([&%$#_{}])")
_W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_TYPE}.header+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
)
_SECTION: Final = (
    f'<w:sectPr><w:headerReference xmlns:r="{_OFFICE}" w:type="default" r:id="r0"/></w:sectPr>'
)
_NUMBERING: Final = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/>'
    '</w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)
_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_BOX: Final = (
    "<w:drawing><wp:inline "
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="4000000" cy="800000"/><wp:docPr id="1" name="box"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f'<a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="4000000" cy="800000"/></a:xfrm><a:prstGeom prst="rect"/>'
    "</wps:spPr><wps:txbx>TEXT</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing>"
)


def _relations(*kinds_and_targets: str) -> str:
    relations = ""
    for number, kind in enumerate(kinds_and_targets[::2]):
        target = kinds_and_targets[2 * number + 1]
        relations += f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def json_resume(person: Person) -> dict[str, Any]:
    """JSON Resume, as themes take it."""
    work = []
    for job in person["jobs"]:
        entry = {"name": job["employer"], "company": job["employer"], "position": job["title"]}
        entry |= {"location": job["place"], "startDate": f"{job['start']}-01"}
        entry |= {"endDate": f"{job['end']}-01"} if job["end"] else {}
        work.append(entry | {"highlights": job["highlights"]})
    studies = []
    for study in person["education"]:
        dates = {"startDate": f"{study['start']}-01", "endDate": f"{study['end']}-01"}
        studies.append({"institution": study["school"], "area": study["degree"]} | dates)
    basics = {key: person[key] for key in ("name", "email", "phone", "summary")}
    basics |= {"label": person["headline"], "url": person["profile"], "profiles": []}
    return {
        "basics": basics | {"location": {"city": person["place"].split(",")[0]}},
        "work": work,
        "education": studies,
        "skills": [{"name": "Main", "keywords": person["skills"]}],
        "languages": [{"language": text, "fluency": ""} for text in person["languages"]],
        **{section: [] for section in _EMPTY},
    }


def markdown(person: Person, dates: str) -> str:
    """Markdown with headings and lists."""
    words = HEADINGS[person["language"]]
    lines = [f"# {person['name']}", "", person["headline"], ""]
    lines += [f"{person['email']} | {person['phone']} | <{person['profile']}>", ""]
    lines += [f"## {words['summary']}", "", person["summary"], "", f"## {words['work']}", ""]
    for job in person["jobs"]:
        when = period(job, person["language"], dates)
        lines += [f"### {job['title']}, {job['employer']}", "", f"*{when}*, {job['place']}", ""]
        lines += [f"- {text}" for text in job["highlights"]]
        lines.append("")
    lines += [f"## {words['education']}", ""]
    for study in person["education"]:
        when = period(study, person["language"], dates)
        lines += [f"{study['degree']}, {study['school']}, {when}", ""]
    lines += [f"## {words['skills']}", "", *(f"- {skill}" for skill in person["skills"]), ""]
    lines += [f"## {words['languages']}", "", ", ".join(person["languages"]), ""]
    return "\n".join(lines)


def text(person: Person, dates: str) -> str:
    """Plain text, wrapped by hand, with dates on the right."""
    words = HEADINGS[person["language"]]
    lines = [person["name"], person["headline"]]
    lines += [f"{person['email']} | {person['phone']} | {person['profile']}", ""]
    lines += [words["summary"].upper(), "", *textwrap.wrap(person["summary"], _WIDTH), ""]
    lines += [words["work"].upper(), ""]
    for job in person["jobs"]:
        when = period(job, person["language"], dates)
        lines += [f"{job['employer']:<46}{when}", job["title"]]
        for highlight in job["highlights"]:
            wrapped = textwrap.wrap(
                highlight, _WIDTH, initial_indent="  * ", subsequent_indent="    "
            )
            lines += wrapped
        lines.append("")
    lines += [words["education"].upper(), ""]
    for study in person["education"]:
        when = period(study, person["language"], dates)
        lines += [f"{study['degree']}, {study['school']}, {when}"]
    lines += ["", words["skills"].upper(), "", ", ".join(person["skills"]), ""]
    lines += [words["languages"].upper(), "", ", ".join(person["languages"]), ""]
    return "\n".join(lines)


def latex(person: Person, dates: str) -> str:
    """LaTeX as in a well-known class of resumes: employer and dates apart, justified text."""
    words = HEADINGS[person["language"]]
    jobs = ""
    for job in person["jobs"]:
        when = _tex(period(job, person["language"], dates).replace("–", "--"))
        items = "".join(rf"\item {_tex(text)}" for text in job["highlights"])
        jobs += (
            rf"\noindent\textbf{{{_tex(job['employer'])}}}\hfill {_tex(job['place'])}\\"
            rf"\textit{{{_tex(job['title'])}}}\hfill {when}"
            rf"\begin{{itemize}}\setlength\itemsep{{0pt}}{items}\end{{itemize}}"
        )
    studies = ""
    for study in person["education"]:
        when = period(study, person["language"], dates).replace("–", "--")
        studies += rf"\noindent {_tex(study['degree'])}, {_tex(study['school'])}\hfill {when}\par "
    return (
        r"\documentclass[10pt,a4paper]{article}\usepackage[T1]{fontenc}\usepackage{lmodern}"
        r"\usepackage[margin=22mm]{geometry}\pagestyle{plain}\begin{document}"
        rf"\begin{{center}}{{\LARGE\bfseries {_tex(person['name'])}}}\\[4pt]"
        rf"{_tex(person['headline'])}\\{_tex(person['email'])} $|$ {_tex(person['phone'])} $|$ "
        rf"{_tex(person['profile'])}\end{{center}}"
        rf"\section*{{{words['summary']}}}{_tex(person['summary'])}"
        rf"\section*{{{words['work']}}}{jobs}\section*{{{words['education']}}}{studies}"
        rf"\section*{{{words['skills']}}}{_tex(', '.join(person['skills']))}"
        rf"\section*{{{words['languages']}}}{_tex(', '.join(person['languages']))}"
        r"\end{document}"
    )


def moderncv(person: Person, dates: str, style: str) -> str:
    """LaTeX in a style of the class moderncv, which most resumes in LaTeX use."""
    words = HEADINGS[person["language"]]
    first, _, last = person["name"].rpartition(" ")
    entries = ""
    for job in person["jobs"]:
        when = _tex(period(job, person["language"], dates).replace("–", "--"))
        items = "".join(rf"\item {_tex(text)}" for text in job["highlights"])
        entries += (
            rf"\cventry{{{when}}}{{{_tex(job['title'])}}}{{{_tex(job['employer'])}}}"
            rf"{{{_tex(job['place'])}}}{{}}{{\begin{{itemize}}{items}\end{{itemize}}}}"
        )
    studies = ""
    for study in person["education"]:
        when = period(study, person["language"], dates).replace("–", "--")
        studies += rf"\cventry{{{when}}}{{{_tex(study['degree'])}}}{{{_tex(study['school'])}}}"
        studies += "{}{}{}"
    return (
        rf"\documentclass[11pt,a4paper,sans]{{moderncv}}\moderncvstyle{{{style}}}"
        r"\moderncvcolor{blue}\usepackage[T1]{fontenc}\usepackage{lmodern}"
        r"\usepackage[scale=0.78]{geometry}\moderncvicons{symbols}"
        rf"\name{{{_tex(first)}}}{{{_tex(last)}}}\title{{{_tex(person['headline'])}}}"
        rf"\phone[mobile]{{{_tex(person['phone'])}}}\email{{{person['email']}}}"
        rf"\homepage{{{_tex(person['profile'].removeprefix('https://'))}}}"
        rf"\begin{{document}}\makecvtitle\section{{{words['summary']}}}"
        rf"\cvitem{{}}{{{_tex(person['summary'])}}}"
        rf"\section{{{words['work']}}}{entries}\section{{{words['education']}}}{studies}"
        rf"\section{{{words['skills']}}}\cvitem{{}}{{{_tex(', '.join(person['skills']))}}}"
        r"\end{document}"
    )


def rendercv(person: Person, theme: str) -> dict[str, Any]:
    """RenderCV's data, for one of its themes; it would refuse the invented telephone numbers."""
    jobs = []
    for job in person["jobs"]:
        entry = {"company": job["employer"], "position": job["title"], "location": job["place"]}
        entry |= {"start_date": job["start"], "end_date": job["end"] or "present"}
        jobs.append(entry | {"highlights": job["highlights"]})
    studies = []
    for study in person["education"]:
        dates = {"start_date": study["start"], "end_date": study["end"]}
        studies.append({"institution": study["school"], "area": study["degree"]} | dates)
    sections = {
        "summary": [person["summary"]],
        "experience": jobs,
        "education": studies,
        "skills": [{"label": "Main", "details": ", ".join(person["skills"])}],
        "languages": [", ".join(person["languages"])],
    }
    cv = {"name": person["name"], "email": person["email"], "location": person["place"]}
    cv |= {"website": person["profile"], "sections": sections}
    return {"cv": cv, "design": {"theme": theme}}


def typst(person: Person, dates: str) -> str:
    """Typst, with a column of dates on the left or dates on the right."""
    words = HEADINGS[person["language"]]
    contact = " | ".join(_typ(person[key]) for key in ("email", "phone", "profile"))
    lines = [
        f'#set text(font: "DejaVu Sans", size: 9.5pt, lang: "{person["language"]}")',
        "#set par(justify: true)",
        f'#align(center)[#text(size: 20pt, weight: "bold")[{_typ(person["name"])}]]',
        f"#align(center)[{_typ(person['headline'])}]",
        f"#align(center)[{contact}]",
        f"= {words['summary']}",
        _typ(person["summary"]),
        f"= {words['work']}",
    ]
    for job in person["jobs"]:
        when = period(job, person["language"], dates)
        lines.append(f"== {_typ(job['title'])} #h(1fr) {_typ(when)}")
        lines.append(f"{_typ(job['employer'])} #h(1fr) {_typ(job['place'])}")
        lines += [f"- {_typ(text)}" for text in job["highlights"]]
    lines.append(f"= {words['education']}")
    for study in person["education"]:
        when = period(study, person["language"], dates)
        lines.append(f"{_typ(study['degree'])}, {_typ(study['school'])} #h(1fr) {_typ(when)}\n")
    lines += [f"= {words['skills']}", _typ(", ".join(person["skills"]))]
    lines += [f"= {words['languages']}", _typ(", ".join(person["languages"]))]
    return "\n".join(lines)


def word(person: Person, dates: str, *, table: bool = False) -> bytes:
    """Word's XML by hand: name in a header, contact in a text box, skills in a content control."""
    words = HEADINGS[person["language"]]
    box = "".join(_p(person[key]) for key in ("email", "phone", "profile"))
    box = f"<w:txbxContent>{box}</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"{_BOX.replace('TEXT', box)}</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    body += _p(person["headline"]) + _p(words["summary"], bold=True, size=28)
    body += _p(person["summary"]) + _p(words["work"], bold=True, size=28)
    for job in person["jobs"]:
        when = period(job, person["language"], dates)
        items = "".join(_p(text, item=True) for text in job["highlights"])
        if table:
            inside = _p(job["title"], bold=True) + _p(f"{job['employer']}, {job['place']}") + items
            body += f"<w:tbl><w:tr><w:tc>{_p(when)}</w:tc><w:tc>{inside}</w:tc></w:tr></w:tbl>"
        else:
            head = f"{job['employer']}\t{when}"
            body += _p(head, bold=True) + _p(job["title"]) + items
    body += _p(words["education"], bold=True, size=28)
    for study in person["education"]:
        when = period(study, person["language"], dates)
        body += _p(f"{study['degree']}, {study['school']}\t{when}")
    body += _p(words["skills"], bold=True, size=28)
    skills = "".join(_p(skill, item=True) for skill in person["skills"])
    body += f"<w:sdt><w:sdtContent>{skills}</w:sdtContent></w:sdt>"
    body += _p(words["languages"], bold=True, size=28) + _p(", ".join(person["languages"]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text_ in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _relations("officeDocument", "word/document.xml")),
            (
                "word/_rels/document.xml.rels",
                _relations("header", "header1.xml", "numbering", "numbering.xml"),
            ),
            ("word/numbering.xml", _NUMBERING),
            (
                "word/document.xml",
                f"<w:document {_W}><w:body>{body}{_SECTION}</w:body></w:document>",
            ),
            ("word/header1.xml", f"<w:hdr {_W}>{_p(person['name'], bold=True, size=40)}</w:hdr>"),
        ):
            archive.writestr(zipfile.ZipInfo(name), text_)
    return buffer.getvalue()


def word_table(person: Person, dates: str) -> bytes:
    """The same, with positions in a table whose first column holds the dates."""
    return word(person, dates, table=True)


def _p(text_: str, *, bold: bool = False, size: int = 20, item: bool = False) -> str:
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
    weight = "<w:b/>" if bold else ""
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text_.split("\t")]
    return (
        f"<w:p><w:pPr>{numbering}</w:pPr><w:r><w:rPr>{weight}"
        f'<w:sz w:val="{size}"/></w:rPr>{"<w:tab/>".join(parts)}</w:r></w:p>'
    )


def _tex(text_: str) -> str:
    return _TEX.sub(r"\\\1", text_).replace("€", r"\texteuro{}")


def _typ(text_: str) -> str:
    return re.sub(r"([#*_@$<>\[\]`/])", r"\\\1", text_)
