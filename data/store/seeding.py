"""The seeds of a new store: taxonomy, role profiles, assumptions."""

from data.store.engines.engine import Transaction
from data.store.facts.requirements import RoleLevel, write_role_profiles
from data.store.facts.settings import Assumption, write_assumptions
from data.store.facts.taxonomy import alias_key
from seeds import read_seed


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
    profiles = []
    for r in read_seed("roles.csv"):
        skill, must = r["skill"], r["must_have"] == "yes"
        profiles.append(RoleLevel(r["role"], numbers[skill], skill, int(r["level"]), must))
    write_role_profiles(change, profiles)
    assumptions = []
    for r in read_seed("assumptions.csv"):
        low, likely, high = (float(r[name]) for name in ("low", "likely", "high"))
        year = int(r["year"]) if r["year"] else None
        assumptions.append(Assumption(r["key"], low, likely, high, r["unit"], r["source"], year))
    write_assumptions(change, assumptions)
