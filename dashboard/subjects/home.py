"""Home, and the first page of a report: what we can do, what to decide next, what changed."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from analytics.ledger.ledger import decides, places
from analytics.proposals import Proposal
from analytics.results import Analysis
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from analytics.suppression import ALL_HIDDEN
from dashboard import formats
from dashboard.details import by_decision
from dashboard.formats import count, day, decimal, hours, joined, money, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column
from dashboard.subjects import (
    HELPS,
    columns,
    coverage,
    gaps,
    plan,
    standing,
    text_at,
    texts,
    trends,
)
from dashboard.subjects import options as wording
from dashboard.subjects.plan import checks_first, decision_days, purchases
from dashboard.subjects.reading import SECRET, Reading, shown_of
from dashboard.subjects.scenarios import decision, outcome


def title(reading: Reading) -> str:
    analysis = reading.analysis
    if not analysis.requirements:
        skills = count(int(analysis.levels["skill_id"].nunique()), "skill")
        people = count(analysis.people, "person", "people")
        why = f"nothing is required of {'this team alone' if analysis.shared else 'them yet'}"
        if analysis.all_withheld:
            why = f"{ALL_HIDDEN[0].lower()}{ALL_HIDDEN[1:]}"
        return f"{people} and {skills}: {why}"
    if reading.hidden.overall:
        return "What the team can do is not shown: names are off and a group is small"
    must = [need for need in reading.seen if need.must_have]
    held = sum(not need.shortage for need in must)
    if not must:
        return f"{formats.percent(analysis.overall.coverage)} of what is required is covered"
    short = len(must) - held
    of = f"{count(len(must), 'must-have')}{shown_of(analysis, len(must))}"
    text = f"We can do {held} of {of}"
    if standing.left_since(analysis):
        return standing.as_surveyed(analysis, text)
    return f"{text}; {short} {'is' if short == 1 else 'are'} short" if short else text


def likely(reading: Reading) -> str:
    must = [need for need in reading.seen if need.must_have]
    if not must or reading.secret:
        return ""
    held = sum(not need.shortage for need in must)
    expected = reading.options.named("nothing").judged.held
    if decimal(expected) == decimal(held):
        return ""
    why = "ratings may be too low"
    if any(need.unknown for need in must):
        why = "levels that nobody knows may be high, and ratings too low"
    if expected < held:
        own = reading.analysis.selection.ratings != "manager"
        why = f"people leave{', and self-ratings probably run high' if own else ''}"
    return HELPS["home.expect"].format(held=held, expected=decimal(expected), why=why)


def five_lines(reading: Reading, decided: bool = False) -> kinds.Lines:
    """What to approve, by when, what it costs, what it gives, what would change our mind. Where a
    plan is decided for the same question there is nothing to approve."""
    bought, option, unit = reading.plan, reading.option, reading.currency
    first = "Plan of today" if decided else "Approve"
    if not bought.actions:
        gives = "" if reading.secret else f"Expect {wording.likely(option)}."
        return kinds.Lines("in_short", "", ((first, "Nothing."), ("What you get", gives)))
    cost = bought.cost
    year = f"{money(cost.first_year_cash, unit)} in year 1"
    rows = [
        (first, f"{formats.first_up(joined(wording.buys(bought), most=9))}."),
        ("By", _by(bought)),
        ("Costs", f"{year}, {wording.after_year_1(bought)}; {hours(cost.hours)} of people's time."),
        ("What you get", SECRET if reading.secret else _gives(reading)),
    ]
    turns = "" if reading.secret else wording.change_mind(reading.options, option.name)
    if turns:
        rows.append(("Would change our mind", turns))
    return kinds.Lines("in_short", "", tuple(rows))


def _by(plan: Plan) -> str:
    """The day to choose by, as beside each option, after that of ratings to check before."""
    days = decision_days(purchases(plan))
    text = f"{formats.day(days[0])} for {count(days.count(days[0]), 'decision')}"
    if (first := decision_days(plan)[0]) < days[0]:
        text = f"{formats.day(first)} (checks), {formats.day(days[0])}"
    elif checks_first(plan):
        text += ", after checks"
    last = formats.last_day(plan.start, max(action.decide_by_week for action in plan.actions))
    return f"{text}; the last {formats.day(last)}." if last != days[0] else f"{text}."


def _gives(reading: Reading) -> str:
    option, without = reading.option, reading.options.named("nothing")
    worst = f"worst tenth {decimal(option.judged.held_worst_tenth)}"
    text = f"Expect {wording.likely(option)}"
    if option.judged.of:
        text += f", {decimal(without.judged.held)} without it ({worst})"
    fewer = round(without.open_weeks) - round(option.open_weeks)  # as the cards have them
    text += f"; {count(fewer, 'fewer open week')}." if fewer > 0 else "."
    levels = Counter((row.skill, row.scope) for row in option.open)
    left = [
        f"{row.skill}{f' {row.level}' if levels[row.skill, row.scope] > 1 else ''} ({row.scope})"
        for row in option.open
    ]
    if not left:
        return text
    verb = "stays" if len(left) == 1 else "stay"
    return f"{text} {joined(left, most=3)} {verb} open."


def brief_figures(reading: Reading) -> kinds.Numbers:
    result = list(coverage.figures(reading))
    if reading.plan.needs and reading.option.judged.of and not reading.secret:
        judged = reading.option.judged
        of = f"of {count(judged.of, 'must-have')} in place when due"
        result.insert(1, kinds.Figure("likely", "Likely with the plan", judged.held, "decimal", of))
    cash, unit = reading.plan.cost.first_year_cash, reading.currency
    result.append(kinds.Figure("first_year_cash", "First-year cash", cash, "money", unit=unit))
    return kinds.Numbers(tuple(result))


def in_short(reading: Reading, decided: Sequence[Saved]) -> kinds.Section:
    check = "" if reading.secret else wording.first_check(reading.option)
    block = _with_decided(reading, decided)
    return kinds.Section("in_short", "In short", title(reading), check, (block,), "brief")


def _with_decided(reading: Reading, decided: Sequence[Saved]) -> kinds.Lines:
    """The five lines below what was decided before, and what that plan would be today where it was
    decided for the same question."""
    asked, people = (reading.analysis.selection, reading.study.scenario), reading.people
    same = [item for item in decided if decides(item, *asked)]
    lines = five_lines(reading, bool(same))
    others = [item for item in reversed(decided) if item not in same]
    made = []
    for item in (*same, *others[:1]):
        plan = reading.plan if item in same else None
        # of other people than these the positions could be told apart by subtracting
        secret = reading.secret or not (people or plan)
        assert item.decided is not None
        text = decision(item.name, item.decided, plan, people=people, secret=secret)
        made.append(("Decided", text))
    if more := len(decided) - len(made):
        made.append(("Decided", f"{count(more, 'plan')} more; the Ledger has them."))
    return replace(lines, rows=(*made, *lines.rows), most=lines.most + len(made))


def brief(reading: Reading, decided: Sequence[Saved] = ()) -> kinds.Section:
    lines, withheld = _with_decided(reading, decided), reading.analysis.withheld
    if withheld and (withheld.cells or withheld.late):
        left_out = ("Not shown", standing.left_out(withheld))  # on a slide, too
        rows = (*lines.rows[: lines.most], left_out, *lines.rows[lines.most :])
        lines = replace(lines, rows=rows, most=lines.most + 1)
    blocks: list[kinds.Block] = [
        lines,
        replace(brief_figures(reading), only=kinds.READ),
        replace(gaps.five(reading), only=kinds.READ),
    ]
    lead = likely(reading)
    if not reading.secret:
        nothing = reading.options.named("nothing")
        lead = f"{lead} {wording.headline(reading.option, nothing)}.".strip()
        blocks[2:2] = [replace(chart, only=kinds.READ) for chart in plan.curve(reading)]
    return kinds.Section("brief", "Brief", title(reading), lead, tuple(blocks), "brief")


LEAST = 0.02
"""Of coverage: a smaller difference between what ratings say and what is likely is not told."""


def who(analysis: Analysis) -> str:
    waves = list(dict.fromkeys(wave for _, wave, _ in analysis.waves))
    return f"{count(analysis.people, 'person', 'people')}, {', '.join(waves)}."


def note(reading: Reading) -> str:
    return f"{who(reading.analysis)} {likely(reading)}".strip()


def decided_of(reading: Reading, decided: Sequence[Saved]) -> Saved | None:
    """The decision of what is looked at."""
    asked = reading.analysis.selection, reading.study.scenario
    return next((item for item in decided if decides(item, *asked)), None)


def next_step(reading: Reading, decided: Saved, begun: Collection[int], done: bool = False) -> str:
    """ "Train Python to level 3 by 16 Oct 2026, as decided": the first of which nothing was told;
    where it was no part of the decision, what the plan would be today."""
    actions = by_decision(reading.plan)
    left = [item for item in places(decided, actions) if item is None or item[0] not in begun]
    if actions and not left and done:
        return f"“{decided.name}” is done; the Ledger says what came true."
    if actions and not left:
        return f"All of “{decided.name}” has begun; say in the Ledger what becomes of it."
    if not left or not left[0] or not decided.decided:
        now = outcome(reading.plan, secret=reading.secret)
        return f"See what changed: “{decided.name}” would be another plan today, {now}."
    known = [item for item in left if item]
    bought = [item for item in known if item[0]]  # no check can be reported as done
    _, action = min(bought or known, key=lambda item: item[1].decide_by_week)
    ratings = sum(check.count for number, check in known if bought and not number)
    also = f" and check {count(ratings, 'rating')}" if ratings else ""
    what = plan.what_of(plan.Deed(action, reading))
    what = "The next step of the plan" if what is kinds.WITHHELD else what
    by = formats.last_day(decided.decided.start, action.decide_by_week)
    return f"{what} by {day(by)}{also}, as decided."


def following(
    reading: Reading,
    decided: Saved | None = None,
    begun: Collection[int] = frozenset(),
    done: bool = False,
) -> str:
    """ "Check 45 ratings ($ 5.8 k), then choose an option by 30 Nov 2026"; of a plan that is
    decided the next step. `begun`: its purchases of which something was told. `done`: of each it is
    known whether it came true."""
    plan = reading.plan
    bought = decided.decided.document["actions"] if decided and decided.decided else ()
    if decided and (plan.actions or bought):
        return next_step(reading, decided, begun, done)
    return " ".join(filter(None, (_ask_first(reading), _choose(reading))))


def _ask_first(reading: Reading) -> str:
    """Of must-haves that nobody was asked about: what is bought may be there already."""
    unknown = {need.asked for need in reading.analysis.not_asked}
    skills = {n.skill: None for n in reading.plan.needs if n.must_have and n.asked in unknown}
    return HELPS["home.ask_first"].format(skills=joined(list(skills), most=3)) if skills else ""


def _choose(reading: Reading) -> str:
    plan = reading.plan
    until = wording.works_until(reading.option)
    by = f" by {day(until)}" if until else ""
    check = next((action for action in plan.actions if action.lever == "assess"), None)
    if not plan.actions:
        left = reading.secret or any(need.shortage_after for need in plan.needs)
        return "The plan buys nothing." if left else "Nothing has to be bought."
    if check is None:
        return f"Choose an option{by}."
    cost = money(check.cost.total, reading.currency)
    ratings = f"{count(check.count, 'rating')} ({cost})"
    if until and until < reading.on(check.end_week):
        return f"Start checking {ratings} now; choose an option{by}."
    return f"Check {ratings}, then choose an option{by}."


def figures(reading: Reading, decided: Saved | None = None) -> tuple[kinds.Figure, ...]:
    covered, _, singles = coverage.figures(reading)
    until = wording.works_until(reading.option)
    when = kinds.Figure("choose_by", "Choose by", until, "date")
    if decided and decided.decided:
        when = kinds.Figure("decided_on", "Decided on", decided.decided.decided_on, "date")
    return (replace(covered, note=_likely(reading) or covered.note), singles, when)


def _likely(reading: Reading) -> str:
    weeks = reading.chances.weeks
    if reading.hidden.overall or not weeks:
        return ""
    first, covered = weeks[0], reading.analysis.overall.coverage
    if first.low > covered - LEAST:
        return ""
    return f"Likely {percent(first.low)} to {percent(first.high)}: self-ratings probably run high."


def changes(reading: Reading, before: Analysis) -> list[str]:
    return standing.changes(reading.seen, reading.at(before.waves[0][1]).seen)


def since(reading: Reading, before: Analysis) -> str:
    """Since when, and how many of the levels rest on other raters, where these are many."""
    wave = before.waves[0][1]
    share = reading.study.change(wave).other_raters
    others = f" ({percent(share)} by other raters)" if share >= trends.MUCH else ""
    return f"Since {wave}{others}"


STEPS = {"survey": "Survey", "home": "Targets", "plan": "Plan", "report": "Report"}
"""The first steps, by the page where each is done."""
WANTED = texts("step")
"""What to do there."""


def first_steps(*done: bool) -> tuple[str, str]:
    """The page that comes next, and all steps in a line, without Markdown. `done`: which of those
    before the report are."""
    states = dict(zip(STEPS, (*done, False), strict=True))
    following = next(page for page, is_done in states.items() if not is_done)
    marks = {page: " ✓" if is_done else "" for page, is_done in states.items()} | {following: " ←"}
    return following, " · ".join(f"{name}{marks[page]}" for page, name in STEPS.items())


PROPOSED = Fields[Proposal](
    columns.SCOPE,
    column("skill", "Skill", share=1.5),
    columns.LEVEL,
    column("headcount", "People", "count"),
    columns.MUST_HAVE,
    column("due", "Due", "date"),
    column("reason", "Why", share=2),
)


def proposed(proposals: Sequence[Proposal], note: str = "") -> kinds.Table:
    title = standing.proposals_title(proposals) if proposals else ""
    return PROPOSED.table("proposed", title, proposals, note=note, empty=standing.NOTHING_PROPOSED)


def measures(reading: Reading, call: str) -> kinds.Section:
    """The whole answer. `call`: how a next command begins."""
    analysis = reading.analysis
    offers = reading.study.proposals()
    accept = HELPS["standing.how_to_accept"].format(call=call)
    if not analysis.requirements:
        lead = standing.shared_elsewhere(analysis) or standing.SAY_REQUIRED
        headline = title(reading)
        return kinds.Section("measures", "Measures", headline, lead, (proposed(offers, accept),))
    empty = standing.empty_scopes(analysis)
    notes = [
        *(f"{standing.without_people(analysis, scope)} {HELPS['scope.empty']}" for scope in empty),
        *standing.beside_the_roster(analysis, reading.seen),
        standing.at_once(analysis),
        standing.not_asked(analysis),
        text_at("standing.pinned", today=analysis.today) if analysis.today_pinned else "",
    ]
    blocks = kinds.given(
        kinds.Numbers(coverage.figures(reading)),
        coverage.requirements(reading),
        *(kinds.Note(note) for note in notes if note),
        proposed(offers, accept) if offers else None,
    )
    headline = coverage.coverage_title(analysis, reading.seen)
    return kinds.Section("measures", "Measures", headline, "", blocks)
