"""What the product says now, kept beside what it said before: a step's effect, as a diff.

    python -m tests.record make             # writes tests/record.json.xz
    python -m tests.record compare          # what differs from it, entry by entry
    python -m tests.record compare --full   # with every line that differs

Four stores (the demo; three teams of which one is small; one team with dates and gaps; a survey
without targets), each asked by every verb as JSON and as text, by every role through the API's
functions and reports, and by every page as each role sees it. The clock stands still. No golden
file: a definition may change an answer, and the commit that does so says which.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as clock
import difflib
import importlib
import io
import json
import lzma
import os
import pkgutil
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

PLACE = Path(__file__).with_name("record.json.xz")
TODAY = clock.date(2026, 11, 27)
ACCOUNTS = {
    "admin": ("admin", (), ""),
    "lead": ("lead", (0,), ""),
    "leader": ("leader", (), ""),
    "member": ("member", (), "person"),
}
"""Role, teams (by number in the store) and whether the account is a surveyed person's."""

READ = {
    "measures": ["measures"],
    "changes": ["changes"],
    "loss": ["loss"],
    "assess": ["assess"],
    "drivers": ["drivers"],
    "mentors": ["mentors"],
    "evidence": ["evidence"],
    "plan": ["plan"],
    "plan of trainings": ["plan", "--levers", "train", "--people"],
    "plan of a budget": ["plan", "--budget", "100000"],
    "history": ["history"],
    "taxonomy": ["taxonomy"],
    "privacy": ["privacy"],
    "method": ["method"],
    "scenario list": ["scenario", "list"],
    "ledger": ["ledger", "show"],
    "audit": ["audit"],
    "export requirements": ["export", "requirements"],
    "export people": ["export", "people", "--people"],
    "export roles": ["export", "roles"],
    "export assumptions": ["export", "assumptions"],
    "template requirements": ["template", "requirements"],
}
PLAIN = {"history", "taxonomy", "privacy", "method", "template requirements", "audit"}
"""Verbs of which one store's answer is enough."""


