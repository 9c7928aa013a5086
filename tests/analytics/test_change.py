"""Two waves of one team that a reader can follow person by person."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from analytics.analyse import analyse
from analytics.change import REASONS, change
from analytics.results import Selection
from data.store.database import Database
from tests.build import rate, require


def two_waves(database: Database) -> None:
    # Python at 3: a learned, b forgot, c stayed, d left, e joined, f became known, g unknown;
    # h's N/A became a level, which is joining the skill.
    rate(
        database,
        """who team role Python SQL
        a X . 2 1
        b X . 4 1
        c X . 3 1
        d X . 5 1
        f X . - 1
        g X . 3 1
        h X . n 1""",
        wave="spring",
        held_on=date(2026, 4, 1),
    )
    rate(
        database,
        """who team role Python Docker
        a X . 3 1
        b X . 2 1
        c X . 4 1
        e X . 5 1
        f X . 3 1
        g X . - 1
        h X . 3 1""",
        wave="autumn",
        held_on=date(2026, 10, 1),
    )
    require(database, "X Python 3 6 yes", valid_from=date(2026, 1, 1))


def test_every_reason_once(database: Database) -> None:
    two_waves(database)
    found = change(
        analyse(database, Selection(wave="spring")), analyse(database, Selection(wave="autumn"))
    )
    assert (found.stayed, found.joined, found.left) == (6, 1, 1)
    (python,) = found.flows  # SQL and Docker were asked in one wave only
    assert (python.skill, python.level, python.before, python.after) == ("Python", 3, 4, 5)
    assert (python.learned, python.forgot) == (1, 1)
    assert (python.joined, python.left) == (2, 1)
    assert (python.became_known, python.became_unknown) == (1, 1)
    moved = {r["person"]: r["change"] for r in found.levels.to_dict("records")}
    assert moved == {"a": 1, "b": -2, "c": 1}
    one = next(r for r in found.requirements if r.after and r.after.skill == "Python")
    assert one.before
    assert one.after
    assert (one.before.have, one.after.have) == (4, 5)


def test_a_skill_that_a_team_was_not_asked_before_was_unknown_there(database: Database) -> None:
    # X was asked SQL both times, Y only the second and Z only the first. d, e and g stayed, so
    # they did not join or leave; f joined.
    rate(
        database,
        """who team role Python SQL
        a X . 3 3
        b X . 3 1
        g Z . 3 4""",
        wave="spring",
        held_on=date(2026, 4, 1),
    )
    rate(
        database, "who team role Python\nd Y . 3\ne Y . 3", wave="spring", held_on=date(2026, 4, 1)
    )
    rate(
        database,
        """who team role Python SQL
        a X . 3 3
        b X . 3 3
        d Y . 3 4
        e Y . 3 2
        f Y . 3 5""",
        wave="autumn",
        held_on=date(2026, 10, 1),
    )
    rate(database, "who team role Python\ng Z . 3", wave="autumn", held_on=date(2026, 10, 1))
    found = change(
        analyse(database, Selection(wave="spring")), analyse(database, Selection(wave="autumn"))
    )
    assert (found.stayed, found.joined, found.left) == (5, 1, 0)
    sql = next(f for f in found.flows if f.skill == "SQL")
    assert (sql.before, sql.after, sql.learned, sql.forgot) == (2, 4, 1, 0)
    assert (sql.joined, sql.left, sql.became_known, sql.became_unknown) == (1, 0, 1, 1)


@pytest.mark.parametrize("seed", range(4))
def test_the_reasons_add_up(database: Database, seed: int) -> None:
    draw = Random(seed)
    for wave, month in (("spring", 4), ("autumn", 10)):
        who = draw.sample("abcdefgh", draw.randint(2, 8))
        rows = [f"{p} X . {draw.choice('012345-n')} {draw.choice('012345-n')}" for p in who]
        rate(
            database,
            "\n".join(["who team role Python SQL", *rows]),
            wave=wave,
            held_on=date(2026, month, 1),
        )
    before, after = (analyse(database, Selection(wave=w)) for w in ("spring", "autumn"))
    for flow in change(before, after).flows:
        gained = flow.learned + flow.joined + flow.became_known
        lost = flow.forgot + flow.left + flow.became_unknown
        assert flow.after == flow.before + gained - lost
        held = after.levels[after.levels["skill_id"] == flow.skill_id]["level"]
        assert flow.after == (held >= flow.level).sum()
        assert all(getattr(flow, reason) >= 0 for reason in REASONS)
    same = change(after, after)
    assert (same.joined, same.left) == (0, 0)
    assert all(f.before == f.after and not f.learned and not f.forgot for f in same.flows)
