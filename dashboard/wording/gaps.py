"""Hire, train or equip: what is said of one skill, of the five that matter, of an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analytics.options.results import LeverOption, SkillLevers
from analytics.results import Analysis, RequirementCoverage, Verdict
from dashboard.formats import count, decimal, joined, money, percent, weeks
from dashboard.order import open_skills
from data.vocabulary import ALL_TEAMS, grouped

ALL_RATERS = "all raters"
"""As the filter calls a level that joins self, manager and peer."""
VERDICT_WORDS = {
    "hire": "Hire",
    "train": "Train",
    "equip": "Equip",
    "contract": "Contract",
    "nothing": "Leave open",
    "covered": "Covered",
}


BY_VERDICT: Mapping[Verdict, str] = MappingProxyType(
    {
        "train": "by training",
        "hire": "by hiring",
        "equip": "by tools",
        "contract": "by contractors",
        "nothing": "left open",
    }
)


def gaps_title(levers: Sequence[SkillLevers]) -> str:
    """How the short skills divide over the levers."""
    rows = open_skills(levers)
    if not levers:
        return "Nothing is required yet, so there is no gap to close"
    if not rows:
        return "Every required skill is covered"
    parts = []
    for verdict, by in BY_VERDICT.items():
        number = sum(skill.verdict == verdict for skill in rows)
        if number and verdict != "nothing":
            parts.append(f"{number} {by}")
    stuck = sum(skill.verdict == "nothing" for skill in rows)
    title = f"{count(len(rows), 'skill')} {'falls' if len(rows) == 1 else 'fall'} short"
    if not parts:
        return f"{title}; leaving {'it' if stuck == 1 else 'them'} open costs least"
    title += f". Least net cost: {joined(parts)}"
    return f"{title}; {stuck} left open" if stuck else title


def closes_in_part(skill: SkillLevers) -> str:
    """How much the verdict's lever closes, where that is less than all."""
    if skill.chosen is None or skill.chosen.closes >= skill.shortage:
        return ""
    return f"closes {skill.chosen.closes} of {skill.shortage} in time"


def five(levers: Sequence[SkillLevers]) -> list[SkillLevers]:
    """The five gaps that matter: must-haves first, then the larger shortage."""
    return open_skills(levers)[:5]


def same_hires(skills: Sequence[SkillLevers]) -> dict[str, str]:
    """Skill ids whose hires close one further up, too, with that one's name: they are paid once."""
    first: dict[tuple[tuple[str, str, int], ...], str] = {}
    found: dict[str, str] = {}
    for skill in skills:
        hires = skill.options["hire"].hires if skill.verdict == "hire" else ()
        if hires and hires in first:
            found[skill.skill_id] = first[hires]
        elif hires:
            first[hires] = skill.skill
    return found


def hired_above(skill: SkillLevers, above: str) -> str:
    """In place of the price of a skill that the hires for another one close, too."""
    hires = skill.options["hire"].hires
    one = sum(people for *_, people in hires) == 1
    return f"the same {'hire' if one else 'hires'} as for {above}, paid once"


def standing(skill: SkillLevers) -> str:
    """Open of required positions: a spare person of one team fills nothing in another."""
    said = open_positions(skill)
    return f"{said} · {skill.unknown} unknown" if skill.unknown else said


def open_positions(skill: SkillLevers) -> str:
    """ "1 must-have position and 1 other open, of 7": how many of the open ones are must-have."""
    must, other = skill.must_have_shortage, skill.shortage - skill.must_have_shortage
    if not must:
        return f"{count(other, 'other position')} open, of {grouped(skill.required)}"
    said = count(must, "must-have position")
    more = f" and {grouped(other)} {'other' if other == 1 else 'others'}" if other else ""
    return f"{said}{more} open, of {grouped(skill.required)}"


def price(option: LeverOption, currency: str) -> str:
    """Total cost, time and chance of a lever that is used alone."""
    parts = [f"{money(option.cost.total, currency)} in total"]
    if option.weeks is not None:
        parts.append(weeks(option.weeks))
    if option.chance is not None:
        parts.append(f"{percent(option.chance)} chance each")
    return " · ".join(parts)


def price_time(option: LeverOption) -> str:
    """Weeks and chance of an option."""
    parts = []
    if option.weeks is not None:
        parts.append(f"in {weeks(option.weeks)}")
    if option.chance is not None:
        parts.append(f"{percent(option.chance)} chance each")
    return ", ".join(parts)


def agreement(skill: SkillLevers) -> str:
    """Whether the answer depends on who rated."""
    if len(skill.by_ratings) < 2:
        return "one kind of rating only"
    if skill.agrees:
        return "same answer on every kind of rating"
    said = [
        f"{ALL_RATERS if kind == 'fused' else kind}: {VERDICT_WORDS[verdict].lower()}"
        for kind, verdict in sorted(skill.by_ratings.items())
    ]
    return f"depends on the rater ({', '.join(said)})"


