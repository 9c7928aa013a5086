"""Columns of many tables, each read of the attribute that its key names."""

from typing import Any

from dashboard.render.blocks import Field, column

SKILL: Field[Any] = column("skill", "Skill", share=1.6)
LEVEL: Field[Any] = column("level", "Level", "level")
SCOPE: Field[Any] = column("scope", "Scope")
TEAM: Field[Any] = column("team", "Team")
ROLE: Field[Any] = column("role", "Role")
PEOPLE: Field[Any] = column("people", "People", "count")
MUST_HAVE: Field[Any] = column("must_have", "Must-have", "flag")
REQUIRED: Field[Any] = column("required", "Required", "count")
HAVE: Field[Any] = column("have", "Have", "count")
SHORT: Field[Any] = column("shortage", "Short", "count")
LEVER: Field[Any] = column("lever", "Lever", "lever")
ONCE: Field[Any] = column("one_off", "Once", "money")
A_YEAR: Field[Any] = column("run_rate", "A year", "money")
FIRST_YEAR: Field[Any] = column("first_year_cash", "First-year cash", "money")
AFTER: Field[Any] = column("run_rate", "A year after", "money")
HOURS: Field[Any] = column("hours", "Hours", "hours")
TOTAL: Field[Any] = column("total", "Total", "money")
