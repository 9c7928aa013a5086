"""Scenarios: saved, decided, and side by side."""

from collections.abc import Callable, Sequence
from functools import partial

from analytics.knobs import Knob
from analytics.strategy.answer.beside import NeedSides, Side, SideBySide
from analytics.strategy.problem.problem import Bar, Closed, Pin
from analytics.strategy.results import Demand, Plan
from analytics.strategy.scenario.saved import Decided, Saved
from analytics.strategy.scenario.scenario import Scenario
from dashboard import formats
from dashboard.formats import (
    count,
    day,
    decimal,
    first_up,
    hours,
    joined,
    money,
    money_exact,
    percent,
)
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column
from dashboard.subjects import columns
from dashboard.subjects.reading import Reading
from data.vocabulary import RefusedError

DEFAULT = "Default assumptions"
NO_OFFER = "Contract: contractors on usual terms. For your own, load a scenario (More)."
TO_CONTROLS = "[Change the limits](#scenario)"
"""Markdown: to the heading above the controls."""


def checked(knob: Knob, value: float | None) -> None:
    """Raise RefusedError in the words of the page where a box says what cannot be."""
    if value is None or knob.least <= value <= knob.most:
        return
    limits = f"{knob.least:g} or more"
    if knob.most < float("inf"):
        limits = f"from {knob.least:g} to {knob.most:g}"
    raise RefusedError(
        f"“{knob.title}” is {value:g}, and can be {limits}. No plan is shown until it is, or is "
        "empty."
    )


def offers(scenario: Scenario, *, contract: bool) -> str:
    """What the scenario names beside the levers; else, where `contract` is allowed, how to."""
    if scenario.contractors:
        return f"On offer, too: contractors ({joined([c.profile for c in scenario.contractors])})."
    return NO_OFFER if contract else ""


def option(saved: Saved | None) -> str:
    """A saved scenario in the box; None stands for the assumptions as they are."""
    if saved is None:
        return DEFAULT
    return f"{saved.name} (decided)" if saved.decided else saved.name


def wish(wanted: Pin | Bar) -> str:
    """An action that is demanded or forbidden: "train in Python", "hire 2 ML engineer"."""
    least = getattr(wanted, "at_least", 1)
    parts = [wanted.lever, f"{least}" if least > 1 else ""]
    parts += [wanted.profile or "", f"with {wanted.tool}" if wanted.tool else ""]
    word = "in" if wanted.lever == "train" else "for"
    parts += [f"{word} {wanted.skill}" if wanted.skill else ""]
    parts += [f"({wanted.team})" if wanted.team else ""]
    return " ".join(part for part in parts if part)


def closed_words(wanted: Closed) -> str:
    """A requirement to close in every option: "Python at 3 (Core)"."""
    level = f" at {wanted.level}" if wanted.level is not None else ""
    scope = f" ({wanted.scope})" if wanted.scope else ""
    what = wanted.skill or wanted.initiative or "everything"
    return f"{what}{level}{scope}"


def state(saved: Saved | None, changed: bool) -> str:
    if saved is None:
        return "Not saved" if changed else ""
    if changed:
        return f"Changed since version {saved.version} of “{saved.name}”"
    by = f" by {saved.saved_by}" if saved.saved_by else ""
    return f"Saved on {day(saved.saved_at.date())}{by}, version {saved.version}"


def outcome(of: Plan | Decided, *, secret: bool = False) -> str:
    """ "$ 84 k in year 1, $ 188 187 with people's hours, 2 must-have positions open as counted"."""
    year = f"{money(of.cost.first_year_cash, of.currency)} in year 1"
    whole = "with people's hours" if of.cost.hours else "in total"
    costs = f"{year}, {money_exact(of.cost.total, of.currency)} {whole}"
    if secret:
        return costs
    left = count(of.shortage, "must-have position") if of.shortage else "no must-have"
    return f"{costs}, {left} open as counted"


def stands(name: str, decided: Decided) -> str:
    """Which plan is decided since when, and at what cost: of that day, never planned anew."""
    whom = decided.team or "all teams"
    text = f"“{name}” was decided on {day(decided.decided_on)} for {whom}"
    return f"{text}. Its plan then: {outcome(decided)}."


def decision(
    name: str,
    decided: Decided,
    plan: Plan | None = None,
    *,
    people: bool = True,
    secret: bool = False,
) -> str:
    """What was decided when, for which team, by whom (where `people`) and why; whether a plan of
    today agrees. `secret`: not how many positions stay open, nor what only follows from them."""
    by = f" by {decided.decided_by}" if decided.decided_by and people else ""
    team = f" for {decided.team}" if decided.team else ""
    text = (
        f"“{name}” was decided on {day(decided.decided_on)}{team}{by}: "
        f"{decided.reason.rstrip('.')}. Its plan then: {outcome(decided, secret=secret)}."
    )
    if plan is None or secret:
        return text
    same = (
        abs(plan.cost.total - decided.cost.total) < 0.005
        and plan.shortage == decided.shortage
        and plan.currency == decided.currency
    )
    if same:
        return f"{text} Planned anew today, as if nothing had begun, it says the same."
    why = "" if plan.scenario_hash == decided.scenario_hash else ", with other assumptions"
    return f"{text} Planned anew today{why}, as if nothing had begun: {outcome(plan)}."


def decided_for_the_same(names: Sequence[str]) -> str:
    """That another plan is decided for some of the same people."""
    which = joined([f"“{name}”" for name in names])
    verb, rest = ("is", "it is") if len(names) == 1 else ("are", "they are")
    return (
        f"{which} {verb} decided for some of the same people. Replaced, {rest} reopened and stay"
        f"{'s' if len(names) == 1 else ''} on record; kept, all count."
    )