class _Real(type):
    """Its classes stand for the ones that they stand in for."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__mro__[1])


class _Day(clock.date, metaclass=_Real):
    """A date class on which it is always the same day."""

    @classmethod
    def today(cls) -> clock.date:  # type: ignore[override]
        return TODAY


class _Moment(clock.datetime, metaclass=_Real):
    """A moment that does not pass."""

    @classmethod
    def now(cls, tz: clock.tzinfo | None = None) -> clock.datetime:  # type: ignore[override]
        return clock.datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=tz)


def _stop_the_clock() -> None:
    import analytics
    import dashboard
    import data

    for package in (data, analytics, dashboard):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".views" in info.name or info.name.endswith((".app", ".web")):
                continue
            module = importlib.import_module(info.name)
            if getattr(module, "date", None) is clock.date:
                module.date = _Day  # type: ignore[attr-defined]
    noting = importlib.import_module("data.store.noting")
    if getattr(noting, "datetime", None) is clock.datetime:
        noting.datetime = _Moment  # type: ignore[attr-defined]


def _ingest(place: Path, name: str, text: str, *words: str) -> None:
    file = place.parent / name
    file.write_text(text, encoding="utf-8")
    _must(place, ["ingest", str(file), "--scale", "0-5", *words])


def _load(place: Path, kind: str, text: str) -> None:
    file = place.parent / f"{kind}.csv"
    file.write_text(text, encoding="utf-8")
    _must(place, ["load", kind, str(file)])


def _demo(place: Path) -> None:
    _must(place, ["demo"])


def _teams(place: Path) -> None:
    from data.store.database import open_database
    from tests.viewers.organisation import drawn, fill

    with contextlib.closing(open_database(place)) as store:
        fill(store, drawn(1))


def _dated(place: Path) -> None:
    head = "Email,Team,Role,Python,SQL,Model evaluation,MLOps\n"
    levels = [
        "3,2,4,",
        "1,4,0,2",
        "2,2,n/a,0",
        "4,3,3,1",
        "0,1,2,3",
        "3,0,,5",
        "2,3,1,1",
        "5,2,2,0",
    ]
    rows = [f"p{n}@x.example,Core,Engineer,{line}" for n, line in enumerate(levels)]
    _ingest(place, "survey.csv", head + "\n".join(rows), "--wave", "first", "--date", "2026-10-01")
    _load(
        place,
        "requirements",
        "scope,skill,level,headcount,must_have,due\nCore,Python,3,5,yes,2027-03-01\n"
        "Core,SQL,3,4,yes,2026-11-01\n"
        "Core,Model evaluation,2,3,no,\nCore,MLOps,3,2,yes,2027-09-01\n",
    )
    people = [f"p{n}@x.example,Core,Engineer,{2 + n % 4}" for n in range(8)]
    _load(place, "people", "person,team,role,hours_per_week\n" + "\n".join(people))


def _bare(place: Path) -> None:
    rows = [f"p{n}@x.example,{n % 6},{n % 4},{n % 3}" for n in range(14)]
    _ingest(place, "survey.csv", "Email,Python,SQL,Docker\n" + "\n".join(rows), "--wave", "now")


def _must(place: Path, words: list[str]) -> None:
    code, _, err = _run(place, words)
    if code:
        raise RuntimeError(f"{words}: {err}")


STORES: dict[str, Callable[[Path], None]] = {
    "demo": _demo,
    "teams": _teams,
    "dated": _dated,
    "bare": _bare,
}


def _run(place: Path, words: list[str]) -> tuple[int, str, str]:
    from dashboard.cli import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(["--database", str(place), *words])
        except SystemExit as stop:
            code = int(stop.code or 0)
    return code, out.getvalue(), err.getvalue()


def _bare_text(text: str) -> str:
    """A text without what differs from run to run: ids, hashes, folders."""
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\b[0-9a-f]{12,64}\b", "#", text)
    text = re.sub(r'"seconds": [\d.]+', '"seconds": "#"', text)
    return re.sub(r"/[\w/.-]*record-[\w-]+/", "", text)


def _verbs(name: str, place: Path) -> Iterator[tuple[str, str]]:
    for title, words in READ.items():
        if title in PLAIN and name != "dated":
            continue
        for form in ([], ["--json"]):
            code, out, err = _run(place, [*words, *form])
            yield f"{name} | verb {title} {' '.join(form)}", f"exit {code}\n{out}{err}"
    for kind in ("json", "csv"):
        file = place.parent / f"report.{kind}"
        file.unlink(missing_ok=True)
        code, _, err = _run(place, ["report", "--format", kind, "--out", str(file)])
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        yield f"{name} | report {kind}", f"exit {code}\n{err}{text}"


def _teams_of(store: Any) -> list[str]:
    return [team for (team,) in store.rows("select distinct team from participation order by team")]


def _accounts(place: Path) -> dict[str, str]:
    """An account of each role; answers the roles' e-mails."""
    from data.store.database import open_database
    from data.store.people.accounts import Account, add_account

    emails = {}
    with contextlib.closing(open_database(place)) as store:
        teams = _teams_of(store)
        people = store.rows("select label from person order by person_no limit 1")
        for role, (kind, own, person) in ACCOUNTS.items():
            emails[role] = f"{role}@x.example"
            whose = str(people[0][0]) if person else ""
            in_teams = None if kind == "leader" else tuple(teams[number] for number in own)
            add_account(store, Account(emails[role], kind, in_teams, person=whose or None))  # type: ignore[arg-type]
    return emails


def _roles(name: str, place: Path) -> Iterator[tuple[str, str]]:
    from analytics.selection import Selection
    from analytics.study import Study
    from dashboard.commands.answer import as_json
    from dashboard.commands.measures import measured
    from dashboard.commands.plan import planned_answer
    from dashboard.render.files import KINDS
    from dashboard.subjects.report import Wanted, report
    from data.store.database import open_database
    from data.vocabulary import RefusedError, Viewer

    with contextlib.closing(open_database(place)) as store:
        viewers = {
            "lead": Viewer("lead", (_teams_of(store)[0],), name="lead@x.example"),
            "leader": Viewer("leader", None, people_visible=False, name="leader@x.example"),
        }
        for role, viewer in viewers.items():
            seen, chosen = store.seen_by(viewer), Selection(viewer=viewer)
            answers: dict[str, Callable[[], str]] = {
                "measures": lambda s=seen, c=chosen: as_json(measured(Study(s, c)).document),
                "plan": lambda s=seen, c=chosen: as_json(
                    planned_answer(Study(s, c), people=False).document
                ),
                "report json": lambda s=seen, c=chosen: (
                    KINDS["json"].render(report(Study(s, c), Wanted())).decode()
                ),
            }
            for title, ask in answers.items():
                try:
                    text = ask()
                except RefusedError as refusal:
                    text = f"refused: {refusal}"
                yield f"{name} | {role}: {title}", text


