"""SoSci Survey: TAB, every cell quoted, variable codes; often a second row with their labels."""

from __future__ import annotations

import re

from data.intake.layouts.layout import Heads, Layout, NoAnswers, Split, facts
from data.intake.layouts.stems import split_groups
from data.intake.reading.table import TextTable

_FACTS = facts(
    metadata="case|serial|ref|questnnr|mode|language|started|lastdata|finished|q_viewer|lastpage"
    "|maxpage|missing|missrel|time_rsi|time_sum|deg_time|degtime|mailsent|interview number"
    "|interview number (ongoing)|interview-nummer (fortlaufend)|interview-nummer",
)
_OF_TOOL = re.compile(r"^(time\d+|time_\w+|missing|missrel|deg_?time|mailsent|lastpage|maxpage)$")
_DEBUG = NoAnswers(
    frozenset(("mode", "interview mode", "interview-modus")),
    frozenset(("debug", "pretest", "test", "admin", "dummy", "preview", "develop")),
    "The row is a test of the questionnaire, not somebody's answer.",
)
CODE = re.compile(r"^[A-Z]{2}\d{2}(?:_\d{2}\w?)?$", re.I)


def _recognises(heads: Heads) -> bool:
    own = {"case", "serial", "ref", "questnnr", "mode", "started", "lastdata"}
    return "case" in heads.first and len(own & heads.first) >= 3


def _splits(table: TextTable) -> tuple[Split, ...]:
    """Labels read "Question: Row", in the columns whose codes begin alike."""

    def question(i: int) -> str:
        code = table.code(i + 1)
        return code[:4] if CODE.match(code) else ""

    return split_groups(table.headers, table.stems, question)


def _own(folded: str) -> str:
    return "SoSci's own" if _OF_TOOL.match(folded) else ""


LAYOUT = Layout(
    "sosci",
    _recognises,
    _FACTS,
    _splits,
    (_DEBUG,),
    people=True,
    coded=True,
    own=_own,
    missing=frozenset(("-9", "-1")),
)
