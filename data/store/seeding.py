"""The seeds of a new store: taxonomy, role profiles, assumptions."""

from datetime import date

from data.store.engines.engine import Transaction
from data.store.facts.taxonomy import alias_key
from seeds import read_seed

FIRST_DAY = date(1900, 1, 1)
"""Seeds, and lists loaded before any wave, hold from here."""


def seed(change: Transaction) -> None:
    """Write every seed. The seed files are ours and tested, so they are trusted here."""
    numbers = _seed_taxonomy(change)
    change.insert(
        "role_profile",
        ("role", "skill_no", "level", "must_have"),
        [
            (r["role"], numbers[r["skill"]], int(r["level"]), r["must_have"] == "yes")
            for r in read_seed("roles.csv")
        ],
    )
    change.insert(
        "assumption",
        ("name", "low", "likely", "high", "unit", "source", "year", "edited"),
        [
            (
                r["key"],
                float(r["low"]),
                float(r["likely"]),
                float(r["high"]),
                r["unit"],
                r["source"],
                int(r["year"]) if r["year"] else None,
                False,
            )
            for r in read_seed("assumptions.csv")
        ],
    )


def _seed_taxonomy(change: Transaction) -> dict[str, int]:
    areas = read_seed("areas.csv")
    change.insert(
        "skill_area",
        ("area_id", "name", "kind", "position"),
        [(r["id"], r["name"], r["kind"], int(r["position"])) for r in areas],
    )
    rows = read_seed("taxonomy.csv")
    change.insert(
        "skill",
        ("skill_no", "skill_id", "name", "area_id", "kind", "tooling"),
        [
            (n, r["id"], r["name"], r["area"], r["kind"], r["tooling"])
            for n, r in enumerate(rows, start=1)
        ],
    )
    aliases = [
        (alias_key(alias), number)
        for number, row in enumerate(rows, start=1)
        for alias in row["aliases"].split("|")
        if alias
    ]
    change.insert("skill_alias", ("alias_key", "skill_no"), aliases)
    return {row["name"]: number for number, row in enumerate(rows, start=1)}
