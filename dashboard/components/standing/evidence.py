"""Tables of the Evidence page, and the choice of areas that are declared reflective."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.evidence.results import Evidence
from analytics.results import Analysis
from dashboard.components.basics.tables import Table
from dashboard.formats import percent
from dashboard.wording import evidence as wording


def levels_table(found: Evidence) -> Table:
    """Levels skill by skill: the mean only beside its spread and what is not known."""
    rows = found.skills
    return {
        "Skill": [s.skill for s in rows],
        "Area": [s.area for s in rows],
        "People": [s.levels.people for s in rows],
        "Known": [s.levels.known for s in rows],
        **{f"At {level}": [s.levels.counts[level] for s in rows] for level in range(6)},
        "At 3 or more, least": [percent(s.levels.bounds[0]) for s in rows],
        "most": [percent(s.levels.bounds[1]) for s in rows],
        "Mean": [_round(s.levels.mean) for s in rows],
        "95 %, not answered": [wording.half(s.levels.half_width) for s in rows],
        "95 %, ratings": [wording.half(s.levels.measurement) for s in rows],
        "Mean, shrunk": [_round(s.levels.shrunk) for s in rows],
        "Place by it": [s.levels.place for s in rows],
        "Effective holders": [wording.effective(s) for s in rows],
    }


def importance_table(found: Evidence) -> Table:
    """Borich's score and ranked discrepancy side by side."""
    rows = sorted(
        (s for s in found.skills if s.importance),
        key=lambda s: -s.importance.borich.mwds if s.importance else 0,
    )
    pairs = [s.importance for s in rows if s.importance]
    return {
        "Skill": [s.skill for s in rows],
        "Pairs": [i.borich.pairs for i in pairs],
        "Importance": [_round(i.borich.importance) for i in pairs],
        "Level": [_round(i.borich.level) for i in pairs],
        "MWDS": [_round(i.borich.mwds) for i in pairs],
        "MWDS, −1 to 1": [_round(i.borich.standardised) for i in pairs],
        "Place": [i.borich_place for i in pairs],
        "RDS": [round(i.ranked.score) for i in pairs],
        "RDS ±": [
            None if i.ranked.half_width is None else round(i.ranked.half_width) for i in pairs
        ],
        "Place by RDS": [i.ranked_place for i in pairs],
        "Places apart": [
            None
            if i.borich_place is None or i.ranked_place is None
            else abs(i.borich_place - i.ranked_place)
            for i in pairs
        ],
        "Quadrant": [i.standing.quadrant if i.standing else "" for i in pairs],
    }


def agreement_table(found: Evidence) -> Table:
    """Agreement of raters by area."""
    rows = found.agreement
    return {
        "Area": [a.area or "All areas together" for a in rows],
        "People": [a.people for a in rows],
        "Levels rated by two": [a.units for a in rows],
        "People, self and manager": [a.both for a in rows],
        "Self = manager": [None if a.equal is None else percent(a.equal) for a in rows],
        "Alpha": [_round(a.alpha) for a in rows],
        "from": [_round(a.interval[0] if a.interval else None) for a in rows],
        "to": [_round(a.interval[1] if a.interval else None) for a in rows],
        "Kappa, weighted": [_round(a.kappa) for a in rows],
        "ICC(A,1)": [_round(a.intraclass.agreement if a.intraclass else None) for a in rows],
        "rwg ≥ 0.70": [None if a.within_person is None else percent(a.within_person) for a in rows],
    }


def leniency_table(found: Evidence) -> Table:
    """Self minus manager, skill by skill, raw beside shrunk."""
    rows = [s for s in found.skills if s.leniency and s.leniency.pairs]
    lenient = [s.leniency for s in rows if s.leniency]
    return {
        "Skill": [s.skill for s in rows],
        "Pairs": [one.pairs for one in lenient],
        "Self minus manager": [_round(one.raw) for one in lenient],
        "shrunk": [_round(one.shrunk) for one in lenient],
        "± of a level from one rating": [
            _round((s.model.spread * s.model.error / (s.model.spread + s.model.error)) ** 0.5)
            if s.model
            else None
            for s in rows
        ],
    }


def reflective(analysis: Analysis) -> tuple[str, ...]:
    """Areas whose skills the analyst takes as signs of one thing."""
    areas = list(dict.fromkeys(str(area) for area in analysis.levels["area"]))
    chosen: Sequence[str] = st.multiselect(
        "Areas whose skills are signs of one thing behind them",
        areas,
        key="reflective",
        persist_state="session",
        help="Most areas are bundles: knowing PyTorch does not cause knowing SQL, and no alpha of "
        "theirs means anything. Declare an area only where one ability shows in all its skills.",
    )
    return tuple(area for area in chosen if area in areas)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
