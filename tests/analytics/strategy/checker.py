"""Whether a solved plan keeps every rule, read from its actions alone: no code of the model."""

from collections import Counter

from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan

ROOM = 1e-6


def rank(problem: Problem, found: Plan) -> tuple[float, float, float]:
    """The plan's order of wishes: weighted shortages of must-haves, of others where a budget makes
    them a wish, total cost."""
    left = {True: 0.0, False: 0.0}
    for need in found.needs:
        left[need.must_have] += need.weight * need.shortage_after
    return left[True], left[False] if problem.rules.budget is not None else 0.0, found.cost.total


def broken(problem: Problem, found: Plan) -> list[str]:
    """What the plan breaks, in words; nothing where it keeps every rule."""
    parts = (_people, _offers, _positions, _limits)
    return [text for part in parts for text in part(problem, found)]


def _people(problem: Problem, found: Plan) -> list[str]:
    texts: list[str] = []
    workers = {worker.label: worker for worker in problem.workers}
    weeks: Counter[str] = Counter()
    after = {(w.label, s): level for w in problem.workers for s, level in w.levels.items()}
    ids = {name: skill for skill, name in problem.skill_names.items()}
    for action in found.actions:
        if action.person is None:
            continue
        worker = workers[action.person]
        if action.lever != "train":
            continue
        skill = ids[action.skill]
        if (
            worker.levels.get(skill) != action.from_level
            or worker.interest.get(skill) == 0
            or (worker.hours_per_week == 0)
        ):
            texts.append(f"{action.person} may not learn {skill}")
        if action.level - action.from_level > problem.rules.max_steps:
            texts.append(f"{action.person} takes too many steps in {skill}")
        hours = sum(problem.rules.hours_to_level[action.from_level : action.level])
        weeks[action.person] += hours / worker.hours_per_week
        after[action.person, skill] = action.level
        if action.end_week - action.start_week < hours / worker.hours_per_week - ROOM:
            texts.append(f"{action.person} learns {skill} too fast")
    last = max((need.due_week for need in problem.needs), default=0.0)
    texts += [f"{who} learns {w:.1f} weeks" for who, w in weeks.items() if w > last + ROOM]
    for action in found.actions:
        for close in action.closes if action.lever == "equip" else ():
            skill = ids[close.skill]
            tool = next(t for t in problem.tools if t.name == action.tool)
            own = after[action.person or "", skill]
            if problem.tooling[skill] == "never":
                texts.append(f"no tool counts for {skill}")
            if own != close.level - 1 or own < tool.minimum_own_level[skill]:
                texts.append(f"{action.person} counts by a tool in {skill} at level {own}")
    return texts


def _offers(problem: Problem, found: Plan) -> list[str]:
    texts: list[str] = []
    hired: Counter[str] = Counter()
    for action in found.actions:
        if action.lever == "hire":
            hired[action.who] += action.count
    for hire in problem.hires:
        if hired[hire.profile] > hire.maximum:
            texts.append(f"{hired[hire.profile]} of {hire.profile}")
    if problem.rules.max_hires is not None and sum(hired.values()) > problem.rules.max_hires:
        texts.append(f"{sum(hired.values())} hires")
    return texts


def _positions(problem: Problem, found: Plan) -> list[str]:
    texts: list[str] = []
    dues = {(n.scope, problem.skill_names[n.skill], n.level): n.due_week for n in problem.needs}
    closed: Counter[tuple[str, str, int]] = Counter()
    tooled: Counter[tuple[str, str, int]] = Counter()
    for action in found.actions:
        for close in action.closes:
            key = close.scope, close.skill, close.level
            closed[key] += close.headcount
            if action.lever == "equip":
                tooled[key] += close.headcount
            reached = action.lever != "train" or action.level == close.level
            if reached and action.end_week > dues[key] + ROOM:
                texts.append(f"{action.lever} for {key} ends in week {action.end_week}")
    for need in found.needs:
        key = need.scope, need.skill, need.level
        by_lever = need.by_train + need.by_hire + need.by_equip
        if not need.shortage_before - need.shortage_after == closed[key] == by_lever:
            texts.append(f"{key} does not add up")
        if need.shortage_after != max(0, need.required - need.have - closed[key]):
            texts.append(f"{key} is short of something else")
        cap = max(1, int(problem.rules.cap_share * need.required + 1e-9))
        if tooled[key] > (cap if need.required > 1 else 0):
            texts.append(f"{key} has {tooled[key]} by tools")
        there = need.have + need.by_train + need.by_hire
        if tooled[key] and there < problem.rules.reviewers:
            texts.append(f"{key} has nobody to review")
    return texts


def _limits(problem: Problem, found: Plan) -> list[str]:
    rules, cost = problem.rules, found.cost
    texts: list[str] = []
    bound = cost.total if rules.budget_on == "total" else cost.first_year_cash
    if rules.budget is not None and bound > rules.budget + 0.02:
        texts.append(f"{bound} of a budget of {rules.budget}")
    if rules.hours_cap is not None and cost.hours > rules.hours_cap + ROOM:
        texts.append(f"{cost.hours} hours of {rules.hours_cap}")
    return texts
