"""What every page says of where a team stands: changes, what was not asked, who is gone since."""

from dataclasses import replace
from datetime import date

from analytics.analyse import analyse
from analytics.results import NotAsked, Selection
from dashboard.subjects import heatmap, standing
from dashboard.subjects.standing import beside_the_roster
from data.ingest import ingest
from data.load import load
from data.store.database import Database
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain


def test_a_change_says_its_direction_and_is_rounded_once() -> None:
    assert standing.change_count(1, 1) == "as many as in the last wave"
    assert standing.change_count(2, 1) == "1 fewer than in the last wave"
    assert plain(standing.change(0.494, 0.506)) == "up 1 point since the last wave"
    assert plain(standing.change(0.504, 0.500)) == "down less than 1 point since the last wave"
    assert standing.change(0.1 + 0.2, 0.3) == "unchanged since the last wave"


def test_what_fell_to_one_holder_is_a_change_though_no_position_was_lost() -> None:
    spare = hand.requirement(required=1, have=2, shortage=0)
    alone = hand.requirement(required=1, have=1, shortage=0, single_point_of_failure=True)
    spares = hand.requirement(required=1, have=3, shortage=0)
    assert [plain(s) for s in standing.changes([alone], [spare])] == [
        "Evaluation (Red) lost 1 person: now 1 of 1 at level 3, held by one person."
    ]
    assert [plain(s) for s in standing.changes([spare], [alone])] == [
        "Evaluation (Red) gained 1 person: now 2 of 1 at level 3."
    ]
    assert standing.changes([spare], [spares]) == []
    required = hand.requirement(required=1, have=0, shortage=1)  # more is required now
    assert standing.changes(hand.analysis().requirements, [required]) == []


def test_heatmap_title() -> None:
    short = hand.analysis()
    told = "Red: nobody is known to reach level 3 in Evaluation"
    assert heatmap.heatmap_title(short, short.requirements) == told
    assert "Evaluation" not in heatmap.heatmap_title(short, short.requirements[1:])  # withheld
    covered = hand.analysis(hand.PYTHON)
    assert plain(heatmap.heatmap_title(covered, covered.requirements)) == (
        "Every must-have reaches its headcount, over 2 skills"
    )


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
    assert sentence == "1 target belongs to Gone, which has nobody."


SURVEY = "Email,Team,Python\na@x.example,Core,3\nb@x.example,Core,2\nc@x.example,Core,1\n"


def test_who_left_since_the_survey_and_teams_without_people_are_said(database: Database) -> None:
    ingest(database, SURVEY.encode(), "s.csv", wave="now", held_on=date(2026, 9, 1), scale="0-5")
    load(database, "requirements", b"scope,skill,level,headcount\nCore + Zoo,Python,3,1\n", "r.csv")
    assert beside_the_roster(analyse(database, Selection())) == [
        "Nobody of Zoo counts for Core + Zoo: that team has nobody here."
    ]
    listed = b"person,team,left\na@x.example,Core,2026-10-01\nb@x.example,Core,2026-12-24\n"
    load(database, "people", listed, "p.csv")
    (left, _) = beside_the_roster(analyse(database, Selection()))
    assert plain(left) == (
        "1 of 3 people counted here has left since the survey; plans do not count on them."
    )
