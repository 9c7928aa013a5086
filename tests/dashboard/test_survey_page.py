"""The Survey page: what it asks before a file is stored, and what becomes of the answers."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox, Selectbox

from dashboard.components.mapping_table import PARTS, SHOWN_PROBLEMS
from dashboard.session import RunningImport
from dashboard.subjects import survey
from dashboard.subjects.survey import listed, names
from data.ingest import propose
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from tests.dashboard.opening import Open, assert_calm, button, imported, plain, press, said
from tests.stores import rows_of, seeded, seeded_at

NEAR = b"Name,Python,SQL\nAna Silva,3,4\nBo Berg,1,2\nAnna Silva,4,1\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return seeded_at(tmp_path / "store.duckdb")


@pytest.fixture
def app(opened: Open, place: Path) -> AppTest:
    return opened("survey", place)


def dropped(app: AppTest, content: bytes) -> AppTest:
    """Nothing on the page speaks of the command then."""
    app.file_uploader(key="survey_0").upload("s.csv", content, "text/csv").run()
    assert_calm(app)
    assert "--" not in said(app)
    assert "`skillmix" not in said(app)
    return app


def box(app: AppTest, text: str) -> Checkbox:
    return next(item for item in app.checkbox if text in item.label)


def wave(app: AppTest) -> Selectbox:
    return next(item for item in app.selectbox if "Wave" in item.label)


def test_the_scale_is_asked_and_the_answer_holds(app: AppTest, place: Path) -> None:
    dropped(app, NEAR)
    assert "The numbers run from 1 to 4 and no scale was given" in said(app)
    scale = next(b for b in app.button_group if "1-4" in b.options)
    assert scale.value == "1-5"
    scale.set_value("1-4").run()
    assert_calm(press(app, "Import"))
    levels = "select level from rating order by row_no, position limit 2"
    assert rows_of(place, levels) == [(4,), (5,)]  # 1 + 4 x 2/3 = 3.67, and 5


def test_a_scale_that_was_right_as_it_stood_is_not_asked_again(opened: Open, place: Path) -> None:
    assert_calm(press(dropped(opened("survey", place), NEAR), "Import"))
    app = dropped(opened("survey", place), NEAR.replace(b"Bo Berg,1", b"Bo Berg,5"))
    assert "was confirmed then is used" in said(app)
    assert "Which scale" not in said(app)
    app = dropped(opened("survey", place), NEAR)
    assert "Already stored" in said(app)
    assert button(app, "Import").disabled


def test_a_scale_in_doubt_has_to_be_chosen(app: AppTest, place: Path) -> None:
    rows = "".join(f"P{i},0,1,2,3\n" for i in range(26))
    dropped(app, f"Name,Python,SQL,Docker,Git\n{rows}".encode())
    assert said(app).count("Which scale did the form have?") == 1
    assert not any(b.label == "Import" for b in app.button)
    next(b for b in app.button_group if "0-3" in b.options).set_value("0-5").run()
    assert_calm(press(app, "Import"))
    assert rows_of(place, "select max(level) from rating") == [(3,)]


def test_grades_are_asked_about_where_the_answer_is_given(app: AppTest, place: Path) -> None:
    grades = b"Name;Python (Schulnote 1-6);SQL (Schulnote 1-6)\nAnna;1;2\nUwe;6;5\n"
    app.file_uploader(key="survey_0").upload("g.csv", grades, "text/csv").run()
    assert "is 1 the best or 6? Say the scale" in said(app)
    (fold,) = [item for item in app.expander if item.label == "What the file does not say"]
    assert fold.proto.expanded
    app.text_input(key="import_scale").set_value("6-1").run()
    assert_calm(press(app, "Import"))
    assert rows_of(place, "select min(level), max(level) from rating") == [(1, 5)]


def test_a_dropped_file_is_let_go_with_its_page_and_when_it_is_stored(
    app: AppTest, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[str] = []
    manager = "streamlit.runtime.memory_uploaded_file_manager.MemoryUploadedFileManager"
    monkeypatch.setattr(f"{manager}.remove_session_files", lambda _, visit: gone.append(visit))
    dropped(app, NEAR).run()
    assert not gone
    app.switch_page("views/settings.py").run()
    assert len(gone) == 1
    app.switch_page("views/survey.py").run()
    dropped(app, NEAR)
    gone.clear()
    assert_calm(press(app, "Import"))
    assert len(gone) == 1


@pytest.mark.parametrize(
    ("every", "skills"), [(True, ["Velmora", "Zorbify"]), (False, ["Zorbify"])]
)
def test_what_may_be_skills_is_asked_before_anything_is_stored(
    app: AppTest, place: Path, every: bool, skills: list[str]
) -> None:
    dropped(app, b"Name,Zorbify,Velmora\nAda,3,4\nBo,1,2\n")
    assert "Which of these 2 are skills?" in said(app)
    assert not any(b.label == "Import" for b in app.button)
    boxes = [b for b in app.checkbox if "asks for ability" in b.label]
    assert [b.value for b in boxes] == [False, False]
    if every:
        assert_calm(press(app, "All of these are skills"))
    else:
        boxes[0].check().run()
        assert_calm(app)
    assert_calm(press(app, "Import"))
    asked = "select distinct name from rating join skill using (skill_no) order by 1"
    assert [name for (name,) in rows_of(place, asked)] == skills


def test_two_names_become_one_person_only_by_a_tick(app: AppTest, place: Path) -> None:
    dropped(app, NEAR)
    assert "6 ratings of 3 people" in said(app)
    box(app, "are one person").check().run()
    assert_calm(app)
    assert "4 ratings of 2 people" in said(app)  # the last of her two rows counts
    assert_calm(press(app, "Import"))
    names = rows_of(place, "select label from person order by 1")
    assert names == [("Ana Silva",), ("Bo Berg",)]


def test_a_file_waits_for_who_is_new(app: AppTest, place: Path) -> None:
    imported(place, b"Email,Python\nana.silva@x.org,3\nbo.berg@x.org,2\n", wave="one")
    dropped(app, b"Name,Python\nAna Silva,3\nBo Berg,1\n")
    assert button(app, "Import").disabled
    box(app, "They are new people").check().run()
    assert_calm(press(app, "Import"))
    assert rows_of(place, "select count(*) from person") == [(4,)]


def test_a_remembered_mapping_is_named_and_can_be_left(app: AppTest, place: Path) -> None:
    mapping = MappingFile((ColumnMapping("Bananas", skill="Kubernetes"),), scale="0-5")
    imported(place, b"Name,Python,Bananas\nAda,3,4\nBo,1,2\n", mapping=mapping)
    dropped(app, b"Name,Python,Bananas\nAda,4,4\nBo,2,5\n")
    assert "the import into wave “2026-10”" in " ".join(i.value for i in app.info).replace("\\", "")
    assert "no scale was given" not in said(app)
    next(t for t in app.toggle if "fresh" in t.label).set_value(True).run()
    assert_calm(app)
    assert "no scale was given" in said(app)


@pytest.mark.parametrize(
    ("ended", "shown"),
    [(None, "stopped before it was done"), ("3 ratings are stored.", ""), ("", "")],
)
def test_what_became_of_an_import_that_a_click_ended(
    app: AppTest, place: Path, ended: str | None, shown: str
) -> None:
    running = RunningImport(sentence=ended)
    running.ended.set()
    app.session_state["import_runs"] = running
    app.run()
    assert_calm(app)
    assert shown in said(app)
    assert bool(app.info) == bool(shown)
    assert [t.value.replace("\\", "") for t in app.toast] == ([ended] if ended else [])
    app.run()
    assert not app.info  # said once


def test_the_wave_is_the_month_of_the_answers_for_each_file(opened: Open, place: Path) -> None:
    app = opened("survey", place)
    for month in ("03", "09"):
        answers = f"Timestamp,Name,Python,SQL\n2025-{month}-14 09:00:00,Ana,3,4\n"
        dropped(app, answers.encode())
        assert f"1 of 1 rows were answered in 2025-{month}" in said(app)
        assert wave(app).value == f"2025-{month}"
        assert f"go into wave 2025-{month}" in said(app).replace("\\", "")
    press(app, "Import")
    app = dropped(opened("survey", place), NEAR)
    for day, chosen in ((20, None), (21, "2025-09")):
        app.date_input[0].set_value(date(2026, 5, day)).run()
        assert "go into wave 2026-05" in said(app).replace("\\", "")
        if chosen:
            wave(app).set_value(chosen)
    app.date_input[0].set_value(date(2026, 6, 20)).run()
    assert "go into wave 2025-09" in said(app).replace("\\", "")


def test_who_is_known_by_another_name_is_asked_about_before_anything_is_stored(
    app: AppTest, place: Path
) -> None:
    mails = b"Email,Name,Python,SQL\nana@x.org,Ana Silva,3,4\nbo@x.org,Bo Berg,1,2\n"
    imported(place, mails, scale="1-5")
    dropped(app, b"Name,Python,SQL\nAna Silva,3,4\nBo Berg,1,2\n")
    assert "0 of 2 people are known under the name in the file" in said(app)
    assert button(app, "Import").disabled
    box(app, "They are new people").check().run()
    assert not button(app, "Import").disabled
    for name in ("Ana", "Bo"):
        box(app, f"“{name}").check().run()
    assert "None of the 2 people" not in said(app)
    assert_calm(press(app, "Import"))
    assert rows_of(place, "select count(*) from person") == [(2,)]


def test_an_import_is_replaced_in_one_step_and_can_be_undone_where_it_is_said(
    app: AppTest, place: Path
) -> None:
    imported(place, NEAR, "first.csv", scale="0-5", new_people=True)
    dropped(app, NEAR.replace(b"Bo Berg,1", b"Bo Berg,5"))
    wave(app).set_value("2026-10").run()
    assert "Nearly the same people and skills are stored already" in said(app)
    assert "such as managers? Then choose that under “Who rated”" in said(app)
    assert [b.label for b in app.button if b.label == "Import"] == []
    assert "primary" not in {b.proto.type for b in app.button}  # each of the two loses ratings
    assert_calm(press(app, "Undo “first.csv” and store this instead"))
    assert rows_of(place, "select count(*), count(undone_at) from import") == [(2, 1)]
    for _ in range(2):  # not only once
        assert [plain(s.value.replace("\\", "")) for s in app.success] == [
            "6 ratings of 3 people are stored in wave 2026-10. It is the first in the list; “Undo” "
            "there takes it back."
        ]
        app.run()
    next(b for b in app.button if b.key and b.key.startswith("undo_")).click().run()
    assert_calm(app)
    assert not app.success
    assert rows_of(place, "select count(*) from person") == [(0,)]


def test_a_list_of_people_with_more_columns_is_one_too(app: AppTest, place: Path) -> None:
    people = b"Name,Team,Role,Start date,Weekly hours,Annual salary,Leaving date\n"
    dropped(app, people + b"Ana,Core,Engineer,2023-01-01,6,76000,\n")
    assert_calm(press(app, "Load the list"))
    assert "s.csv: 1 row of people loaded." in said(app)
    assert "no columns of this list: “start_date”, “annual_salary”" in said(app)
    assert rows_of(place, "select team, hours_per_week from person_fact") == [("Core", 6.0)]


def test_a_list_of_requirements_is_counted_as_what_it_is_and_undone_said_no_more(
    app: AppTest, place: Path
) -> None:
    """A list by the words of its headers; after a look at Settings, where another was loaded."""
    targets = b"Skill,Required level,Headcount,Team\nPython,3,2,Core\nSQL,3,1,Core\n"
    dropped(app, targets)
    assert "targets" in said(app)
    assert rows_of(place, "select count(*) from import") == [(0,)]
    assert_calm(press(dropped(app, NEAR), "Import"))
    app.switch_page("views/settings.py").run()
    other = b"scope,skill,level,headcount\nCore,SQL,4,1\n"
    app.file_uploader[0].upload("r.csv", other, "text/csv").run()
    assert_calm(press(app, "Load the file"))
    assert ["r.csv: 1 row of targets loaded" in s.value.replace("\\", "") for s in app.success]
    app.button(key="undo_it").click().run()
    assert not app.success
    app.switch_page("views/survey.py").run()
    assert not app.success
    next(b for b in app.button if b.key and b.key.startswith("undo_")).click().run()
    assert_calm(app)
    assert not app.success


def test_the_question_of_a_turned_table_stands_with_the_others(app: AppTest, place: Path) -> None:
    dropped(app, b"a,b\n1,2\n")
    dropped(app, b"Skill,ML Engineer,Data Scientist\nPython,3,4\nSQL,1,2\n")
    dropped(app, b"Competency,Ana,Bo\nPython,3,4\nSQL,1,2\nDocker,1,2\n")
    before, _, _ = said(app).partition("go into wave")
    assert "2 people across. Is that right?" in before
    assert "Is that right?" in " ".join(app.table[0].value["What and why"])
    assert set(app.table[0].value["Kind"]) <= {"error", "warning", "note"}


def test_of_many_problems_the_first_are_shown_and_the_rest_is_counted(app: AppTest) -> None:
    app.switch_page("views/settings.py").run()
    rows = [f"Core,SQL,=9,{number}\n" for number in range(1, SHOWN_PROBLEMS + 2)]
    content = "".join(["scope,skill,level,headcount\n", *rows]).encode()
    app.file_uploader[0].upload("r.csv", content, "text/csv").run()
    assert_calm(press(app, "Load the file"))
    (shown,) = (d.value for d in app.table if "What and why" in d.value)
    assert "=9" in shown["Where"].iloc[0]
    assert set(shown["Kind"]) == {"error"}
    assert len(shown) == SHOWN_PROBLEMS
    assert "more are in the file" in said(app)
    assert PARTS == ("row", "column", "value", "reason", "severity")  # of the file


def test_a_survey_is_made_on_the_page(app: AppTest, place: Path) -> None:
    """What is asked is what the form's texts name; each way to ask has its own."""
    next(s for s in app.selectbox if s.label == "Begin with").set_value("Role: Data engineer").run()
    assert_calm(app)
    asked = next(m for m in app.multiselect if m.label.startswith("Skills that are asked"))
    assert "Data pipelines" in asked.value
    assert "PyTorch" not in asked.value
    asked.set_value(["SQL", "Docker"]).run()
    texts = [code.value for code in app.code]
    assert "SQL\nDocker" in texts
    way = next(b for b in app.button_group if "Microsoft Forms" in b.options)
    way.set_value("microsoft-forms").run()
    assert "Interest in SQL\nInterest in Docker" in [code.value for code in app.code]
    way.set_value("mail").run()
    assert_calm(app)
    assert "The skills: SQL, Docker." in app.code[0].value
    way.set_value("survey").run()
    assert_calm(app)
    assert not app.code
    assert "--" not in said(app)


def test_what_is_in_doubt_stands_first_under_its_own_name() -> None:
    grid = (
        b"Email,How well can you use it? [Python],How well can you use it? [Zorblax (ours)]\n"
        b"a@x.org,0 - never did it,2 - with help\nb@x.org,5 - set the rules,0 - never did it\n"
    )
    with seeded() as database:
        proposal = propose(grid, "grid.csv", database)
    columns = listed(proposal)
    assert names(columns) == [
        "Zorblax (ours) · How well can you use it?",
        "Email",
        "Python · How well can you use it?",
    ]
    title = survey.columns_title(proposal)
    assert title.endswith("columns is: 1 not certain (first in the list)")
