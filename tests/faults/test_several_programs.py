"""Several programs on one PostgreSQL, and several uploads in one program on a file: nothing is
lost, nothing is doubled, and each is told what happened."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from data.ingest import ingest
from data.store.database import Database, open_database
from data.store.facts.requirements import requirements
from tests.faults.program import Job, begun, several

PEOPLE = 30
SKILLS = ("Python", "SQL", "Brewing")
"""One is not in the taxonomy: every upload wants to add it."""


def at_once(store: str, *programs: Sequence[Job]) -> list[list[str]]:
    """What the jobs of each program said; all start at the same moment."""
    started = [begun(several, store, jobs) for jobs in programs]
    for _, pipe in started:
        assert pipe.recv() == "ready"
    for _, pipe in started:
        pipe.send("go")
    result = [pipe.recv() for _, pipe in started]
    for process, pipe in started:
        process.join()
        pipe.close()
    return result


def write_survey(file: Path, number: int) -> str:
    """Thirty people of whom ten also stand in the file before: Python 3, SQL 1 to 5, Brewing."""
    lines = ["Email,Team," + ",".join(SKILLS)]
    for person in range(number * 20, number * 20 + PEOPLE):
        lines.append(f"p{person}@example.org,Team {number},3,{person % 5 + 1},{person % 2 * 2}")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def counts(store: Database) -> dict[str, int]:
    """Rows of the tables that imports write."""
    tables = ("import", "wave", "person", "participation", "rating", "audit")
    return {t: store.rows(f"select count(*) from {t}")[0][0] for t in tables}


def is_whole(store: Database, uploads: int) -> None:
    """The store holds each of the uploads once, and every number was given once."""
    result = counts(store)
    assert result["import"] == uploads
    assert result["participation"] == uploads * PEOPLE
    assert result["rating"] == uploads * PEOPLE * len(SKILLS)
    assert result["person"] == (uploads - 1) * 20 + PEOPLE
    per_file = store.rows("select import_no, count(*) from rating group by import_no order by 1")
    assert per_file == [(n, PEOPLE * len(SKILLS)) for n in range(1, uploads + 1)]
    for table, key in (("wave", "name"), ("person", "identity"), ("skill", "name")):
        double = f"select {key} from {table} group by {key} having count(*) > 1"
        assert store.rows(double) == []
    assert store.rows("select count(*) from skill where name = 'Brewing'") == [(1,)]


def test_ten_uploads_of_five_programs_and_one_of_them_again(url: str, tmp_path: Path) -> None:
    files = [write_survey(tmp_path / f"s{n}.csv", n) for n in range(10)]
    jobs: list[list[Job]] = [
        [["ingest", file, f"w{n % 3}"] for n, file in enumerate(files) if n % 5 == program]
        for program in range(5)
    ]
    again: list[Job] = [["ingest", files[0], "w0"]]
    result = [line.split() for lines in at_once(url, *jobs, again) for line in lines]
    assert sorted(word for word, *_ in result) == ["duplicate"] + ["stored"] * 10
    assert len({number for _, number in result}) == 10
    with closing(open_database(url)) as store:
        is_whole(store, 10)
        assert store.rows("select count(*) from wave") == [(3,)]


def test_undo_beside_an_import_and_beside_another_undo(url: str, tmp_path: Path) -> None:
    first, second = (write_survey(tmp_path / f"u{n}.csv", n) for n in (0, 1))
    with closing(open_database(url)) as store:
        outcome = ingest(store, Path(first).read_bytes(), first, wave="now", scale="0-5")
        undo = ["undo", outcome.import_id]
        answers = [a for (a,) in at_once(url, [["ingest", second, "now"]], [undo], [undo])]
        assert answers[0].startswith("stored")
        assert sorted(a.split()[0] for a in answers[1:]) == ["The", "refused:"]
        assert "already undone" in next(a for a in answers if a.startswith("refused"))
        result = counts(store)
        assert (result["participation"], result["rating"]) == (PEOPLE, PEOPLE * len(SKILLS))
        assert (result["person"], result["wave"], result["audit"]) == (PEOPLE, 1, 3)
        assert store.rows("select count(*) from skill where name = 'Brewing'") == [(1,)]


def test_two_loads_of_the_same_scope(url: str, tmp_path: Path) -> None:
    head = "scope,skill,level,headcount,must_have\n"
    lists = {"a": "Core,Python,3,2,yes\nCore,SQL,2,1,no\n", "b": "Core,Python,4,1,yes\n"}
    jobs: list[Job] = []
    for name, text in lists.items():
        (tmp_path / f"{name}.csv").write_text(head + text)
        jobs.append(["load", str(tmp_path / f"{name}.csv"), "requirements"])
    result = at_once(url, *([job] for job in jobs))
    assert result == [["loaded 2"], ["loaded 1"]]
    with closing(open_database(url)) as store:
        sets = store.rows(
            "select s.set_no, count(*) from requirement_set s join requirement r "
            "on r.set_no = s.set_no and r.scope = s.scope where s.scope = 'Core' group by s.set_no"
        )
        held = [(r.skill, r.level) for r in requirements(store) if r.scope == "Core"]
    assert sorted(rows for _, rows in sets) == [1, 2]
    assert held in ([("Python", 3), ("SQL", 2)], [("Python", 4)])  # one list whole, never a mix


def test_ten_uploads_in_one_program_on_a_file(tmp_path: Path) -> None:
    place = str(tmp_path / "store.duckdb")
    files = [write_survey(tmp_path / f"s{n}.csv", n) for n in range(10)]
    jobs = [["ingest", file, "now"] for file in [*files, files[0]]]
    (text,) = at_once(place, jobs)
    assert sorted(line.split()[0] for line in text) == ["duplicate"] + ["stored"] * 10
    with closing(open_database(place)) as store:
        is_whole(store, 10)
