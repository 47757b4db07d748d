"""What resumes of the corpus say in each language: headings and dates."""

from __future__ import annotations

from typing import Any, Final

HEADINGS: Final = {
    "en": {
        "summary": "Summary",
        "work": "Experience",
        "education": "Education",
        "skills": "Skills",
        "languages": "Languages",
        "contact": "Contact",
    },
    "de": {
        "summary": "Profil",
        "work": "Berufserfahrung",
        "education": "Ausbildung",
        "skills": "Kenntnisse",
        "languages": "Sprachen",
        "contact": "Kontakt",
    },
    "fr": {
        "summary": "Profil",
        "work": "Expérience professionnelle",
        "education": "Formation",
        "skills": "Compétences",
        "languages": "Langues",
        "contact": "Coordonnées",
    },
    "es": {
        "summary": "Perfil",
        "work": "Experiencia laboral",
        "education": "Formación académica",
        "skills": "Competencias",
        "languages": "Idiomas",
        "contact": "Contacto",
    },
    "it": {
        "summary": "Profilo",
        "work": "Esperienza professionale",
        "education": "Istruzione e formazione",
        "skills": "Competenze",
        "languages": "Lingue",
        "contact": "Contatti",
    },
}
_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio "
    "agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
}
_NOW: Final = {
    "en": "Present",
    "de": "heute",
    "fr": "aujourd’hui",
    "es": "actualidad",
    "it": "oggi",
}
STYLES: Final = ("words", "short", "numbers", "iso", "years")


def period(entry: dict[str, Any], language: str, style: str) -> str:
    """From when to when, in one of the ways in which people write it."""
    start = _month(str(entry["start"]), language, style)
    end = _month(str(entry["end"]), language, style) if entry["end"] else _NOW[language]
    return f"{start} – {end}"


def _month(text: str, language: str, style: str) -> str:
    year, month = text.split("-")
    name = _MONTHS[language].split()[int(month) - 1]
    match style:
        case "words":
            return f"{name} {year}"
        case "short":
            return f"{name[:3]} {year}"
        case "numbers":
            return f"{month}/{year}"
        case "iso":
            return text
    return year
