"""What people write before the parts of a story, in six languages.

In: the words of a label, such as "Situation", "A –", "상황". Out: the field of a story that it
means.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Literal

from secondround.text import composed, plain_letters

Part = Literal[
    "title", "situation", "challenge", "task", "action", "result", "figures", "learned", "probes",
    "good_for", "shows", "employer", "year", "cue", "project", "strength", "answers",
]  # fmt: skip
"""A field of a story. `challenge` is the situation, or the task of a story that has one as well;
`figures` belong to the result."""

LONGEST: Final = 48
"""Letters of a label; more are a sentence."""
_FOLLOW_UPS: Final = 44
"""Letters of "Potential follow-ups I should prepare" and its like."""
BEATS: Final[frozenset[Part]] = frozenset({"situation", "challenge", "task", "action", "result"})

_LETTERS: Final[dict[str, Part]] = {
    "s": "situation", "t": "task", "a": "action", "r": "result", "c": "challenge",
    "l": "learned", "o": "task", "p": "challenge",
}  # fmt: skip
"""STAR, SAR, CAR, STARL, SOAR and PAR by their letters."""

_WORDS: Final[dict[Part, str]] = {
    "title": """
        title, story, name, story title, titel, geschichte, titre, histoire, titulo, historia,
        标题, 標題, 题目, 故事, 제목, 이야기
    """,
    "situation": """
        situation, context, background, setting, scene, the situation, situation context,
        situation background, ausgangslage, ausgangssituation, kontext, hintergrund, contexte,
        situacion, contexto, antecedentes, 情境, 情景, 情况, 情況, 背景, 状況, 상황, 배경
    """,
    "challenge": """
        challenge, problem, the challenge, the problem, herausforderung, problematik, defi,
        probleme, problematique, desafio, reto, problema, 挑战, 挑戰, 问题, 困难, 도전, 문제
    """,
    "task": """
        task, tasks, goal, goals, objective, obstacle, target, my task, my role, responsibility,
        the task, aufgabe, aufgaben, ziel, auftrag, aufgabenstellung, tache, taches, mission,
        objectif, tarea, tareas, objetivo, mision, 任务, 任務, 目标, 目標, 과제, 임무, 목표,
        업무
    """,
    "action": """
        action, actions, actions taken, what i did, my actions, approach, steps, activity,
        the action, solution, handlung, handlungen, aktion, aktionen, vorgehen, massnahme,
        massnahmen, was ich getan habe, losung, actions menees, demarche, ce que j'ai fait,
        accion, acciones, que hice, 行动, 行動, 措施, 做法, 행동, 조치, 액션
    """,
    "result": """
        result, results, outcome, outcomes, impact, the result, achievement, ergebnis,
        ergebnisse, resultat, resultate, wirkung, erfolg, auswirkung, resultats, bilan,
        resultado, resultados, impacto, logro, 结果, 結果, 成果, 成效, 결과, 성과
    """,
    "figures": """
        figures, metrics, metric, numbers, kpi, kpis, key figures, key numbers, data, zahlen,
        kennzahlen, zahlen und fakten, chiffres, chiffres cles, indicateurs, cifras, metricas,
        indicadores, 数据, 數據, 指标, 수치, 지표, 숫자
    """,
    "learned": """
        learned, learning, learnings, lesson, lessons, lesson learned, lessons learned,
        what i learned, reflection, reflections, takeaway, takeaways, key takeaway,
        in hindsight, gelernt, was ich gelernt habe, erkenntnis, erkenntnisse, reflexion, fazit,
        lehre, enseignement, enseignements,
        apprentissage, apprentissages, lecon, lecons, ce que j'ai appris, aprendizaje,
        aprendizajes, leccion, lecciones, que aprendi, reflexiones, 反思, 收获, 收穫, 教训,
        学到, 总结, 배운 점, 교훈, 느낀 점, 배운점,
        key learnings, key learning, key lessons, what i would do differently,
        what i'd do differently
    """,
    "probes": """
        probe, probes, follow up, follow ups, followup, followups, follow up questions,
        likely follow ups, likely follow up questions, possible follow ups, deep dive questions,
        they may ask, nachfragen, ruckfragen, mogliche nachfragen, mogliche ruckfragen,
        questions de suivi, relances, questions possibles, preguntas de seguimiento,
        repreguntas, posibles preguntas, 追问, 追問, 可能追问, 后续问题, 후속 질문, 꼬리 질문,
        예상 질문, 꼬리질문,
        likely questions, they could ask
    """,
    "good_for": """
        good for, questions, question, questions this answers, questions answered,
        answers questions, use for, use when, best for, works for, can answer, passende fragen,
        passt zu, beantwortet, fragen, frage, geeignet fur, repond a,
        questions auxquelles elle repond, utile pour, pour repondre a, preguntas, pregunta,
        responde a, util para, sirve para, 适用问题, 可回答, 可回答的问题, 适用于, 对应问题,
        질문, 답변 가능 질문, 답할 수 있는 질문, 활용 질문,
        usable for, usable for questions about, can be used for, questions it answers,
        questions about, answers to, use for questions, questions i can answer
    """,
    "shows": """
        shows, tags, tag, competencies, competency, competences, skills, skill, themes, theme,
        demonstrates, principles, leadership principles, values, keywords, key skills,
        kompetenzen, kompetenz, schlagworter, schlagworte, zeigt, fahigkeiten, starken,
        tags themen, themen, etiquettes, mots cles, competencias, competencia, etiquetas,
        habilidades, palabras clave, temas, 标签, 標籤, 能力, 技能, 关键词, 主题, 태그, 역량,
        키워드, 핵심 역량,
        categories, category, primary theme, secondary themes, secondary theme,
        skills demonstrated, competencies demonstrated, skills shown, kategorien, kategorie
    """,
    "employer": """
        employer, company, organisation, organization, where, client, firma, arbeitgeber,
        unternehmen, entreprise, employeur, societe, empresa, empleador, compania, 公司, 雇主,
        单位, 회사, 직장, 기업
    """,
    "year": """
        year, date, when, period, dates, jahr, datum, zeitraum, wann, annee, periode, quand,
        ano, fecha, periodo, cuando, 年份, 时间, 時間, 日期, 연도, 시기, 날짜, 기간,
        timeline, time frame, timeframe, time
    """,
    "cue": """
        cue, cues, hook, one liner, cue words, stichwort, stichworte, merksatz, accroche,
        gancho, 提示, 提示词, 큐, 한 줄 요약
    """,
    "project": """
        project, projekt, projet, proyecto, 项目, 專案, 프로젝트
    """,
    "strength": """
        strength, rating, stars, bewertung, note sur 3, valoracion, 评分, 평점
    """,
    "answers": """
        can will fit
    """,
}

_BESIDE: Final = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*")
_LETTER_AND_WORD: Final = re.compile(r"([a-z])\s*(?:[-–—:=.)/|]\s*|\s)(\S.+)")
_NUMBER: Final = re.compile(r"^(?:\d{1,2}|[①-⑨])[.)、:]?\s+")
_MARKS: Final = re.compile(r"[*_`#~]+|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")


@cache
def _fields() -> dict[str, Part]:
    fields: dict[str, Part] = {}
    for part, words in _WORDS.items():
        for word in words.split(","):
            fields.setdefault(_key(word), part)
    return fields


@lru_cache(maxsize=1024)
def part(label: str, *, letters: bool = True) -> Part | None:
    """The field that a label means; None where it is none that we know.

    letters: whether a single letter will do, as in `S:`.
    """
    words = " ".join(_MARKS.sub(" ", label).split()).strip(" :：.-–—")
    if not words or len(words) > LONGEST:
        return None
    outside = _NUMBER.sub("", _BESIDE.sub(" ", words)).strip(" :：.-–—")
    bare = _key(outside)
    if bare in _fields():
        return _fields()[bare]
    if len(bare) == 1:
        return _LETTERS.get(bare) if letters else None
    return _part_of_several(outside, bare)


def _part_of_several(outside: str, bare: str) -> Part | None:
    """The field of "S - Situation", "Result & impact", "Potential follow-ups"."""
    if "follow up" in bare and len(bare) <= _FOLLOW_UPS:
        return "probes"
    both = _LETTER_AND_WORD.fullmatch(plain_letters(outside))
    if both and both[1] in _LETTERS:
        return part(both[2], letters=False)
    pieces = re.split(r"\s*(?:/|&|\+|\band\b|\bund\b|\bet\b|\by\b)\s*", outside)
    if len(pieces) > 1:
        meant = [part(piece, letters=False) for piece in pieces]
        return meant[0] if all(meant) else None
    return None


def _key(words: str) -> str:
    """A label without case, accents and hyphens. Letters of Chinese and Korean stay as they are."""
    return " ".join(composed(plain_letters(words)).replace("-", " ").replace("’", "'").split())
