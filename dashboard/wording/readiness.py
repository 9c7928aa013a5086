"""How ready people are for their roles: must-haves first, then how much of the profile is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.results import Analysis, RoleGate, RoleReadiness
from analytics.suppression import shown_roles
from dashboard.formats import count, joined, percent

NOTE = (
    "Profile held: levels held, each at most as wanted, over the levels that the role's profile "
    "wants, on answered skills. Gap index: what is missing, 100 % less that. –: under 70 % is "
    "answered. Answered: levels wanted in the answered skills over all that are wanted, so a skill "
    "wanted at 4 weighs twice one wanted at 2. Not ready: a must-have of the role is below its "
    "level, whatever else is held. Not enough known: a must-have is unknown, or under 70 % is "
    "answered. None applies: each must-have is not applicable to them. Each person is in one of "
    "the four, which add up to the people of the role. Settings, Roles says which skills are "
    "must-haves."
)

_GATES = ("Ready", "Not ready")


def title(analysis: Analysis) -> str:
    """Who meets the must-haves, else how much of the profiles is held; roles and counts only."""
    roles = shown_roles(analysis)
    gates = [role.gate for role in roles if role.gate]
    people = sum(gate.ready + gate.not_ready + gate.insufficient for gate in gates)
    if not people:
        return _held(roles)
    ready, unclear = (sum(getattr(g, n) for g in gates) for n in ("ready", "insufficient"))
    said = f"{ready} of {count(people, 'person', 'people')} held to must-haves of their role "
    said += "is ready" if ready == 1 else "are ready"
    return f"{said}; of {unclear} too little is known" if unclear else said


def _held(roles: Sequence[RoleReadiness]) -> str:
    known = [(role.readiness, role.role) for role in roles if role.readiness is not None]
    if not known:
        return "Readiness of roles: too little is answered to say"
    (least, low), (most, high) = min(known), max(known)
    if low == high:
        return f"{high}: {percent(most)} of the profile is held"
    ends = f"{percent(least)} ({low}) and {percent(most)} ({high})"
    return f"Roles hold between {ends} of their profiles"


def held_back_by(gate: RoleGate | None) -> str:
    """Must-haves below which people are known to be, with how many."""
    if gate is None:
        return "no must-have named"
    return ", ".join(f"{skill} ({people})" for skill, people in gate.held_back_by) or "–"


def told(table: Mapping[str, Sequence[object]]) -> tuple[dict[str, list[object]], list[str]]:
    """The rows of a table of readiness that say something, and the names of the others: too little
    is answered for a share, and no must-have tells who is ready."""
    names, shares = next(iter(table.values())), table["Profile held"]
    decided = list(zip(*(table[name] for name in _GATES if name in table), strict=True))
    keep = [n for n in range(len(names)) if shares[n] != "–" or any(decided[n] if decided else ())]
    left = [str(name) for n, name in enumerate(names) if n not in keep]
    return {name: [cells[n] for n in keep] for name, cells in table.items()}, left


def too_few(names: list[str], by: str) -> str:
    """Of whom nothing can be said, in place of rows of dashes."""
    verb = "stays" if len(names) == 1 else "stay"
    return (
        f"{count(len(names), by)} {verb} out of the table, for less than 70 % of what the profiles "
        f"ask is answered: {joined(names, most=4)}."
    )
