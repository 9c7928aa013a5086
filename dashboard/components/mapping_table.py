"""Two tables that correct a proposal: what a column is, and which level a word means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pandas as pd
import streamlit as st

from dashboard.components.table import ROW
from dashboard.wording import survey as wording
from data.ingest import Proposal
from data.intake.mapping_file import ColumnMapping, MappingFile
from data.vocabulary import LEVEL_NAMES, RATERS, Use

LEVELS = {f"{n} {name}": n for n, name in enumerate(LEVEL_NAMES)}
OTHERS = {"unknown": "unknown", "not applicable": "not_applicable", "set aside": ""}


def edit_columns(proposal: Proposal, key: str) -> MappingFile | None:
    """The columns as proposed, to be corrected; None where nothing was changed."""
    shown = pd.DataFrame(
        {
            "Column": [c.header for c in proposal.columns],
            "Use": [c.use for c in proposal.columns],
            "Skill": [c.skill or "" for c in proposal.columns],
            "Rater": [c.rater or "" for c in proposal.columns],
            "Scale": [c.scale or "" for c in proposal.columns],
            "Sure": [c.confidence for c in proposal.columns],
            "Why": [c.reason for c in proposal.columns],
        }
    )
    edited = st.data_editor(
        shown,
        key=key,
        hide_index=True,
        height=min(ROW * (len(shown) + 1) + 2, 320),
        placeholder="",
        disabled=["Column", "Scale", "Sure", "Why"],
        column_config={
            "Use": st.column_config.SelectboxColumn(options=list(get_args(Use)), required=True),
            "Rater": st.column_config.SelectboxColumn(options=["", *RATERS]),
            "Sure": st.column_config.ProgressColumn(min_value=0, max_value=1, format="percent"),
        },
        alt=wording.MAPPING_ALT,
    )
    st.caption(wording.MAPPING_HELP)
    changed = [
        _column(before, after)
        for before, after in zip(shown.to_dict("records"), edited.to_dict("records"), strict=True)
        if any(before[name] != after[name] for name in ("Use", "Skill", "Rater"))
    ]
    return MappingFile(columns=tuple(changed)) if changed else None


def _column(before: dict[Any, Any], after: dict[Any, Any]) -> ColumnMapping:
    return ColumnMapping(
        header=str(before["Column"]),
        use=after["Use"],
        skill=(after["Skill"] or "").strip() or None,
        rater=after["Rater"] or None,
    )


def edit_values(proposal: Proposal, mapping: MappingFile | None, key: str) -> MappingFile | None:
    """The words of level columns with the level that each means, to be corrected."""
    counted: dict[str, int] = {}
    said: dict[str, str] = {}
    for value in proposal.values:
        counted[value.value] = counted.get(value.value, 0) + value.count
        said.setdefault(value.value, _meaning(value.outcome, value.level))
    if not counted:
        return mapping
    order = sorted(counted, key=lambda word: (-counted[word], word))
    shown = pd.DataFrame(
        {
            "Answer": order,
            "Times": [counted[word] for word in order],
            "Means": [said[word] for word in order],
        }
    )
    with st.expander(wording.values_label(order), type="compact"):
        edited = st.data_editor(
            shown,
            key=f"{key}_{hash(tuple(order))}",
            hide_index=True,
            height=min(ROW * (len(shown) + 1) + 2, 320),
            disabled=["Answer", "Times"],
            column_config={
                "Means": st.column_config.SelectboxColumn(options=[*LEVELS, *OTHERS], required=True)
            },
            alt="Answers, how often each was given, and the level that each means.",
        )
    given = tuple(
        (str(before["Answer"]), _code(after["Means"]))
        for before, after in zip(shown.to_dict("records"), edited.to_dict("records"), strict=True)
        if before["Means"] != after["Means"] and _code(after["Means"]) != ""
    )
    if not given:
        return mapping
    return replace(mapping or MappingFile(), values=given)


def _meaning(outcome: str, level: int | None) -> str:
    if outcome == "level" and level is not None:
        return list(LEVELS)[level]
    return next((shown for shown, code in OTHERS.items() if code == outcome), "set aside")


def _code(shown: str) -> int | str:
    return LEVELS[shown] if shown in LEVELS else OTHERS.get(shown, "")
