"""Two tables that correct a proposal, and one of everything that is wrong with a file."""

from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from typing import Any, get_args

import pandas as pd
import streamlit as st

from dashboard.components import page
from dashboard.components.page import column_config
from dashboard.components.text import heading, height, line, plain
from dashboard.subjects import HELPS, survey
from dashboard.subjects.survey import listed, names
from data.files.table import csv_text, escape, unescape
from data.ingest import Proposal
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.vocabulary import LEVEL_NAMES, RATERS, Issue, Use, grouped

LEVELS = {f"{n} {name}": n for n, name in enumerate(LEVEL_NAMES)}
ASIDE = "set aside"
MEANINGS: dict[str, int | str] = {
    **LEVELS,
    "unknown": "unknown",
    "not applicable": "not_applicable",
    ASIDE: "",
}
"""What an answer may mean, as it is shown, and its code in a mapping."""
SHOWN = {code: shown for shown, code in MEANINGS.items()}
EDITED = ("Use", "Skill", "Rater", "Reversed", "Listed skills get")
TALL = 30
"""Rows of a table before it scrolls."""
PARTS = tuple(part.name for part in fields(Issue))
SHOWN_PROBLEMS = 40


def edit_columns(proposal: Proposal, key: str) -> MappingFile | None:
    """The columns as proposed, to be corrected; the mapping that the proposal had if none was."""
    given, columns = proposal.mapping, listed(proposal)
    base = given or MappingFile()
    own = [base.column(c.header) or ColumnMapping(c.header) for c in columns]
    shown = pd.DataFrame(
        {
            "Column": [escape(name) for name in names(columns)],
            "Use": [c.use for c in columns],
            "Skill": [escape(c.skill or "") for c in columns],
            "Sure": [c.confidence for c in columns],
            "Why": [escape(c.reason) for c in columns],
            "Rater": [c.rater or "" for c in columns],
            "Scale": [c.scale or "" for c in columns],
            "Reversed": [t.reversed for t in own],
            "Listed skills get": ["" if t.level is None else SHOWN[t.level] for t in own],
        }
    )
    heading(survey.columns_title(proposal))
    st.caption(HELPS["survey.mapping"])
    edited = st.data_editor(
        shown,
        key=f"{key}_{hash(tuple(column.position for column in columns))}",
        hide_index=True,
        height=height(len(shown), TALL),
        placeholder="",
        disabled=["Column", "Scale", "Sure", "Why"],
        column_config=column_config(
            "mapping",
            {"Use": get_args(Use), "Rater": ["", *RATERS], "Listed skills get": ["", *LEVELS]},
        ),
        alt="Columns of the file with their use, skill, rater, scale and how sure the guess is.",
    )
    changed = [
        _column(column, after)
        for column, before, after in zip(
            own, shown.to_dict("records"), edited.to_dict("records"), strict=True
        )
        if any(before[name] != after[name] for name in EDITED)
    ]
    if not changed:
        return given
    headers = {column.header for column in changed}
    kept = [column for column in base.columns if column.header not in headers]
    return replace(base, columns=(*kept, *changed))


def _column(own: ColumnMapping, after: dict[Any, Any]) -> ColumnMapping:
    level = LEVELS.get(after["Listed skills get"] or "")
    if level is not None:
        rater = after["Rater"] or None
        return ColumnMapping(own.header, rater=rater, multi_select=True, level=level)
    rated = after["Use"] in ("level", "importance", "interest")
    return replace(
        own,
        use=after["Use"],
        skill=unescape(after["Skill"] or "").strip() or None if rated else None,
        rater=after["Rater"] or None if rated else None,
        reversed=bool(after["Reversed"]),
        multi_select=False,
        level=None,
    )


def edit_values(proposal: Proposal, mapping: MappingFile | None, key: str) -> MappingFile | None:
    """The answers of the rated columns with the level that each means, to be corrected."""
    counted: dict[str, int] = {}
    meanings: dict[str, str] = {}
    for value in proposal.values:
        counted[value.value] = counted.get(value.value, 0) + value.count
        code = value.level if value.outcome == "level" else value.outcome
        meanings.setdefault(value.value, ASIDE if code is None else SHOWN.get(code, ASIDE))
    if not counted:
        return mapping
    order = sorted(counted, key=lambda word: (meanings[word] != ASIDE, -counted[word], word))
    shown = pd.DataFrame(
        {
            "Answer": [escape(word) for word in order],
            "Times": [counted[word] for word in order],
            "Means": [meanings[word] for word in order],
        }
    )
    heading(survey.values_title(len(order), sum(meanings[word] == ASIDE for word in order)))
    if any(column.use in ("importance", "interest") for column in proposal.columns):
        st.caption(HELPS["survey.opinions"])
    edited = st.data_editor(
        shown,
        key=f"{key}_{hash(tuple(order))}",
        hide_index=True,
        height=height(len(shown), TALL),
        disabled=["Answer", "Times"],
        column_config=column_config("values", {"Means": list(MEANINGS)}),
        alt="Answers, how often each was given, and the level that each means.",
    )
    given = {
        unescape(str(before["Answer"])): MEANINGS[after["Means"]]
        for before, after in zip(shown.to_dict("records"), edited.to_dict("records"), strict=True)
        if after["Means"] not in (before["Means"], ASIDE)
    }
    if not given:
        return mapping
    base = mapping or MappingFile()
    return replace(base, values=tuple((dict(base.values) | given).items()))


def problem_table(issues: Sequence[Issue], file_name: str) -> None:
    """The first of them, every reason whole; the file that can be downloaded has them all."""
    if not issues:
        return
    order = ("error", "warning", "note")
    rows = sorted(issues, key=lambda i: (order.index(i.severity), i.row or 0, i.column or ""))
    heading(survey.problems_title(rows))
    first = rows[:SHOWN_PROBLEMS]
    shown = {
        "Where": [plain(survey.place_of(issue)) for issue in first],
        "What and why": [plain(issue.reason) for issue in first],
        "Kind": [issue.severity for issue in first],
    }
    st.table(shown, border="horizontal", hide_index=True, alt=survey.problems_title(rows))
    if len(rows) > SHOWN_PROBLEMS:
        line(f"{grouped(len(rows) - SHOWN_PROBLEMS)} more are in the file.")
    page.download(
        "Download the problems",
        lambda: csv_text(PARTS, map(astuple, rows)),  # made when asked for: the page soon goes on
        "problems.csv",
        f"problems_csv_{file_name}",
    )