def _pages(name: str, place: Path, emails: dict[str, str]) -> Iterator[tuple[str, str]]:
    import pytest

    from dashboard.navigation import EVERY
    from tests.viewers.pages import Visit, offered

    roles = {"owner": "", **emails} if name in ("demo", "teams") else {"owner": ""}
    for role, email in roles.items():
        with pytest.MonkeyPatch.context() as patch:
            visit = Visit(place, patch)
            if email:
                visit.as_(email)
            else:
                from dashboard import signing

                patch.setattr(signing, "configured", lambda: False)
            for page in EVERY:
                app = visit.page(page)
                if app.exception:
                    yield f"{name} | {role}'s page {page}", str(app.exception[0].value)
                    continue
                texts = [*app.title, *app.header, *app.subheader, *app.metric, *app.markdown]
                shown = [str(getattr(item, "value", "")) for item in texts]
                frames = [frame.value.to_csv() for frame in app.dataframe]
                words, pages = offered(app)
                controls = sorted(filter(None, words)), sorted(pages)
                parts = [*shown, *frames, json.dumps(controls, indent=1)]
                yield f"{name} | {role}'s page {page}", "\n".join(parts)


def _keys(value: Any, at: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _keys(part, f"{at}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from _keys(part, f"{at}[]")
    else:
        yield at


def _catalogue(entries: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every verb with its options, every page, and every key of a JSON document."""
    _, out, _ = _run(Path("none"), ["--help"])
    names = re.findall(r"^    ([a-z]+) ", out, re.M)
    lines = []
    for verb in names:
        _, out, _ = _run(Path("none"), [verb, "--help"])
        lines.append(f"{verb}: {' '.join(sorted(set(re.findall(r'--[a-z-]+', out))))}")
    yield "catalogue | verbs and options", "\n".join(lines)
    for title in READ:
        text = entries.get(f"demo | verb {title} --json") or entries.get(
            f"dated | verb {title} --json", ""
        )
        with contextlib.suppress(json.JSONDecodeError):
            document = json.loads(text.split("\n", 1)[1])
            yield f"catalogue | keys of {title}", "\n".join(sorted({*_keys(document)}))
    from dashboard.navigation import EVERY

    yield "catalogue | pages", "\n".join(EVERY)


def _store(name: str) -> dict[str, str]:
    os.environ.pop("SKILLMIX_DATABASE_URL", None)
    _stop_the_clock()
    entries: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="record-") as folder:
        place = Path(folder) / "store.duckdb"
        STORES[name](place)
        entries |= _verbs(name, place)
        entries |= _roles(name, place)
        emails = _accounts(place) if name in ("demo", "teams") else {}
        entries |= _pages(name, place, emails)
    return {title: _bare_text(text) for title, text in entries.items()}


def recorded() -> dict[str, str]:
    """Everything that the product says now, by what was asked."""
    task = importlib.import_module("tests.record")._store  # a page makes itself `__main__`
    with ProcessPoolExecutor(2, max_tasks_per_child=1) as pool:
        parts = pool.map(task, STORES)
        entries = {title: text for part in parts for title, text in part.items()}
    return entries | dict(_catalogue(entries))


def main() -> int:
    """Make the record, or compare with it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=("make", "compare"))
    parser.add_argument("--full", action="store_true", help="every line that differs")
    parser.add_argument("--only", default="", help="entries with this in their title")
    parser.add_argument("--file", type=Path, default=PLACE)
    args = parser.parse_args()
    now = recorded()
    if args.what == "make":
        args.file.write_bytes(lzma.compress(json.dumps(now, indent=0).encode(), preset=9))
        print(f"{len(now)} entries, {sum(map(len, now.values()))} characters")
        return 0
    before = json.loads(lzma.decompress(args.file.read_bytes()))
    titles = [t for t in {**before, **now} if args.only in t and before.get(t) != now.get(t)]
    for title in titles:
        old, new = before.get(title, "").splitlines(), now.get(title, "").splitlines()
        diff = list(difflib.unified_diff(old, new, "before", "now", lineterm="", n=0))[2:]
        plus, minus = (sum(line.startswith(sign) for line in diff) for sign in "+-")
        print(f"{title}: {minus} lines less, {plus} more")
        if args.full:
            print("\n".join(diff))
    print(f"{len(titles)} of {len({**before, **now})} entries differ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