def pool(skill: SkillLevers) -> str:
    """Who could be trained."""
    if not skill.trainable:
        return "nobody within two levels has the hours and has not said no"
    people = f"{count(skill.trainable, 'person', 'people')} within two levels with"
    below = f"{skill.one_below} of them one level below"
    if not skill.interest_unknown:
        return f"{people} interest and hours, {below}"
    if skill.interest_unknown == skill.trainable:
        return f"{people} hours, {below}; nobody was asked or said whether they want to"
    return f"{people} hours, {below}; {skill.interest_unknown} of them gave no interest"


def runner_up(skill: SkillLevers, currency: str) -> str:
    """The next best choice and what its net cost is more."""
    if skill.runner_up is None or skill.runner_up_extra is None:
        return ""
    extra = skill.runner_up_extra
    name = VERDICT_WORDS[skill.runner_up].lower()
    return f"Next best: {name}, {money(extra, currency)} more net."


def turns(skill: SkillLevers) -> str:
    """What to do below and above which value of an open position, as a sentence's beginning."""
    return skill.turns[:1].upper() + skill.turns[1:]


def short_reason(skill: SkillLevers, currency: str) -> str:
    """The alternative's price, and what is not allowed or missing."""
    return f"{runner_up(skill, currency)} {skill.way_out}".strip()


def against_hiring(skill: SkillLevers) -> str:
    """Training over hiring, in cost and weeks; nothing where one of them closes nothing."""
    cost, time = skill.train_to_hire_cost, skill.train_to_hire_weeks
    parts = [f"{decimal(cost)} × the cost"] if cost is not None else []
    if time is not None:
        parts.append(f"{decimal(time)} × the weeks")
    return f"Training against hiring: {', '.join(parts)}." if parts else ""


def prices_alt(levers: Sequence[SkillLevers], currency: str) -> str:
    """The dots in one sentence."""
    rows = [
        f"{skill.skill}: {VERDICT_WORDS[skill.verdict].lower()}" for skill in open_skills(levers)
    ]
    return f"Cost of one closed position by lever, in {currency}. Verdicts: {'; '.join(rows)}."


def loss_sentence(analysis: Analysis) -> str:
    """What hangs on one person; skills, never names."""
    rows = analysis.single_points_of_failure
    if not rows:
        return "No required skill is held by one person only."
    skills = list(dict.fromkeys(_where(need) for need in rows))
    if len(skills) == 1:
        return f"{skills[0]} is held by one person: if that person is away, nobody covers it."
    return (
        f"{joined(skills, most=8)} are held by one person each: if that person is away, nobody "
        "covers it."
    )


def resilience_sentences(analysis: Analysis) -> list[str]:
    """How many must leave before most is held by nobody; what a year of attrition would leave."""
    found = analysis.resilience
    if found is None:
        return []
    asked = count(found.requirements, "requirement")
    if found.truck_factor == 0:
        first = f"{found.held_by_nobody} of {asked} are held by nobody at the level already."
    elif found.truck_factor is None:
        first = f"More than 50 people would have to leave before half of {asked} hang in the air."
    else:
        people = count(found.truck_factor, "person", "people")
        first = f"If {people} left, more than half of {asked} could be held by nobody."
    return [
        first,
        f"If nobody who leaves is replaced, {percent(found.expected)} of what is required "
        f"is expected to be covered in a year, against {percent(analysis.overall.coverage)} now "
        f"(each holder stays with {percent(found.stay)}, an assumption in Settings).",
    ]


def _where(need: RequirementCoverage) -> str:
    """The skill, with its scope where other teams may hold it too."""
    return need.skill if need.scope == ALL_TEAMS else f"{need.skill} ({need.scope})"


TURNS = (
    "Verdict: the least net cost for each skill alone. It changes where a week without one of its "
    "positions costs less or more than said:"
)
FORCED_CHOICE = (
    "The verdict of a skill is the choice of least net cost for that skill alone, without a "
    "budget: train, hire, equip, contract where that is allowed, or leave it open. The amounts a "
    "week are what an open position would have to cost to change it."
)


NO_PRICE = (
    "Why each lever closes none stands beside each skill; a later deadline on Strategy, or "
    "profiles, courses and tools that bring these skills (Settings), may change that."
)


def option_sentence(lever: str, option: LeverOption, shortage: int, currency: str) -> str:
    """One lever alone, in a sentence."""
    name = VERDICT_WORDS[lever] + ("" if option.allowed else " (not allowed here)")
    if option.net is None:
        return f"{name}: {option.note}"
    cost = option.cost
    said = (
        f"{name}: closes {option.closes} of {shortage} · {price(option, currency)} "
        f"({money(cost.one_off, currency)} once, {money(cost.run_rate, currency)} a year, "
        f"{grouped(cost.hours)} h) · net cost {money(option.net, currency)}, "
        f"{grouped(option.open_weeks or 0)} open weeks"
    )
    if option.cost_per_position_month is not None:
        said += f" · {money(option.cost_per_position_month, currency)} a covered position-month"
    return f"{said}. {option.note}".strip()
