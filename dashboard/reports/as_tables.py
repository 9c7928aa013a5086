"""Everything that a report says, as tables: for files that machines read."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.reports.content import Cell, Column, Heatmap, Table
from dashboard.reports.model import ReportModel

ALWAYS = ("brief", "how made")


def as_tables(model: ReportModel) -> Iterator[tuple[str, Table]]:
    """(section, table), in the order of the report, as far as they were asked for. Tables without
    rows are left out."""
    for section, table in _all(model):
        if table.rows and (section in ALWAYS or model.has(section)):
            yield section, table


def _all(model: ReportModel) -> Iterator[tuple[str, Table]]:
    yield "brief", in_short(model)
    yield "brief", _figures(model)
    yield "brief", _areas(model)
    yield "brief", _gaps(model)
    for heatmap in model.heatmaps:
        yield "heatmap", _heatmap(heatmap)
    yield "heatmap", model.roles
    yield "gaps", requirements(model)
    blend = model.blend
    for table in model.options.tables if model.options else ():
        yield "plan", table
    yield "plan", _costs(model)
    yield "plan", blend.before_after
    yield "plan", _actions(model)
    yield "plan", _needs(model)
    yield "plan", ways(model)
    for table in (blend.by_lever, blend.by_year, blend.slips, blend.gives, *blend.fair):
        yield "plan", table
    parts = (
        ("changes", model.changes),
        ("sure", model.assess),
        ("sure", model.chances),
        ("why", model.why),
        ("depends", model.depends),
    )
    for name, part in parts:
        for table in part.tables if part else ():
            yield name, table
    for table in (model.assumptions, *model.leaning):
        yield "assumptions", table
    yield "unknown", model.assess_first
    yield "unknown", model.not_asked
    yield "how made", _settings(model)
    yield "how made", model.making.waves
    yield "how made", model.making.files


def in_short(model: ReportModel) -> Table:
    """The plan in short, a row each line."""
    columns = (Column("In short", share=0.3), Column("Sentence", share=3))
    return Table("The plan in short", columns, model.brief.lines)


def _figures(model: ReportModel) -> Table:
    columns = (Column("Figure"), Column("Value", "number"), Column("Note"))
    rows = tuple((f.label, f.number, f.note) for f in model.brief.figures)
    return Table("Five numbers", columns, rows)


def _costs(model: ReportModel) -> Table:
    columns = (Column("Figure"), Column("Value", "number"), Column("Note"))
    return Table("Costs", columns, tuple((f.label, f.number, f.note) for f in model.blend.costs))


def _areas(model: ReportModel) -> Table:
    columns = (
        Column("Area"),
        Column("Covered", "percent"),
        Column("At most", "percent"),
        Column("Required", "count"),
        Column("Short", "count"),
    )
    rows = tuple((a.area, a.coverage, a.high, a.required, a.shortage) for a in model.brief.areas)
    return Table("Coverage by area", columns, rows)


def _gaps(model: ReportModel) -> Table:
    columns = (
        Column("Skill"),
        Column("Lever"),
        Column("Total cost", "money"),
        Column("Standing"),
        Column("Reason"),
        Column("Sureness"),
    )
    rows = tuple(
        (g.skill, g.lever_text, g.cost, g.standing, g.reason, g.sureness) for g in model.brief.gaps
    )
    return Table("The gaps that matter", columns, rows)


def _heatmap(heatmap: Heatmap) -> Table:
    names = ("Area", "Skill") if heatmap.kind == "teams" else ("Team", "Person")
    columns = (
        *(Column(name) for name in names),
        *(Column(name, "number") for name in heatmap.columns),
        *(Column(f"{name}: at 3 or more") for name in heatmap.columns if heatmap.kind == "teams"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.group,
            row.label,
            *(cell.number for cell in row.cells),
            *(cell.note for cell in row.cells if heatmap.kind == "teams"),
        )
        for row in heatmap.rows
    )
    return Table(f"Levels of {heatmap.kind}", columns, rows)


def requirements(model: ReportModel) -> Table:
    """Each requirement against what the people hold."""
    columns = (
        Column("Skill"),
        Column("Area"),
        Column("Scope"),
        Column("Level", "level"),
        Column("Must-have"),
        Column("Required", "count"),
        Column("Have", "count"),
        Column("Unknown", "count"),
        Column("Short", "count"),
        Column("Covered", "percent"),
        Column("At most", "percent"),
        Column("Due"),
        Column("Lever"),
        Column("Held by"),
        Column("When that changes"),
        Column("Initiative, owner, reason"),
    )
    rows = tuple(
        (
            r.skill,
            r.area,
            r.scope,
            r.level,
            "must-have" if r.must_have else "",
            r.required,
            r.have,
            r.unknown,
            r.shortage,
            r.coverage,
            r.high,
            r.due,
            r.lever_text,
            r.mark,
            r.flip,
            r.context,
        )
        for group in model.gaps.groups
        for r in group.rows
    )
    return Table("Requirements", columns, rows, empty="No requirement is set.")


def _actions(model: ReportModel) -> Table:
    columns = (
        Column("Lever"),
        Column("Action"),
        Column("For"),
        Column("Count", "count"),
        Column("From week", "weeks"),
        Column("Counts in week", "weeks"),
        Column("Decide by week", "weeks"),
        Column("Decide by"),
        Column("Once", "money"),
        Column("A year", "money"),
        Column("Hours", "hours"),
        Column("In total", "money"),
        Column("Chance", "percent"),
        Column("Closes"),
        Column("Rests on"),
    )
    rows = tuple(
        (
            a.lever,
            a.what,
            a.who,
            a.count,
            a.start,
            a.end,
            a.decide_by,
            a.decide_on,
            a.one_off,
            a.run_rate,
            a.hours,
            a.total,
            a.chance,
            a.closes,
            a.why,
        )
        for a in model.blend.actions
    )
    return Table("Actions", columns, rows)


def _needs(model: ReportModel) -> Table:
    columns = (
        Column("Skill"),
        Column("Scope"),
        Column("Level", "level"),
        Column("Must-have"),
        Column("Due"),
        Column("Required", "count"),
        Column("Have", "count"),
        Column("Trained", "count"),
        Column("Hired", "count"),
        Column("By tools", "count"),
        Column("By contract", "count"),
        Column("Moved", "count"),
        Column("Open before", "count"),
        Column("Open after", "count"),
        Column("Likely to hold", "percent"),
    )
    rows = tuple(
        (
            n.skill,
            n.scope,
            n.level,
            "must-have" if n.must_have else "",
            n.due,
            n.required,
            n.have,
            n.by_train,
            n.by_hire,
            n.by_equip,
            n.by_contract,
            n.by_move,
            n.before,
            n.after,
            n.chance,
        )
        for n in model.blend.needs
    )
    return Table("Before and after, by requirement", columns, rows)


def ways(model: ReportModel) -> Table:
    """The blend beside each lever alone and doing nothing."""
    columns = (
        Column("Way"),
        Column("Must-have positions open", "count"),
        Column("Other positions open", "count"),
        Column("Once", "money"),
        Column("A year", "money"),
        Column("Hours", "hours"),
        Column("In total", "money"),
    )
    rows = tuple(
        (s.name, s.shortage, s.shortage_other, s.one_off, s.run_rate, s.hours, s.total)
        for s in model.blend.strategies
    )
    return Table("Ways to act", columns, rows)


def _settings(model: ReportModel) -> Table:
    making = model.making
    rows: tuple[tuple[str, str], ...] = (
        ("Title", model.brief.title),
        ("Of", model.subject),
        *making.settings,
        ("Scenario hash", making.scenario_hash),
        ("Command", making.command),
        ("Recipe", model.recipe),
    )
    return Table("Settings", (Column("What"), Column("Value")), rows)
