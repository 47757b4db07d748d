"""The headings of resumes in English, German, French, Spanish and Italian.

In: a line. Out: which section it opens. Only a line that is nothing but such a heading counts.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from secondround.imports.documents import Block
from secondround.text import plain_letters

Section = Literal[
    "work",
    "projects",
    "volunteer",
    "achievements",
    "education",
    "skills",
    "summary",
    "contact",
    "other",
]

_NAMES: Final[dict[Section, str]] = {
    "work": """
        work / experience / work experience / professional experience / employment /
        employment history /
        work history / career history / career / relevant experience / professional background /
        positions / career experience / experience and achievements / selected experience /
        additional experience / earlier experience / previous experience / industry experience /
        berufserfahrung / beruflicher werdegang / werdegang / berufliche erfahrung /
        berufspraxis / praktische erfahrung / erfahrung / berufliche stationen / praktika /
        beruflicher hintergrund / anstellungen /
        experience professionnelle / experiences professionnelles / experiences /
        parcours professionnel / parcours / emplois / stages /
        experiencia / experiencia profesional / experiencia laboral / trayectoria profesional /
        trayectoria / historial laboral / empleo /
        esperienza / esperienze / esperienza professionale / esperienze professionali /
        esperienza lavorativa / esperienze lavorative / percorso professionale /
        experiencias / experiencia profissional / experiencias profissionais /
        historico profissional / trajetoria profissional / atuacao profissional
        """,
    "projects": """
        projects / selected projects / personal projects / key projects / side projects /
        projekte / ausgewahlte projekte / projets / projets personnels / proyectos /
        proyectos personales / progetti / projetos / open source
        """,
    "volunteer": """
        volunteering / volunteer / volunteer experience / volunteer work / voluntary work /
        community / ehrenamt / ehrenamtliches engagement / engagement / benevolat /
        experience benevole / engagement associatif / voluntariado / volontariato /
        leadership and activities / leadership
        """,
    "education": """
        education / education and training / academic background / studies / training /
        qualifications / academic qualifications / academic history /
        ausbildung / bildung / bildungsweg / studium / ausbildung und studium / schulbildung /
        akademischer werdegang / akademische ausbildung / weiterbildung / weiterbildungen /
        aus und weiterbildung / hochschulbildung /
        formation / formations / etudes / diplomes / education et formation / scolarite /
        formacion / formacion academica / educacion / estudios / educacion y formacion /
        formazione / istruzione / istruzione e formazione / titoli di studio / studi /
        formacao / formacao academica / educacao / escolaridade
        """,
    "skills": """
        skills / key skills / core skills / technical skills / core strengths / key strengths /
        skills and interests / core competencies / competencies /
        competences / areas of expertise / expertise / strengths / technologies / tools /
        skills and tools / skills and competencies / professional skills / skill set /
        technical expertise / soft skills / hard skills / key competencies /
        technical proficiencies /
        proficiencies / kenntnisse / fahigkeiten / kompetenzen / fachkenntnisse /
        edv kenntnisse / it kenntnisse / kernkompetenzen / kenntnisse und fahigkeiten /
        fahigkeiten und kenntnisse / starken / besondere kenntnisse / skills und kenntnisse /
        competences / competences cles / competences techniques / savoir faire / atouts /
        habilidades / competencias / aptitudes / conocimientos / competencias clave / informatica /
        habilidades tecnicas / competenze / capacita / competenze tecniche / capacita e competenze /
        competenze chiave / abilita / conoscenze /
        habilidades e competencias / conhecimentos / qualificacoes / competencias tecnicas
        """,
    "summary": """
        summary / professional summary / executive summary / career summary / profile /
        professional profile / personal profile / about / about me / objective /
        career objective / personal statement / summary of qualifications /
        profil / uber mich / kurzprofil / zusammenfassung / personliches profil / kurzvorstellung /
        profil professionnel / a propos / a propos de moi / resume / presentation / accroche /
        perfil / perfil profesional / sobre mi / resumen / extracto / objetivo /
        resumen profesional /
        profilo / profilo professionale / chi sono / sommario / riepilogo / su di me /
        resumo / resumo profissional / perfil profissional / sobre mim / objetivo profissional
        """,
    "contact": """
        contact / contact details / contact information / contact me / personal details /
        personal information / personal data / details / links / info /
        kontakt / kontaktdaten / personliche daten / personliche angaben / zur person / angaben /
        coordonnees / informations personnelles / contacter / etat civil /
        contacto / datos personales / datos de contacto / informacion personal /
        contatti / dati personali / informazioni personali / recapiti /
        contato / contatos / dados pessoais / informacoes pessoais
        """,
    "other": """
        languages / language skills / certifications / certificates / licenses and certifications /
        licences / certification / publications / awards / honors / honours / honors and awards /
        awards and honors / interests / hobbies / interests and hobbies /
        references / activities / memberships / patents / talks / presentations / courses /
        courses and certificates / affiliations / professional memberships /
        additional information /
        miscellaneous / military service / other / personal interests /
        conferences / top skills / professional development / further information /
        sprachen / sprachkenntnisse / zertifikate / zertifizierungen / interessen / auszeichnungen /
        referenzen / veroffentlichungen / publikationen / mitgliedschaften / sonstiges / kurse /
        hobbys / hobbys und interessen / interessen und hobbys / freizeit / preise / vortrage /
        fuhrerschein / zusatzqualifikationen / patente /
        langues / certificats / centres d interet / centres d interets / loisirs / distinctions /
        prix / references / divers / publications / langues etrangeres / interets / permis /
        idiomas / certificaciones / certificados / intereses / premios / referencias /
        publicaciones /
        otros / aficiones / otros datos / otros datos de interes / datos de interes /
        cursos / reconocimientos / permisos /
        lingue / lingue straniere / certificazioni / certificati / interessi / premi / referenze /
        pubblicazioni / altro / hobby / riconoscimenti / corsi / patente / tempo libero /
        certificacoes / publicacoes / premios / interesses / cursos e certificacoes /
        informacoes adicionais
        """,
}
_SECTIONS: Final[dict[str, Section]] = {}
for _section, _names in _NAMES.items():
    for _name in _names.split("/"):
        _SECTIONS.setdefault(" ".join(_name.split()), _section)
_SECTIONS["top skills"] = "skills"
_JOIN: Final = re.compile(r" (?:&|and|und|et|y|e|/|\+) ")
_NOT_LETTERS: Final = re.compile(r"[^a-z&/+]+")
_LONGEST: Final = 48
_MOST_WORDS: Final = 5
_KEYWORDS: Final[dict[Section, frozenset[str]]] = {
    "education": frozenset({"education", "ausbildung", "formation", "formacion", "istruzione"}),
    "skills": frozenset({"skills", "kenntnisse", "competences", "competencias", "competenze"}),
    "work": frozenset(
        {"experience", "employment", "career", "berufserfahrung", "experiencia", "esperienza"}
    ),
    "other": frozenset({"languages", "awards", "certifications", "publications", "interests"}),
    "summary": frozenset({"summary", "profile", "objective"}),
}
_SUBHEADINGS: Final = frozenset(
    {
        "highlights",
        "achievements",
        "key achievements",
        "responsibilities",
        "key responsibilities",
        "main responsibilities",
        "duties",
        "tasks",
        "selected achievements",
        "aufgaben",
        "tatigkeiten",
        "erfolge",
        "missions",
        "realisations",
        "funciones",
        "logros",
        "mansioni",
        "attivita",
        "risultati",
        "technologies",
        "key projects",
    }
)
_ACHIEVEMENTS: Final = frozenset(
    {
        "highlights",
        "career highlights",
        "achievements",
        "accomplishments",
        "key achievements",
        "key accomplishments",
        "selected achievements",
        "selected accomplishments",
        "career achievements",
        "relevant accomplishments",
        "notable achievements",
        "erfolge",
        "ausgewahlte erfolge",
        "realisations",
        "logros",
        "risultati",
    }
)
_TITLES: Final = frozenset(
    {"curriculum vitae", "cv", "resume", "lebenslauf", "curriculum", "hoja de vida", "vita"}
)


def section_of(line: str) -> Section | None:
    """The section that a line opens by its words; None for any other line."""
    name = _normal(line)
    if not name or len(line) > _LONGEST:
        return None
    if name in _SECTIONS:
        return _SECTIONS[name]
    parts = [part.strip() for part in _JOIN.split(name)]
    known = [_SECTIONS[part] for part in parts if part in _SECTIONS]
    return known[0] if len(parts) > 1 and len(known) == len(parts) else None


def section_by_keyword(line: str) -> Section | None:
    """The section of a line that is set as a heading, by a word in it: "Selected Roles & Work"."""
    words = _normal(line).split()
    if not words or len(words) > _MOST_WORDS:
        return None
    for section, keywords in _KEYWORDS.items():
        if keywords & set(words):
            return section
    return None


def is_subheading(line: str) -> bool:
    """Whether a line only announces what was done in a position."""
    return _normal(line) in _SUBHEADINGS


def is_achievements(line: str) -> bool:
    """Whether a line announces what somebody achieved, in whichever position."""
    return _normal(line) in _ACHIEVEMENTS


def is_document_title(line: str) -> bool:
    """Whether a line only says that this is a resume."""
    return _normal(line) in _TITLES


_COLUMN: Final = (
    r"(?:dates?|period|from|to|years?|employer|company|organi[sz]ation|institution|school|location"
    r"|place|job title|position|role|title|(?:main )?(?:duties|responsibilities|tasks)|award"
    r"|qualifications?|grade|results?|subjects?|zeitraum|von|bis|jahr|arbeitgeber|firma"
    r"|tatigkeit(?:en)?|aufgaben|ort|abschluss|note|periode|annees?|employeur|entreprise|poste"
    r"|fonction|missions?|lieu|diplome|etablissement|fechas?|periodo|empresa|puesto|cargo|funciones"
    r"|centro|titulo)"
)
_COLUMNS: Final = re.compile(rf"{_COLUMN}(?:(?: (?:and|und|et|y) | ?[/&] ?|, ){_COLUMN})*")
"""What a column of a table may be headed with, in plain letters."""


def is_head_of_columns(block: Block) -> bool:
    """Whether a row of a table only says what its columns hold: "Dates", "Employer", "Position"."""
    cells = list(map(plain_letters, block.cells))
    return block.kind == "row" and len(cells) > 1 and all(map(_COLUMNS.fullmatch, cells))


def closed_up(line: str) -> str:
    """The line without the blanks between letters that are spaced out: "S K I L L S"."""
    letters = line.split()
    if len(letters) < 3 or max(len(letter) for letter in letters) > 1:  # noqa: PLR2004
        return line.strip()
    words = re.split(r"\s{2,}|\t", line.strip())
    return " ".join(word.replace(" ", "") for word in words)


def _normal(line: str) -> str:
    """The words of a line in plain small letters, without numbering and colons."""
    words = _NOT_LETTERS.sub(
        " ", plain_letters(closed_up(line)).replace("’", " ").replace("'", " ")
    )
    return " ".join(words.split())
