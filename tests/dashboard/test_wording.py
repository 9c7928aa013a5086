"""What the pages say, word for word, of values that a reader can check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analytics.results import Analysis, GroupGap, NotAsked, RoleGate, RoleReadiness
from analytics.selection import Selection
from analytics.strategy.results import Cost, DoNothing, Plan, Pure, Relaxation
from dashboard.components.basics.tables import readiness_table, requirements_table
from dashboard.components.standing.gaps import gap
from dashboard.wording import blend, figures, gaps, heatmap, readiness, reasons, standing
from data.vocabulary import Viewer
from tests.dashboard import hand_built as hand


def plain(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ")


def test_a_hire_that_closes_several_gaps_is_paid_once() -> None:
    hires = {"hire": replace(hand.option(1, 371_999, 33.0), hires=(("Lead", "Red", 1),))}
    two = {"hire": replace(hand.option(2, 743_998, 33.0), hires=(("Lead", "Red", 2),))}
    rows = [
        hand.skill_levers(skill=name, skill_id=name, verdict="hire", options=options)
        for name, options in (("Governance", hires), ("Privacy", hires), ("Fairness", two))
    ]
    assert gaps.same_hires(rows) == {"Privacy": "Governance"}
    said = gap(rows[1], "USD", above="Governance")
    assert "the same hire as for Governance, paid once" in said
    assert "in total" not in said


def test_the_overview_says_what_is_open() -> None:
    title = "50 % of what is required is covered; 1 of 2 must-haves is open"
    assert plain(standing.overview_title(hand.analysis())) == title
    assert plain(standing.coverage_note(hand.analysis(), None)) == "at most 75 %: unknown levels"


def test_the_overview_without_must_haves_or_with_all_of_them() -> None:
    wish = hand.requirement(must_have=False)
    said = standing.overview_title(hand.analysis(wish))
    assert said.endswith("no requirement is marked as a must-have")
    assert standing.overview_title(hand.analysis(hand.PYTHON)).endswith("and every must-have is")


def test_a_title_without_an_action_says_which_later_date_would_close_all() -> None:
    late = Relaxation("13 more weeks", 0, Cost(total=9))
    shut = hand.plan(actions=(), shortage=2, gives=(late,))
    title = blend.plan_title(shut, date(2026, 10, 15))
    assert plain(title).endswith("positions stay open; 13 more weeks would close all")
    part = hand.plan(actions=(), shortage=2, gives=(replace(late, shortage=1),))
    assert "more weeks" not in blend.plan_title(part, date(2026, 10, 15))


def test_a_falling_count_of_open_must_haves_reads_as_good() -> None:
    before = hand.analysis(hand.EVALUATION, hand.requirement(skill_id="x", skill="X"))
    note = standing.must_have_note(hand.analysis(), before)
    assert note == "Evaluation · 1 fewer than in the last wave"
    assert standing.change_count(1, 1) == "as many as in the last wave"


def test_the_change_of_a_share_is_rounded_once() -> None:
    assert plain(standing.change(0.494, 0.506)) == "up 1 point since the last wave"
    assert plain(standing.change(0.504, 0.500)) == "down less than 1 point since the last wave"
    assert standing.change(0.1 + 0.2, 0.3) == "unchanged since the last wave"


def test_what_changed_names_the_skill_and_counts() -> None:
    before = hand.analysis(hand.requirement(have=1, shortage=1), hand.PYTHON)
    assert [plain(s) for s in standing.changes(hand.analysis(), before)] == [
        "Evaluation (Red) lost 1 person: now 0 of 2 at level 3."
    ]
    assert standing.changes(hand.analysis(), None) == []
    assert standing.no_change(hand.analysis(), None) == "There is no earlier wave to compare with."


def test_what_fell_to_one_holder_is_a_change_though_no_position_was_lost() -> None:
    spare = hand.requirement(required=1, have=2, shortage=0)
    alone = hand.requirement(required=1, have=1, shortage=0, single_point_of_failure=True)
    spares = hand.requirement(required=1, have=3, shortage=0)
    assert [plain(s) for s in standing.changes(hand.analysis(alone), hand.analysis(spare))] == [
        "Evaluation (Red) lost 1 person: now 1 of 1 at level 3, held by one person."
    ]
    assert [plain(s) for s in standing.changes(hand.analysis(spare), hand.analysis(alone))] == [
        "Evaluation (Red) gained 1 person: now 2 of 1 at level 3."
    ]
    assert standing.changes(hand.analysis(spare), hand.analysis(spares)) == []


def test_a_changed_requirement_is_no_change_of_people() -> None:
    before = hand.analysis(hand.requirement(required=1, have=1, shortage=0))
    assert standing.changes(hand.analysis(), before) == []


def test_areas() -> None:
    areas = hand.analysis().areas
    assert standing.areas_title(areas) == (
        "Quality is below 70 % of its requirement; 1 of 2 is covered"
    )
    assert "Quality 0 to 50 %, Programming 100 %" in plain(standing.areas_alt(areas))


def test_the_plan_title_promises_a_date() -> None:
    assert plain(blend.plan_title(hand.plan(), hand.START)) == (
        "Train 1 and hire 1: every must-have covered by 15 Apr 2027"
    )


def test_a_plan_that_falls_short_says_so_first() -> None:
    short = hand.plan(status="short", shortage=1, actions=(hand.action(),))
    assert plain(blend.plan_title(short, hand.START)) == (
        "Train 1: 1 of 2 missing must-have positions stays open by 15 Apr 2027"
    )
    nothing = hand.plan(status="short", shortage=2, actions=())
    assert plain(blend.plan_title(nothing, hand.START)).startswith("No action closes a gap by")


def test_due_dates_that_differ_are_not_one_date() -> None:
    later = hand.plan(needs=(hand.need(), hand.need(skill="X", skill_id="x", due_week=289 / 7)))
    assert "when due (last: 31 Jul 2027)" in plain(blend.plan_title(later, hand.START))


def test_four_cost_figures_and_the_exact_total() -> None:
    said = [tuple(map(plain, figure)) for figure in blend.cost_figures(hand.plan())]
    assert said == [
        ("Cash once", "$ 20 k", "first year $ 163 k"),
        ("Cash a year", "$ 200 k", "pay, seats and usage that go on"),
        ("People's hours", "209 h", "5.2 weeks of one full-time person"),
        ("Total cost", "$ 400 k", "exactly $ 400 000 over 104 weeks"),
    ]
    bound = blend.cost_figures(hand.plan(budget=500_000.0, budget_on="total"))
    assert plain(bound[3][2]).endswith("budget $ 500 k on total cost")


def test_the_reason_names_the_alternative_its_price_and_the_flip() -> None:
    [(what, why)] = reasons.reasons(hand.plan(), [hand.skill_levers()])
    assert what == "Evaluation: train 1 and hire 1."
    assert plain(why) == (
        "Leave open below $ 900 a week. "
        "Training alone closes 2 of 2 in time for $ 58 k, in 20 weeks, 70 % chance each. "
        "Next best: hire, $ 686 k more net. Same answer on every kind of rating."
    )


def test_a_verdict_that_depends_on_the_rater_says_on_whom() -> None:
    skill = hand.skill_levers(agrees=False, by_ratings={"self": "covered", "fused": "train"})
    assert gaps.agreement(skill) == "depends on the rater (all raters: train, self: covered)"
    alone = hand.skill_levers(by_ratings={"fused": "train"})
    assert gaps.agreement(alone) == "one kind of rating only"


def test_requirements_say_what_hangs_on_one_person_and_no_column_is_empty() -> None:
    table = requirements_table(hand.analysis())
    assert table["If one leaves"] == ["", "one short"]
    assert not {"Initiative", "Owner", "Reason"} & table.keys()


def test_gaps() -> None:
    assert plain(gaps.gaps_title([hand.skill_levers()])) == (
        "1 skill falls short. Least net cost: 1 by training"
    )
    three = hand.skill_levers(shortage=3)
    assert gaps.closes_in_part(three) == "closes 2 of 3 in time"
    assert gaps.closes_in_part(hand.skill_levers()) == ""
    assert gaps.gaps_title([hand.skill_levers(shortage=0)]) == "Every required skill is covered"
    stuck = hand.skill_levers(verdict="nothing")
    assert plain(gaps.gaps_title([stuck])) == "1 skill falls short; leaving it open costs least"
    assert plain(gaps.gaps_title([stuck, stuck])).endswith("; leaving them open costs least")
    assert gaps.gaps_title([three, stuck, stuck]).endswith("by training; 2 left open")
    assert plain(gaps.standing(hand.skill_levers())) == (
        "2 must-have positions open, of 2 · 1 unknown"
    )
    # Nine people hold it where one is enough, nobody where one is missing: one of two is filled.
    spare = hand.skill_levers(have=9, required=2, shortage=1, must_have_shortage=1)
    assert plain(gaps.standing(spare)) == "1 must-have position open, of 2 · 1 unknown"
    # One of the two that are open is no must-have: the head of the page counts the other one only.
    mixed = hand.skill_levers(required=7, shortage=2, must_have_shortage=1)
    assert plain(gaps.open_positions(mixed)) == "1 must-have position and 1 other open, of 7"
    others = hand.skill_levers(required=7, shortage=3, must_have_shortage=0)
    assert plain(gaps.open_positions(others)) == "3 other positions open, of 7"
    equip = gaps.option_sentence("equip", hand.skill_levers().options["equip"], 2, "USD")
    assert equip == "Equip: Tools never count for this skill."


def test_interest_that_is_not_known_is_not_called_interest() -> None:
    known, part, none = (
        plain(gaps.pool(hand.skill_levers(trainable=4, one_below=3, interest_unknown=unknown)))
        for unknown in (0, 1, 4)
    )
    assert known == "4 people within two levels with interest and hours, 3 of them one level below"
    assert part.endswith("with hours, 3 of them one level below; 1 of them gave no interest")
    assert none.endswith("3 of them one level below; nobody was asked or said whether they want to")


def test_a_lever_that_is_not_allowed_is_told_with_its_price() -> None:
    skill = hand.skill_levers(way_out="Not allowed here: contract, for $ 9 in total.")
    assert gaps.short_reason(skill, "USD").endswith(
        "net. Not allowed here: contract, for $ 9 in total."
    )
    barred = replace(skill.options["hire"], allowed=False, net=1_000.0, open_weeks=3.4)
    said = plain(gaps.option_sentence("hire", barred, 2, "USD"))
    assert said.startswith("Hire (not allowed here): closes 2 of 2 ")
    assert "net cost $ 1 k, 3 open weeks" in said


def test_who_alone_holds_a_skill_is_said_with_its_scope() -> None:
    one = hand.requirement(have=1, single_point_of_failure=True)
    assert gaps.loss_sentence(hand.analysis(one)) == (
        "Evaluation (Red) is held by one person: if that person is away, nobody covers it."
    )
    other = hand.requirement(
        scope="all teams", skill="SQL", skill_id="sql", single_point_of_failure=True
    )
    assert gaps.loss_sentence(hand.analysis(one, other)).startswith(
        "Evaluation (Red) and SQL are held by one person each"
    )


def test_training_is_compared_with_hiring_only_where_both_close_something() -> None:
    skill = hand.skill_levers(train_to_hire_cost=0.14, train_to_hire_weeks=None)
    assert plain(gaps.against_hiring(skill)) == "Training against hiring: 0.1 × the cost."
    assert gaps.against_hiring(replace(skill, train_to_hire_cost=None)) == ""


def test_bars_never_say_that_nothing_is_needed_while_positions_stay_open() -> None:
    left = hand.need(by_train=0, by_hire=0, by_equip=1, shortage_after=4)
    said = plain(blend.bars_title(hand.plan(needs=(left,))))
    assert said == "Tools close 1 position; 4 stay open"
    done = replace(left, shortage_after=0)
    seat = hand.action(lever="equip")
    alone = hand.plan(needs=(done,), actions=(seat,))
    assert plain(blend.bars_title(alone)) == "Tools close 1 position, nothing else is needed"
    taught_first = hand.plan(needs=(done,), actions=(seat, hand.action(lever="train")))
    assert plain(blend.bars_title(taught_first)) == "Tools close 1 position"


def test_tools_are_many() -> None:
    plan = hand.plan()
    tools = hand.plan(pure={"equip": replace(plan.pure["hire"])})
    assert plain(blend.pure_title(tools)).startswith("Tools alone close as much")


def test_do_nothing_is_priced_beside_the_plan() -> None:
    said = blend.nothing_sentence(hand.plan().do_nothing, hand.START)
    assert plain(said) == (
        "Do nothing: 2 must-have positions stay open (Evaluation), the first on 15 Apr 2027; "
        "coverage stays at 50 %."
    )
    fine = DoNothing(Cost(), 0, 0, 1.0, 1.0, (), None)
    assert "met without a plan" in blend.nothing_sentence(fine, hand.START)


def test_pure_strategies() -> None:
    said = plain(blend.pure_title(hand.plan()))
    assert said == "Hiring alone closes as much, for $ 344 k more"
    none = hand.plan(pure={"train": hand.plan().pure["train"]})
    assert blend.pure_title(none) == "No single lever closes as much as the blend"
    wishes = hand.plan(budget=500_000.0, pure={"hire": Pure(Cost(total=300_000), 0, 3)})
    assert plain(blend.pure_title(wishes)) == (
        "Hiring alone closes as many must-have positions, and leaves 3 other positions more open"
    )
    nothing = hand.plan(actions=(), shortage=2, pure={"train": Pure(Cost(), 2, 0)})
    assert blend.pure_title(nothing) == "No single lever closes anything either"


def test_what_would_have_to_give() -> None:
    give = Relaxation("Without a budget", 0, Cost(total=400_000))
    assert plain(blend.gives_sentence(give, hand.plan())) == (
        "Without a budget: every must-have is covered, $ 400 k in total."
    )
    assert blend.assess_sentence(hand.plan()) == (
        "Levels unknown where positions are short: Evaluation (1)."
    )


def test_the_timeline_says_what_to_decide_first() -> None:
    assert plain(blend.timeline_title(hand.plan(), hand.START)) == (
        "The first decision is due by 18 Oct 2026; the last action counts from 11 Apr 2027"
    )
    assert blend.timeline_title(hand.plan(actions=()), hand.START) == "There is nothing to schedule"


@pytest.mark.parametrize("plan", [hand.plan(), hand.plan(actions=(), needs=(), pure={})])
def test_alternatives_in_words_never_fail(plan: Plan) -> None:
    for said in (blend.bars_alt(plan), blend.timeline_alt(plan, hand.START), blend.pure_alt(plan)):
        assert said.endswith(".")
    assert blend.bars_title(plan)
    assert figures.plan(plan)
    option = hand.way(plan)
    expected = "Balanced: expect 1.5 of 2\u00a0must-haves in place, 1.5 if nothing is done"
    assert figures.planned(option, option)[2].startswith(expected)
    assert figures.planned(option, option, "“Mine”")[2].startswith(f"“Mine”: {expected}")


def test_heatmap_title() -> None:
    assert heatmap.heatmap_title(hand.analysis()) == (
        "Red: nobody is known to reach level 3 in Evaluation"
    )
    covered = hand.analysis(hand.PYTHON)
    assert plain(heatmap.heatmap_title(covered)) == (
        "Every must-have reaches its headcount, over 2 skills"
    )


def test_readiness_of_roles_is_a_range_with_its_ends() -> None:
    roles = (
        RoleReadiness("ML engineer", 7, 0.64, 0.36, 0.8, ()),
        RoleReadiness("Analyst", 5, 0.5, 0.5, 0.9, ()),
        RoleReadiness("Lead", 1, None, None, 0.3, ()),
    )
    measured = replace(hand.analysis(), roles=roles)

    def title(analysis: Analysis) -> str:
        return plain(readiness.title(analysis))

    assert title(measured) == (
        "Roles hold between 50 % (Analyst) and 64 % (ML engineer) of their profiles"
    )
    assert title(replace(measured, roles=roles[:1])) == "ML engineer: 64 % of the profile is held"
    assert "too little" in title(replace(measured, roles=roles[2:]))
    table = readiness_table(measured, "role")
    assert [plain(str(cell)) for cell in table["Profile held"]] == ["64 %", "50 %", "–"]
    gap = GroupGap("skill", "SQL", 3, 0.25, 0.75, 1.0)
    by_skill = readiness_table(replace(measured, group_gaps=(gap,)), "skill")
    assert {name: plain(str(cells[0])) for name, cells in by_skill.items()} == {
        "Skill": "SQL",
        "People": "3",
        "Profile held": "25 %",
        "Gap index": "75 %",
        "Answered, weighted": "100 %",
    }


def test_must_haves_of_roles_come_before_shares() -> None:
    gate = RoleGate(("PyTorch", "SQL"), 1, 4, 2, (("SQL", 3), ("PyTorch", 2)))
    roles = (
        RoleReadiness("ML engineer", 7, 0.64, 0.36, 0.8, (), gate),
        RoleReadiness("Analyst", 5, 0.5, 0.5, 0.9, ()),
    )
    measured = replace(hand.analysis(), roles=roles)
    assert plain(readiness.title(measured)) == (
        "1 of 7 people held to must-haves of their role is ready; of 2 too little is known"
    )
    table = readiness_table(measured, "role")
    assert (table["Ready"], table["Not ready"]) == ([1, None], [4, None])
    assert table["Held back by"] == ["SQL (3), PyTorch (2)", "no must-have named"]


def test_small_roles_are_left_out_where_people_may_not_be_shown() -> None:
    gate = RoleGate(("SQL",), 1, 1, 0, (("SQL", 1),))
    roles = (
        RoleReadiness("Lead", 2, 0.5, 0.5, 0.9, (), gate),
        RoleReadiness("Analyst", 6, 0.6, 0.4, 0.9, ()),
    )
    seen = replace(hand.analysis(), roles=roles)
    measured = replace(seen, selection=Selection(viewer=Viewer(people_visible=False)))
    assert readiness_table(measured, "role")["Role"] == ["Analyst"]
    assert plain(readiness.title(measured)) == "Analyst: 60 % of the profile is held"


def test_what_the_survey_did_not_ask_is_named_once() -> None:
    rows = [("Core", "Python"), ("Core", "SQL"), ("Edge", "Python")]
    asked = tuple(NotAsked(team, skill, 3) for team, skill in rows)
    sentence = standing.not_asked(replace(hand.analysis(), not_asked=asked))
    assert sentence.startswith("Required, but the survey did not ask: Python and SQL.")
    assert standing.not_asked(hand.analysis()) == ""


def test_targets_of_a_team_without_people_are_named() -> None:
    gone = hand.requirement(scope="Gone", teams=("Gone",), roster=0)
    analysis = hand.analysis(gone, hand.PYTHON)
    assert standing.empty_scopes(analysis) == ["Gone"]
    sentence = plain(standing.without_people(analysis, "Gone"))
    assert sentence == "1 target belongs to Gone, which now has nobody."
