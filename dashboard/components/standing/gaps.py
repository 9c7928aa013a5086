"""The gaps that matter, each with its lever, its price and its reason."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.options.results import AreaLevers, LeverOption, SkillLevers
from analytics.results import LEVERS
from dashboard.components.basics import notice
from dashboard.components.basics.text import badge, bold, plain, quiet
from dashboard.order import open_skills
from dashboard.theme import LEVER_BADGES
from dashboard.wording import gaps as wording
from dashboard.wording import helps


def gap_list(levers: Sequence[SkillLevers], currency: str) -> None:
    """The first gaps, most important first."""
    rows = wording.five(levers)
    if not rows:
        st.markdown(plain("Every required skill is covered: there is no gap to close."))
        return
    with st.container(key="five", gap=None):
        same = wording.same_hires(rows)
        for skill in rows:
            st.markdown(gap(skill, currency, above=same.get(skill.skill_id, "")))


def gap(skill: SkillLevers, currency: str, reason: bool = True, above: str = "") -> str:
    """One skill with its verdict, price, standing and reason, as Markdown.

    `above`: the skill further up whose hires close this one, too.
    """
    verdict = badge(wording.VERDICT_WORDS[skill.verdict], LEVER_BADGES[skill.verdict])
    head = f"{bold(skill.skill)} {verdict}"
    option = skill.chosen
    said = wording.hired_above(skill, above) if above else None
    parts = [skill.turns]
    if option:
        parts += [wording.closes_in_part(skill), said or wording.price(option, currency)]
    price = plain(" · ".join(part for part in parts if part))
    sure = (wording.standing(skill), wording.agreement(skill))
    where = quiet(" · ".join(part for part in sure if part))
    lines = [f"{head} {price}", where]
    if reason:
        lines.append(quiet(wording.short_reason(skill, currency)))
    return "  \n".join(lines)


def skill_table(levers: Sequence[SkillLevers], currency: str) -> dict[str, list[object]]:
    """Hire versus train versus equip, one row a short skill: columns for a table."""
    rows = open_skills(levers)
    table: dict[str, list[object]] = {
        "Skill": [s.skill for s in rows],
        "Area": [s.area for s in rows],
        "Verdict": [wording.VERDICT_WORDS[s.verdict] for s in rows],
        "Have": [s.have for s in rows],
        "Required": [s.required for s in rows],
        "Short": [s.shortage for s in rows],
        "Of it must-have": [s.must_have_shortage for s in rows],
        "Unknown": [s.unknown for s in rows],
        "Trainable": [s.trainable for s in rows],
        "One level below": [s.one_below for s in rows],
    }
    for lever in LEVERS:
        name = lever.capitalize()
        options = [s.options[lever] for s in rows]
        table[f"{name}: closes"] = [o.closes for o in options]
        table[f"{name}: cash once, {currency}"] = [_if(o, o.cost.one_off) for o in options]
        table[f"{name}: cash a year, {currency}"] = [_if(o, o.cost.run_rate) for o in options]
        table[f"{name}: hours"] = [_if(o, o.cost.hours) for o in options]
        table[f"{name}: total, {currency}"] = [_if(o, o.cost.total) for o in options]
        table[f"{name}: net cost, {currency}"] = [_if(o, o.net or 0) for o in options]
        table[f"{name}: open weeks"] = [o.open_weeks for o in options]
        table[f"{name}: weeks"] = [o.weeks for o in options]
        table[f"{name}: chance"] = [o.chance for o in options]
        table[f"{name}: a position-month, {currency}"] = [
            o.cost_per_position_month for o in options
        ]
    table["Training / hiring, cost"] = [s.train_to_hire_cost for s in rows]
    table["Training / hiring, weeks"] = [s.train_to_hire_weeks for s in rows]
    table["What changes it"] = [s.turns for s in rows]
    table["Raters agree"] = [wording.agreement(s) for s in rows]
    return table


def _if(option: LeverOption, value: float) -> float | None:
    return None if option.net is None else round(value)


def skill_details(levers: Sequence[SkillLevers], currency: str) -> None:
    """One short skill in full, chosen by a box."""
    rows = open_skills(levers)
    if not rows:
        return
    by_id = {skill.skill_id: skill for skill in rows}
    chosen = st.selectbox(
        "Skill in detail",
        list(by_id),
        format_func=lambda key: by_id[key].skill if key in by_id else key,
        key="skill_in_detail",
        help=helps.SKILL_IN_DETAIL,
        persist_state="session",
    )
    skill = by_id[chosen] if chosen in by_id else rows[0]
    st.markdown(gap(skill, currency, reason=False))
    lines = [
        wording.option_sentence(lever, skill.options[lever], skill.shortage, currency)
        for lever in skill.options
    ]
    lines += [
        f"Could be trained: {wording.pool(skill)}.",
        wording.short_reason(skill, currency),
        f"Tools may count for this skill: {skill.tooling}.",
        wording.against_hiring(skill),
    ]
    with st.container(key="small_detail"):
        notice.lines([line for line in lines if line])


def area_table(areas: Sequence[AreaLevers], currency: str) -> dict[str, list[object]]:
    """Sums of the skills' verdicts, one row an area that is short."""
    rows = sorted((a for a in areas if a.shortage), key=lambda a: (-a.shortage, a.area))
    table: dict[str, list[object]] = {
        "Area": [a.area for a in rows],
        "Positions short": [a.shortage for a in rows],
    }
    for verdict, by in wording.BY_VERDICT.items():
        table[by[0].upper() + by[1:]] = [a.positions.get(verdict, 0) for a in rows]
    table[f"Cash once, {currency}"] = [round(a.cost.one_off) for a in rows]
    table[f"Cash a year, {currency}"] = [round(a.cost.run_rate) for a in rows]
    table["Hours"] = [round(a.cost.hours) for a in rows]
    table[f"Total at most, {currency}"] = [round(a.cost.total) for a in rows]
    return table
