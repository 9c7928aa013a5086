"""One skill: who holds it, what is required of it, who could learn and who could teach it."""

from collections.abc import Sequence
from dataclasses import replace

from analytics.change import Change
from analytics.options.results import SkillLevers
from analytics.results import Analysis
from dashboard.details import Member, SkillFacts, Spread
from dashboard.formats import count, joined
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column
from dashboard.subjects import columns, coverage, gaps, trends
from dashboard.subjects.reading import Reading
from data.vocabulary import LEVEL_NAMES, WANTS_TO_LEARN

NOTHING = "Nothing was asked and nothing is required: there is no skill to show"
NOT_ASKED = "The survey did not ask it of these people."
RATERS = {"fused": "All raters", "self": "Own rating", "manager": "Manager"}


def hidden(reading: Reading, facts: SkillFacts) -> bool:
    viewer = reading.analysis.selection.viewer
    withheld = any(row.withheld for row in facts.spread)
    few = facts.people < viewer.smallest_group
    return not viewer.people_visible and few and (withheld or facts.people > 0)


def title(reading: Reading, facts: SkillFacts) -> str:
    needs = [n for n in facts.requirements if not reading.hides(n.scope, n.skill_id, n.level)]
    short = [need for need in needs if need.shortage]
    if hidden(reading, facts) or (facts.requirements and not needs):
        return f"{facts.skill}: too few people to say"
    if not facts.people:
        return f"{facts.skill}: nobody was asked"
    if not facts.requirements:
        holders = count(len(facts.holders), "person", "people")
        return f"{facts.skill}: {holders} at level {facts.wanted} or more, and nothing is required"
    if not short:
        shown = (
            "every target that is shown" if len(needs) < len(facts.requirements) else "every target"
        )
        return f"{facts.skill}: {shown} is reached"
    missing = sum(need.shortage for need in short)
    must = sum(need.shortage for need in short if need.must_have)
    if must == missing:
        return f"{facts.skill}: {count(missing, 'must-have position')} short"
    of = f", {must} of must-haves" if must else ""
    return f"{facts.skill}: {count(missing, 'position')} short{of}"


def note(facts: SkillFacts) -> str:
    text = f"{facts.area} · {count(facts.people, 'person', 'people')} asked"
    return f"{text} · {facts.unknown} unknown" if facts.unknown else text


def figures(reading: Reading, facts: SkillFacts) -> tuple[kinds.Figure, ...]:
    unseen, keen = hidden(reading, facts), facts.keen
    level, wish = facts.wanted, "interest was not asked"
    if keen is not None:
        wish = f"below level {level}, interest {WANTS_TO_LEARN} or more of 5"
    known = f"of {facts.people}, {facts.unknown or 'none'} unknown"
    teach = f"to level {level}, with hours or hours not given"
    found = (
        kinds.Figure("holders", f"At level {level} or more", len(facts.holders), note=known),
        kinds.Figure("keen", "Want to learn it", None if keen is None else len(keen), note=wish),
        kinds.Figure("mentors", "Could mentor", len(facts.mentors), note=teach),
    )
    return tuple(replace(one, value=kinds.WITHHELD, note="") for one in found) if unseen else found


SPREAD = Fields[Spread](
    column("team", "Team", share=1.5),
    *(
        column(f"level_{level}", f"{level} {name}", "count", f"counts.{level}")
        for level, name in enumerate(LEVEL_NAMES)
    ),
    column("unknown", "Unknown", "count"),
    column("not_applicable", "Not applicable", "count"),
)


def held(reading: Reading, facts: SkillFacts) -> kinds.Section:
    needs = sorted(facts.requirements, key=lambda n: (not n.must_have, -n.shortage, n.scope))
    fields = coverage.REQUIREMENTS.but("skill", "area", "lever", "changes")
    rows, empty = coverage.rows(reading, needs, levers=False), "Nothing is required of it here."
    required = fields.table("required", "Required", rows, empty=empty)
    return kinds.Section("skill", facts.skill, "", "", (spread(reading, facts), required))