def sides_title(sides: Sequence[Side]) -> str:
    """What each closes and costs, in the order in which they are compared."""
    texts = [
        f"“{plan.scenario}” {plan.shortage_before - plan.shortage} of {plan.shortage_before} for "
        f"{money(plan.cost.first_year_cash, plan.currency)} in year 1"
        for plan in (side.plan for side in sides)
    ]
    return f"Must-have positions closed: {'; '.join(texts)}"


def _differ(need: NeedSides) -> bool:
    return len({(*c.items(), o) for c, o in zip(need.closed, need.open, strict=True)}) > 1


def needs_title(compared: SideBySide, differ: int) -> str:
    if not compared.needs:
        return "No target is short"
    if not differ:
        return "All close the same of each target when due"
    verb, which = ("differs", "it") if differ == 1 else ("differ", "them")
    return f"{differ} of {count(len(compared.needs), 'target')} {verb} in what closes {which}"


def demanded(demands: Sequence[Demand], currency: str) -> list[str]:
    return [first_up(f"{demand.what}: {extra(demand, currency)}.") for demand in demands]


def extra(demand: Demand, currency: str) -> str:
    """What something demanded, forbidden or declined asks of the plan."""
    extra = demand.extra.total
    text = "costs nothing more"
    if abs(extra) >= 0.5:
        text = f"costs {money(abs(extra), currency)} {'more' if extra > 0 else 'less'} in total"
    if demand.net is not None and abs(demand.net) >= 0.5:
        side = "more" if demand.net > 0 else "less"
        text += f", {money(abs(demand.net), currency)} {side} in net cost"
    for more, what in ((demand.shortage, "must-have"), (demand.shortage_other, "other")):
        if more:
            side = "more open" if more > 0 else "fewer open"
            text += f", {count(abs(more), f'{what} position')} {side}"
    return text


def _money(name: str) -> Callable[[Side], str]:
    return lambda side: money_exact(getattr(side.plan.cost, name), side.plan.currency)


def _first_decision(side: Side) -> str:
    weeks = [action.decide_by_week for action in side.plan.actions]
    return formats.day(formats.last_day(side.plan.start, min(weeks))) if weeks else "–"


FIGURES: tuple[tuple[str, Callable[[Side], str]], ...] = (
    ("Cash once", _money("one_off")),
    ("Cash a year", _money("run_rate")),
    ("First-year cash", _money("first_year_cash")),
    ("People's hours", lambda side: hours(side.plan.cost.hours)),
    ("Total cost", _money("total")),
    ("Coverage before", lambda side: percent(side.plan.coverage_before)),
    ("Coverage, each target on its due date", lambda side: percent(side.plan.coverage_after)),
    ("Must-have positions short", lambda side: str(side.plan.shortage)),
    ("Other positions short", lambda side: str(side.plan.shortage_other)),
    ("People trained", lambda side: str(side.trained)),
    ("People with a tool", lambda side: str(side.equipped)),
    ("Hires", lambda side: str(side.hired)),
    ("Contractors", lambda side: str(side.contracted)),
    ("First decision by", _first_decision),
)


def _in_place(reading: Reading) -> str:
    """Must-haves likely in place with a plan: what an option is chosen by, beside open weeks."""
    judged = reading.option.judged
    return kinds.TOO_FEW if reading.secret else f"{decimal(judged.held)} of {judged.of}"


def compared(
    side_by_side: SideBySide, decided: Sequence[str | None], readings: Sequence[Reading]
) -> kinds.Section:
    sides = side_by_side.sides
    names = [side.plan.scenario for side in sides]

    def closed(need: NeedSides, at: int) -> str:
        """ "train 2, open 1"."""
        parts = [f"{lever} {times}" for lever, times in need.closed[at].items()]
        return ", ".join(parts + ([f"open {need.open[at]}"] if need.open[at] else []))

    weeks = [None if read.secret else round(read.option.open_weeks) for read in readings]
    figures = [
        ("Must-haves likely in place", *map(_in_place, readings)),
        ("Open weeks", *(kinds.TOO_FEW if n is None else formats.number(n) for n in weeks)),
        *((name, *(read(side) for side in sides)) for name, read in FIGURES),
    ]
    ends = [formats.weeks(side.plan.horizon_weeks) for side in sides]
    if len({*ends}) > 1:
        figures.append(("Total cost is counted for", *ends))
    beside = Fields[Sequence[str]](
        column("figure", "Figure", "text", "0"),
        *(column(f"plan_{at}", name, "text", str(at + 1)) for at, name in enumerate(names)),
    )
    differ = [need for need in side_by_side.needs if _differ(need)]
    needs = Fields[NeedSides](
        column("requirement", "Target", value=lambda n: f"{n.skill} {n.level}", share=1.4),
        columns.SCOPE,
        columns.MUST_HAVE,
        columns.SHORT,
        *(
            column(f"plan_{at}", name, "text", partial(closed, at=at))
            for at, name in enumerate(names)
        ),
    )
    rows = tuple((name, text) for name, text in zip(names, decided, strict=True) if text)
    blocks = kinds.given(
        beside.table("figures", "", figures),
        kinds.Lines("decided", "", rows) if rows else None,
        needs.table(
            "requirements", needs_title(side_by_side, len(differ)), differ or side_by_side.needs
        ),
    )
    return kinds.Section("compared", "Compared", sides_title(sides), "", blocks)
