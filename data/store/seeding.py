"""The seeds of a new store: taxonomy, role profiles, assumptions."""

from datetime import date

from data.store.engines.engine import Transaction
from data.store.facts.taxonomy import alias_key
from seeds import read_seed

FIRST_DAY = date(1900, 1, 1)
"""Seeds, and lists loaded before any wave, hold from here."""


def seed(change: Transaction) -> None:
    """Write every seed. The seed files are ours and tested, so they are trusted here."""
    areas = read_seed("areas.csv")
    change.insert(
        "skill_area",
        ("area_id", "name", "kind", "position"),
        [(r["id"], r["name"], r["kind"], int(r["position"])) for r in areas],
    )
    skills = list(enumerate(read_seed("taxonomy.csv"), start=1))
    change.insert(
        "skill",
        ("skill_no", "skill_id", "name", "area_id", "kind", "tooling"),
        [(n, r["id"], r["name"], r["area"], r["kind"], r["tooling"]) for n, r in skills],
    )
    aliases = [(alias, n) for n, r in skills for alias in r["aliases"].split("|") if alias]
    change.insert("skill_alias", ("alias_key", "skill_no"), [(alias_key(a), n) for a, n in aliases])
    numbers = {r["name"]: n for n, r in skills}
    roles = read_seed("roles.csv")
    change.insert(
        "role_profile",
        ("role", "skill_no", "level", "must_have"),
        [(r["role"], numbers[r["skill"]], int(r["level"]), r["must_have"] == "yes") for r in roles],
    )
    numeric = ("low", "likely", "high")
    change.insert(
        "assumption",
        ("name", *numeric, "unit", "source", "year", "edited"),
        [
            (
                r["key"],
                *(float(r[name]) for name in numeric),
                r["unit"],
                r["source"],
                int(r["year"]) if r["year"] else None,
                False,
            )
            for r in read_seed("assumptions.csv")
        ],
    )
