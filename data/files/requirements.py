"""What is required as a file, of teams and of roles; what else is required of the same people."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from data.files.table import Row
from data.files.taxonomy import skill_of
from data.intake.requirements import weight_of
from data.store.facts.requirements import Requirement, RoleLevel, teams_of
from data.store.facts.taxonomy import Skill
from data.vocabulary import ALL_TEAMS, EACH_TEAM, SCOPE_JOIN, some_of


def scope_of(text: str, teams: Collection[str]) -> tuple[str, str]:
    """(scope, problem) of what a file says; one of the two is empty.

    Known teams take the store's spelling, and the order of several teams does not matter.
    """
    known = {_key(name): name for name in (*teams, ALL_TEAMS, EACH_TEAM)}
    whole = " ".join(text.split())
    if _key(whole) in known:
        return known[_key(whole)], ""
    parts = [part.strip() for part in whole.split(SCOPE_JOIN)]
    named = [known.get(_key(part), part) for part in parts]
    if "" in named:
        return "", f"{text!r} has a team without a name; write several teams as A + B"
    if len(named) > 1 and {ALL_TEAMS, EACH_TEAM} & set(named):
        return "", f"{text!r} mixes teams with {ALL_TEAMS!r} or {EACH_TEAM!r}"
    if len(set(map(_key, named))) < len(named):
        return "", f"{text!r} names a team twice"
    return SCOPE_JOIN.join(sorted(named, key=_key)), ""


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def parse(
    rows: list[Row], skills: Mapping[str, Skill], teams: Collection[str]
) -> list[Requirement]:
    """`skills` by folded name, id or alias."""
    known = list(teams)
    requirements = []
    for row in rows:
        for requirement in _required(row, skills, known, teams):
            known += teams_of(requirement.scope, known)  # a new team keeps its first spelling
            key = (requirement.scope, requirement.skill_no, requirement.level)
            text = f"{requirement.skill} at level {requirement.level} for {requirement.scope}"
            row.once("skill", key, text)
            requirements.append(requirement)
    return requirements


def _required(
    row: Row, skills: Mapping[str, Skill], known: Collection[str], teams: Collection[str]
) -> list[Requirement]:
    """The requirement of a row, or one for each of `teams` where it says so; none where it is not
    even known what is required of whom. `known`: teams that rows above name, too."""
    result = row.required("scope")
    scope, wrong = scope_of(result, known) if result else ("", "")
    if wrong:
        row.refuse("scope", wrong)
    skill, level = skill_of(row, "skill", skills), row.level("level")
    of_all = "headcount" if row.text("headcount").endswith("%") else "share"
    headcount = row.whole("headcount", 1) if of_all == "share" else None
    share = row.share(of_all)
    if not row.text("headcount") and not row.text("share"):
        row.refuse("headcount", "neither headcount nor share is given; one of them is needed")
    if row.text("headcount") and row.text("share"):
        row.refuse("share", "headcount and share are both given; only one of them may be")
    weight, must = weight_of(row.text("weight"))
    must_have = row.yes_no("must_have") if row.text("must_have") else must
    weight = weight or row.number_in("weight", 0, above=True) or 1.0
    due, per_week = row.day("due", ends=True), row.money("per_week")
    if not scope or skill is None or level is None:
        return []
    if scope == EACH_TEAM and not teams:
        row.refuse("scope", f"{EACH_TEAM!r}: no team is known yet; import a survey first")
    return [
        Requirement(
            item,
            skill.skill_no,
            skill.name,
            level,
            headcount,
            share,
            must_have,
            weight,
            due,
            row.text("initiative"),
            row.text("owner"),
            row.text("reason"),
            per_week,
        )
        for item in (teams if scope == EACH_TEAM else [scope])
    ]


def parse_roles(
    rows: list[Row], skills: Mapping[str, Skill], roles: Collection[str]
) -> list[RoleLevel]:
    """Levels of role profiles. `skills` by folded name, id or alias; `roles`: those that have a
    profile, whose spelling is kept."""
    result, spelt = [], {_key(role): role for role in roles}
    known: set[tuple[str, int]] = set()
    for row in rows:
        text, skill = row.required("role"), skill_of(row, "skill", skills)
        role = spelt.setdefault(_key(text), text)
        level, must_have = row.level("level"), row.yes_no("must_have")
        if role and skill and level:
            key, text = (role, skill.skill_no), f"{skill.name} for {role}"
            if row.once("skill", key, text) and key in known:
                row.refuse("skill", f"{text} stands in two columns of the row")
            known.add(key)
            result.append(RoleLevel(role, skill.skill_no, skill.name, level, must_have))
    return result


MOST = 4
"""Skills that a note names."""


def already_due(rows: Collection[Requirement], today: date) -> list[str]:
    """A sentence, where dates of some rows are over."""
    late = sorted(row.due_on for row in rows if row.due_on and row.due_on < today)
    if not late:
        return []
    if len(late) == 1:
        return [f"1 target was due before today ({late[0]}): it counts as due now."]
    about = f"{len(late)} targets were due before today (the first on {late[0]})"
    return [f"{about}: they count as due now."]


def also_required(
    rows: Sequence[Requirement], holding: Sequence[Requirement], teams: Collection[str]
) -> list[str]:
    """A sentence for each other scope that asks some of the same people for a skill of `rows`.

    `holding`: all requirements that hold now, `rows` among them. `teams`: all of the store.
    """

    def people(scope: str) -> frozenset[str]:
        return frozenset(teams if scope == ALL_TEAMS else teams_of(scope, teams))

    shared: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for other in holding:
            if other.scope == row.scope or other.skill_no != row.skill_no:
                continue
            result = (other.scope, row.scope) in shared
            if people(row.scope) & people(other.scope) and not result:
                named = shared.setdefault((row.scope, other.scope), [])
                named += [] if row.skill in named else [row.skill]
    return [_sentence(scope, other, skills) for (scope, other), skills in shared.items()]


def _sentence(scope: str, other: str, skills: Sequence[str]) -> str:
    return (
        f"{some_of(skills, MOST)}: {other} and {scope} both have targets for the same people. Each "
        "wants its own headcount, and a plan closes both. Where they mean the same, delete one in "
        "Settings."
    )
