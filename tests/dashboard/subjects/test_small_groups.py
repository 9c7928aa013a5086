"""Small groups are hidden, and so is what would give them away
(methods.md#small-groups-and-names)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from analytics.options.drivers import Driver, End
from analytics.results import Analysis, RoleGate, RoleReadiness
from analytics.suppression import Item, hidden_of, hide
from dashboard.render.blocks import TOO_FEW, WITHHELD, Block, Chart, Said, Table
from dashboard.subjects import coverage, gaps, home, money, plan, sure, team, who, why
from dashboard.subjects import report as sources
from dashboard.subjects.reading import SECRET, Reading
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told
from tests.viewers.roles import said

MLOPS = (("serving", "Serving", "MLOps"),)


def test_a_small_team_takes_the_next_smallest_with_it_or_hides_the_total() -> None:
    for sizes, hidden, total_too in (
        # A alone would be the total less B and C: C goes too, and 4 + 6 people hide each other.
        ({"A": 4, "B": 11, "C": 6}, {0, 2}, False),
        ({"A": 4, "B": 11, "C": 3}, {0, 2}, False),  # 7 are enough together
        ({"A": 4}, {0}, True),
        ({"A": 5}, set(), False),
    ):
        items = [Item({team: size}) for team, size in sizes.items()]
        assert hide(items, 5) == (frozenset(hidden), total_too)


def two_teams(have: int = 1, unknown: int = 0, levels: str = "3333") -> Analysis:
    """4 people in A beside 11 in B: Serving is required of each, and of both at a higher level."""
    needs = (
        build.requirement("A", "Serving", have, required=2, unknown=unknown, roster=4),
        build.requirement("B", "Serving", have=3, required=3, roster=11),
        build.requirement("all teams", "Serving", 4, 6, roster=15, teams=("A", "B"), level=4),
    )
    return build.analysis(needs, levels={"serving": levels + "3" * 11})


def test_who_is_not_asked_hides_nobody_beside_them() -> None:
    """B has 6 people, and Serving applies to 2 of them: all teams less A is these two."""
    needs = (
        build.requirement("A", "Serving", 3, 4, roster=7),
        build.requirement("all teams", "Serving", 4, 5, roster=9, teams=("A", "B")),
    )

    def hidden(of_b: str) -> bool:
        found = build.analysis(needs, {"A": 7, "B": 6}, {"serving": "-------" + of_b})
        return ("A", "serving", 3) in hidden_of(found, people=False).requirements

    assert hidden("--nnnn")
    assert not hidden("------")
    assert hidden("nnnnnn")  # nobody of B is asked: that tells, too


def test_a_share_of_a_small_group_does_not_tell_of_how_many() -> None:
    need = build.requirement("A", "Serving", 1, 2, roster=4)
    for share, required in ((0.5, None), (None, 2)):
        (row,) = coverage.requirements(told.of(replace(need, share=share))).records()
        assert row["required"] == required


def test_team_of_four_beside_a_total_of_fifteen() -> None:
    hidden = hidden_of(two_teams(), people=False)
    # B is hidden as well: the total of 15 less B would be A.
    assert hidden.requirements == {("A", "serving", 3), ("B", "serving", 3)}
    assert hidden.cells == {("A", "serving"), ("B", "serving")}
    assert not hidden.overall
    assert not hidden.areas
    named = hidden_of(two_teams(), people=True)
    assert not named.requirements
    assert not named.cells
    result = two_teams()
    viewer = replace(result.selection.viewer, smallest_group=4)  # the viewer decides what is small
    wider = replace(result, selection=replace(result.selection, viewer=viewer))
    assert not hidden_of(wider, people=False).requirements


def test_a_sum_by_weight_beside_one_of_positions_tells_two_groups_apart() -> None:
    """Of 6 in B and 3 in A 1 is open; by weight 2 and 1 that is 14 of 15: it is one of the three.
    By equal weights it is 8 of 9, whosever it is."""
    for weight, told_apart in ((2.0, True), (1.0, False)):
        needs = (
            build.requirement("A", "Serving", 2, required=3, roster=3),
            build.requirement("B", "Serving", 6, required=6, roster=11, weight=weight),
            build.requirement("B", "Python", 3, required=3, roster=11, area="Languages"),
        )
        hidden = hidden_of(build.analysis(needs), people=False)
        both = {("A", "serving", 3), ("B", "serving", 3)}
        # of weight 1 one more is hidden with its area, so that the total tells the sum of both
        assert hidden.requirements == both | ({("B", "python", 3)} if told_apart else set())
        assert hidden.areas == ({"Evaluation and testing", "Languages"} if told_apart else set())
        assert not hidden.overall
        alone = hidden_of(build.analysis(needs[:2]), people=False)
        assert alone.overall is told_apart
        more = build.requirement("A", "SQL", 1, required=3, roster=3, area="Data")
        other = build.requirement("B", "SQL", 1, required=3, roster=11, area="Data")
        hidden = hidden_of(build.analysis((*needs, more, other)), people=False)
        assert hidden.areas == ({"Evaluation and testing", "Data"} if told_apart else set())
        assert not hidden.overall


def test_a_wide_requirement_less_several_narrow_ones_would_be_a_few() -> None:
    """All 17 have 13; less 6 of A and 5 of B that is both of C."""
    teams = {"A": 8, "B": 7, "C": 2}
    needs = (
        build.requirement("A + B + C", "Serving", 13, 15, roster=17),
        build.requirement("A", "Serving", 6, 6, roster=8),
        build.requirement("B", "Serving", 5, 5, roster=7),
    )
    hidden = hidden_of(build.analysis(needs, teams), people=False)
    assert len(hidden.requirements) == 3  # B's, and A's and that of all, or the area would tell


def test_two_narrow_requirements_together_are_the_wide_ones_less_a_few() -> None:
    needs = [
        build.requirement(scope, skill, *counts, roster=roster)
        for skill in ("Serving", "Python")
        for scope, *counts, roster in (("A + B", 7, 8, 12), ("A", 6, 7, 10))
    ]
    hidden = hidden_of(build.analysis(needs, {"A": 10, "B": 2}), people=False)
    assert len(hidden.requirements) == 3  # one of the wide ones, too


def test_an_area_less_the_wide_requirement_would_be_the_narrow_one() -> None:
    """What B has less what both have would be A."""
    narrow = build.requirement("B", "Serving", 2, required=3, roster=11, level=4)
    wide = build.requirement("A + B", "Serving", 7, required=8, roster=14)
    result = build.analysis((narrow, wide), {"A": 3, "B": 11})
    hidden = hidden_of(result, people=False)
    assert hidden.requirements == {("B", "serving", 4), ("A + B", "serving", 3)}
    assert not hidden.areas
    heavy = build.analysis((narrow, replace(wide, weight=2.0)), {"A": 3, "B": 11})
    assert hidden_of(heavy, people=False).areas == {"Evaluation and testing"}


def test_few_answers_in_a_large_team_hide_their_mean_and_no_answer_is_unknown() -> None:
    for levels, text in (("54", TOO_FEW), ("", "?")):
        result = told.reading(build.analysis((), {"A": 12}, {"serving": levels}, MLOPS))
        assert [row["printed"] for row in table(team.teams(result)).records()] == [text]


def table(block: Block) -> Table:
    if isinstance(block, Chart):
        return block.twin
    return block


def everything(reading: Reading) -> Iterator[Any]:
    """All that a report or a page says of a reading."""
    yield from (
        home.brief(reading),
        plan.options(reading),
        plan.plan(reading),
        money.money(reading),
        who.who(reading),
        coverage.coverage(reading),
        sure.sure(reading),
        team.team(reading),
        sources.unknown(reading),
        coverage.held_against_required(reading),
        gaps.every_gap(reading, gaps.gaps(reading)),
    )


def of_team_a(have: int, unknown: int, levels: str) -> str:
    """Every word and number without names, where one person is trained for each open position."""
    result = two_teams(have, unknown, levels)
    bought = build.plan(result, (build.action("train", result.requirements[2], 12_345.0),))
    return said(tuple(everything(told.reading(result, bought))))


@pytest.mark.parametrize(
    ("have", "unknown", "levels"),
    [(2, 0, "3301"), (3, 1, "5432"), (4, 0, "5555"), (2, 2, "0033")],
)
def test_nothing_tells_how_a_small_team_stands_that_is_covered(
    have: int, unknown: int, levels: str
) -> None:
    """Whatever its counts and levels are, all that is said put together is the same."""
    assert of_team_a(have, unknown, levels) == of_team_a(2, 0, "3333")


def two_small_teams(of_a: int, of_c: int) -> Analysis:
    """4 people in A and 3 in C beside 11 in B; two of A and two of C are required."""
    needs = (
        build.requirement("A", "Serving", of_a, 2, roster=4, area="MLOps"),
        build.requirement("B", "Serving", 3, 3, roster=11, area="MLOps"),
        build.requirement("C", "Serving", of_c, 2, roster=3, area="MLOps"),
        build.requirement("A", "Python", of_a, 2, roster=4, area="Programming"),
        build.requirement("C", "SQL", of_c, 2, roster=3, area="Databases"),
    )
    held = "3" * of_a + "1" * (4 - of_a) + "4" * 11 + "3" * of_c + "1" * (3 - of_c)
    return build.analysis(needs, levels={"serving": held})


def test_what_is_counted_of_some_says_that_it_is_of_what_is_shown() -> None:
    asked = told.reading(two_small_teams(0, 2))
    _, short, single = coverage.figures(asked)
    assert plain(home.title(asked)) == "We can do 1 of 1 must-have shown (4 hidden)"
    assert isinstance(short.value, Said)
    assert (short.value.text, single.note) == ("0 of 1 shown (4 hidden)", "of the targets shown")


def test_nothing_is_said_of_must_haves_that_may_not_be_shown() -> None:
    asked = told.of(
        build.requirement("A", "Serving", 1, 2, roster=3),
        build.requirement("B", "Serving", 3, 3, roster=11),
        build.requirement("B", "Python", 3, 3, roster=11, must_have=False, area="Languages"),
    )
    assert coverage.coverage_title(asked.analysis, asked.seen) == "All that may be shown is covered"
    assert plan.needs_title(asked) == "No must-have may be shown"


def test_a_headline_says_who_has_left_since() -> None:
    need = build.requirement("A", "Serving", 2, 2, roster=6)
    asked = build.analysis([need], levels={"serving": "333333"})
    left = asked.roster["person_no"].map(lambda person: asked.today if person < 3 else None)
    away = told.reading(replace(asked, roster=asked.roster.assign(left_on=left)))
    since = "2 of 6 people have left since"
    assert plain(home.title(away)) == f"As surveyed, we can do 1 of 1 must-have; {since}"
    assert plain(coverage.coverage_title(away.analysis, away.seen)).endswith(since)
    assert "left" not in home.title(told.reading(asked))


def test_two_small_teams_can_change_places() -> None:
    """Their shortage is in the totals; whose it is, no number, sentence or order of rows says."""
    first, second = (
        [
            coverage.coverage(reading),
            sure.sure(reading),
            team.team(reading),
            plan.before_after(reading),
            coverage.held_against_required(reading),
            gaps.title(gaps.gaps(reading)),
            gaps.five(reading),
            gaps.every_gap(reading, gaps.gaps(reading)),
            team.team_title(reading),
        ]
        for reading in (told.reading(two_small_teams(0, 2)), told.reading(two_small_teams(2, 0)))
    )
    for item, other in zip(first, second, strict=True):
        assert said(item) == said(other)


def test_what_a_small_team_gained_is_not_told() -> None:
    told_of = [
        home.changes(told.reading(now, earlier=then), then)
        for now, then in (
            (two_small_teams(0, 2), two_small_teams(1, 2)),
            (two_small_teams(2, 0), two_small_teams(2, 1)),
        )
    ]
    assert told_of == [[], []]


def test_a_reader_with_names_is_told() -> None:
    texts = {
        said(tuple(everything(told.reading(two_teams(have), people=True)))) for have in (2, 3, 4)
    }
    assert len(texts) == 3


def test_what_is_withheld_is_too_few_and_cost_stays() -> None:
    result = two_teams()
    bought = build.plan(result, (build.action("train", result.requirements[0], 12_345.0),))
    reading = told.reading(result, bought)
    needs = {row["scope"]: row for row in coverage.requirements(reading).records()}
    printed = coverage.requirements(reading)
    hidden = [row for row in printed.rows if WITHHELD in row]
    assert len(hidden) == 2
    for scope in ("A", "B"):
        assert {needs[scope][key] for key in ("have", "unknown", "shortage", "coverage")} == {None}
    assert (needs["all teams"]["have"], needs["all teams"]["required"]) == (4, 6)
    rows = {row["scope"]: row for row in table(plan.before_after(reading)).records()}
    assert (rows["A"]["have"], rows["A"]["open"], rows["A"]["chance"]) == (None, None, None)
    assert rows["all teams"]["open"] == 2
    # 1 missing in A and 2 of all teams: what a plan costs is never hidden.
    assert plain(plan.needs_title(reading)) == "The plan aims at 0 of 1 must-have shown (2 hidden)"
    costs = plan.costs(reading).figures
    assert costs[3].value == 12_345.0
    assert [row["unknown"] for row in table(sources.unknown(reading).blocks[0]).records()] == []


def test_no_total_of_positions_gives_a_small_group_away() -> None:
    reading = told.reading(two_teams())
    rows = why.alone(reading).records()
    assert {(row["shortage"], row["shortage_other"]) for row in rows} == {(None, None)}
    ends = [End(number, number, 100.0 * number, 0, net=50.0 * number) for number in (1, 2, 3)]
    driver = Driver("pay.base", "USD", *ends, ends[0], ends[2])
    told_as = (False, "", [None] * 2), (True, ": net cost $ 50 to $ 150 between its ends", [1, 3])
    for people, title, short in told_as:
        result = why.depends(told.reading(two_teams(), people=people), [driver], 1)
        assert result is not None
        assert plain(result.title) == f"“Base pay” drives the plan most{title}"
        assert [row["shortage"] for row in table(result.blocks[0]).records()] == short


def test_no_total_of_chances_gives_a_small_group_away() -> None:
    """All chances add up to how many hold on average: with one hidden the sum is hidden too."""
    reading = told.reading(two_teams())
    section = sure.sure(reading)
    assert (section.title, len(section.blocks)) == (SECRET, 1)
    must = table(section.blocks[0]).records()
    assert [row["scope"] for row in must] == ["all teams", "A", "B"]
    assert must[0]["chance"] == pytest.approx(0.7)
    for row in must[1:]:
        keys = ("required", "planned", "chance", "chance_as_rated", "likely_by", "late", "missing")
        assert {row[key] for key in keys} == {None}
    options = plan.options(reading)
    for row in records([options])["options"]["options"]:
        assert {row[key] for key in ("held", "held_worst_tenth", "missing")} == {None}
        assert row["first_year_cash"] is not None
    for row in records([options])["options"]["net_cost"]:
        assert {row[key] for key in ("credit", "vacancy", "net")} == {None}
    first = records([home.brief(reading)])["brief"]
    shown = "coverage must_haves_short on_one_person first_year_cash"  # nothing of what is likely
    assert [row["key"] for row in first["figures"]] == shown.split()


def test_one_team_of_four_shows_no_coverage_at_all() -> None:
    need = build.requirement("A", "Serving", have=1, required=2, roster=4)
    reading = told.of(need)
    assert home.title(reading).startswith("What the team can do is not shown")
    values = [figure.value for figure in coverage.figures(reading)]
    assert values == [WITHHELD] * 3  # hidden is not zero
    assert gaps.none_short(reading) == "No skill that may be shown is short."
    (area,) = table(coverage.areas(reading)).records()
    assert {area[key] for key in ("coverage", "coverage_high", "shortage", "required")} == {None}
    assert "one_person" not in area
    form = coverage.areas(reading).form
    assert [(bar.value, bar.text) for bar in form.rows] == [(None, TOO_FEW)]
    assert sure.fan(reading) is None


def test_a_role_of_few_is_not_told_how_ready_it_is() -> None:
    gate = RoleGate(("Python",), 0, 5, 3, (("Python", 5),))
    roles = (
        RoleReadiness("ML engineer", 8, 0.61, 0.22, 0.93, ("Python",), gate),
        RoleReadiness("Responsible-AI lead", 2, 0.4, 0.5, 0.8, ("Python",)),
    )
    result = build.analysis(roles=roles)
    rows = {row["role"]: row for row in team.roles(told.reading(result)).records()}
    engineers, leads = rows["ML engineer"], rows["Responsible-AI lead"]
    assert (engineers["people"], engineers["readiness"], engineers["ready"]) == (8, 0.61, 0)
    assert leads["people"] == 2
    keys = ("readiness", "gap_index", "ready", "not_ready", "missing")
    assert {leads[key] for key in keys} == {None}
    shown = team.roles(told.reading(result, people=True)).records()
    assert {row["role"]: row["readiness"] for row in shown}["Responsible-AI lead"] == 0.4
