"""Who: what an action about somebody rests on, who says no, who is known to leave."""

from analytics.strategy.results import Action, Advice, Leaver, Plan
from dashboard.formats import count, day, decimal, joined, week_day
from dashboard.render.blocks import READ, Note, Section
from dashboard.subjects.reading import Reading
from dashboard.subjects.scenarios import extra
from data.store.people.contests import Decline


def lines(plan: Plan, *, people: bool) -> list[str]:
    """Who leaves when, by role (by name where `people`), and what is due too late for the plan."""
    sentences = []
    if plan.leavers:
        left = [_who(leaver, people) for leaver in plan.leavers if not leaver.week]
        going = [
            f"{_who(leaver, people)}, {day(week_day(plan.start, leaver.week))}"
            for leaver in plan.leavers
            if leaver.week
        ]
        if left:
            sentences.append(f"Left, and not counted: {joined(left, most=8)}.")
        if going:
            sentences.append(f"Known to leave, and counted until then: {joined(going, most=8)}.")
    if plan.beyond:
        skills = [f"{row.skill} ({row.scope}, {day(row.due_on)})" for row in plan.beyond]
        sentences.append(f"Due more than three years on, so not planned for: {joined(skills)}.")
    return sentences


def _who(leaver: Leaver, people: bool) -> str:
    return f"{(leaver.person if people else None) or leaver.role or 'somebody'} ({leaver.team})"


NOTED = "Noted: the plan does without it."
TAKEN_BACK = "Taken back: the plan may propose it again."
HOW_FAR = ("Only this", "All training")


def interest(advice: Advice) -> str:
    """`4 of 5`, or why there is none."""
    if advice.interest is not None:
        return f"{advice.interest} of 5"
    return "no answer" if advice.interest_asked else "not asked"


def free_hours(advice: Advice) -> str:
    text = f"{decimal(advice.hours_per_week)} a week"
    return text if advice.hours_given else f"{text} (assumed)"


def stands(action: Action, advice: Advice) -> str:
    """How far the person of an action is from what it is for."""
    if action.lever == "equip":
        before = "after training " if advice.level != action.from_level else ""
        return f"{before}one level below, which the tool adds"
    steps = action.level - (action.from_level or 0)
    return f"{count(steps, 'step')} from level {action.from_level}"


def proposal(action: Action) -> str:
    """`Ana: train MLOps to level 3`."""
    skills = joined(action.skills, most=3)
    what = {
        "train": f"train {skills} to level {action.level}",
        "equip": f"{action.tool or 'tool'} for {skills}",
    }[action.lever]
    return f"{action.person}: {what}"


def declined(decline: Decline) -> str:
    """`Ana: no training in MLOps, 3 Nov 2026 (reason)`."""
    what = {"train": "training", "equip": "tool"}.get(decline.lever, decline.lever)
    skill = f" in {decline.skill}" if decline.skill else ""
    reason = f" ({decline.reason})" if decline.reason else ""
    return f"{decline.person}: no {what}{skill}, {decline.declined_on:%Y-%m-%d}{reason}"


def who(reading: Reading) -> Section | None:
    """None where nobody says no or is known to leave."""
    plan = reading.plan
    notes = lines(plan, people=reading.people)
    if plan.declined is not None:  # all together: nobody's no is priced alone
        asks = extra(plan.declined, plan.currency)
        notes.append(f"What people declined is left out; that {asks}.")
    blocks = tuple(Note(note, READ) for note in notes)
    return Section("who", "Who", "Whom the plan concerns", "", blocks, "plan") if blocks else None
