"""Changes since an earlier wave: which requirements moved, and who learned, left or joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from analytics.change import REASONS, RequirementChange
from analytics.results import RequirementCoverage
from analytics.suppression import key
from dashboard.formats import percent
from dashboard.render.blocks import Fields, Section, Table, Value, column
from dashboard.subjects import trends
from dashboard.subjects.coverage import short_must_haves
from dashboard.subjects.reading import SECRET, Reading, unless


@dataclass(frozen=True)
class Row:
    """A requirement then and now. `unseen`: its counts tell of a small group."""

    both: RequirementChange
    unseen: bool


def _then(value: Callable[[RequirementCoverage], Value]) -> Callable[[Row], Value]:
    return lambda row: value(row.both.before) if row.both.before else None


def _now(value: Callable[[RequirementCoverage], Value]) -> Callable[[Row], Value]:
    return lambda row: value(row.both.after) if row.both.after else None


def _held(side: Callable[[Row], Value]) -> Callable[[Row], Value]:
    return unless(lambda row: row.unseen, side)


REQUIREMENTS = Fields[Row](
    column("skill", "Skill", "text", lambda row: row.both.need.skill, share=1.6),
    column("scope", "Scope", "text", lambda row: row.both.need.scope),
    column("level", "Level", "level", lambda row: row.both.need.level),
    column("must_have", "Must-have", "flag", lambda row: row.both.need.must_have),
    column("have_before", "Held then", "count", _held(_then(lambda need: need.have))),
    column("required_before", "Required then", "count", _then(lambda need: need.required)),
    column("have", "Held now", "count", _held(_now(lambda need: need.have))),
    column("required", "Required now", "count", _now(lambda need: need.required)),
)


def changes(reading: Reading, since: str) -> Section:
    """From the wave `since` to now."""
    sides = earlier, _ = reading.at(since), reading
    before, after = earlier.analysis, reading.analysis
    found = reading.study.change(since)
    rows = [
        Row(pair, any(side.hides(*key(pair.need)) for side in sides))
        for pair in found.requirements
        if _moved(pair)
    ]
    viewer = replace(after.selection.viewer, people_visible=reading.people)
    seen = replace(after, selection=replace(after.selection, viewer=viewer))
    few = trends.too_few(before, seen)
    flows = [] if few else [f for f in found.flows if any(getattr(f, name) for name in REASONS)]
    title = f"Since {since}: {SECRET}"
    if not any(side.hidden.overall for side in sides):
        old, new = (percent(one.overall.coverage) for one in (before, after))
        then, now = (len(short_must_haves(side.seen)) for side in sides)
        moved = f"coverage went from {old} to {new}" if old != new else f"coverage is still {new}"
        title = f"Since {since}: {moved}; {now} must-haves are short, {then} then"
    blocks: tuple[Table, ...] = (
        REQUIREMENTS.table(
            "requirements", "Requirements that changed", rows, empty="No requirement changed."
        ),
        trends.FLOWS.table(
            "flows",
            "Who reaches a level now, and why",
            flows,
            note="Learned and forgot: people of both waves. Joined and left: of one of them only.",
            empty=few or "Nobody crossed the level of a skill.",
        ),
    )
    return Section("changes", "Changes", title, trends.flows_note(found), blocks, "changes")


def _moved(pair: RequirementChange) -> bool:
    if pair.before is None or pair.after is None:
        return pair.before is not pair.after
    then, now = pair.before, pair.after
    return (then.have, then.required, then.unknown) != (now.have, now.required, now.unknown)