def spread(reading: Reading, facts: SkillFacts) -> kinds.Chart | kinds.Note:
    rows = facts.shown(reading.analysis.selection.viewer)
    if not rows or not any(row.people for row in rows):
        smallest = reading.analysis.selection.viewer.smallest_group
        some = facts.people or any(row.withheld for row in facts.spread)
        return kinds.Note(
            f"Fewer than {smallest} people, or all alike: not shown." if some else NOT_ASKED
        )
    levels = [
        kinds.Series(
            f"{level} {name}", tuple(float(row.counts[level]) for row in rows), f"level-{level}"
        )
        for level, name in enumerate(LEVEL_NAMES)
    ]
    unknown = kinds.Series("Unknown", tuple(float(row.unknown) for row in rows), "quiet")
    texts = []
    for row in rows:
        words = [f"{people} at {level}" for level, people in enumerate(row.counts) if people]
        words += [f"{row.unknown} unknown"] if row.unknown else []
        texts.append(f"{row.team}: {joined(words, most=8)}")
    return kinds.Chart(
        "levels",
        spread_title(rows),
        kinds.Stacked(tuple(row.team for row in rows), (*levels, unknown)),
        f"People by level in {facts.skill}. {'; '.join(texts)}.",
        SPREAD.table("levels", "", rows),
    )


def spread_title(rows: Sequence[Spread]) -> str:
    counts = [sum(row.counts[level] for row in rows) for level in range(len(LEVEL_NAMES))]
    if not sum(counts):
        return "No level is known"
    most = [str(level) for level, people in enumerate(counts) if people == max(counts)]
    each = " each" if len(most) > 1 else ""
    return f"Most people are at {joined(most)}: {max(counts)} of {sum(counts)} known{each}"


def since(facts: SkillFacts, before: Analysis, after: Analysis, change: Change) -> kinds.Section:
    wave = before.waves[0][1]
    few = trends.too_few(before, after)
    text = few or crossed(facts, change)
    return kinds.Section(
        "since", "Changes", f"Since {wave}", "", (kinds.Lines("since", "", (("", text),)),)
    )


def crossed(facts: SkillFacts, change: Change) -> str:
    flow = next((flow for flow in change.flows if flow.skill_id == facts.skill_id), None)
    if flow is None:
        return "It was not asked then, or too few people are known to say."
    why = trends.reasons(flow) or "nobody crossed the level"
    return f"At level {flow.level} or more: {flow.before} then, {flow.after} now ({why})."


def closing(reading: Reading, facts: SkillFacts) -> kinds.Section | None:
    """What each lever would do for it; None where nothing is short."""
    if not any(need.shortage for need in facts.requirements):
        return None
    rows = [gap for gap in gaps.gaps(reading) if gap.skill.skill_id == facts.skill_id]
    if not rows:
        return None
    section = gaps.one(reading, rows[0])
    blocks = [b for b in section.blocks if not (isinstance(b, kinds.Chart) and b.key == "near")]
    text = by_rater(rows[0].skill)
    return replace(section, blocks=kinds.given(*blocks, kinds.Note(text) if text else None))


def by_rater(skill: SkillLevers) -> str:
    if skill.agrees:
        return ""
    found = sorted(skill.by_ratings.items())
    texts = [f"{RATERS[kind]}: {kinds.LEVERS[lever].lower()}." for kind, lever in found]
    return f"The answer depends on who rated. {' '.join(texts)}"


MEMBERS = Fields[Member](
    column("person", "Person", value="name", share=1.2), columns.TEAM, columns.ROLE, columns.LEVEL
)
MENTORS = Fields[Member](*MEMBERS.fields, column("hours", "Hours a week", "decimal"))


def people(reading: Reading, facts: SkillFacts) -> kinds.Section | None:
    """Who holds it, wants it, could teach it, by team and name; None for who may not see people."""
    if not reading.people:
        return None
    at, nobody = f"At level {facts.wanted} or more", "Nobody is known to be."
    tables = [MEMBERS.table("holders", at, facts.holders, empty=nobody)]
    if facts.keen is not None:
        want = MEMBERS.table("keen", "Want to learn it", facts.keen, empty="Nobody said so.")
        tables.append(want)
    dash = "A dash: hours not given." if any(m.hours is None for m in facts.mentors) else ""
    nobody = "Nobody has the level to teach it and hours for it."
    mentors = MENTORS.table("mentors", "Could mentor", facts.mentors, note=dash, empty=nobody)
    return kinds.Section("people", "People", "", "", (*tables, mentors))
