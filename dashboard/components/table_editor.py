"""Tables that are edited, downloaded and loaded, with one check for all of them."""

import io
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from analytics.ledger.ledger import accept, take, told_text
from analytics.ledger.results import Learned, Ledger
from analytics.proposals import Proposal, as_file, strong
from analytics.results import Analysis, Selection
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.setup.assumptions import assumptions_of
from dashboard import cache, navigation, session
from dashboard.components import page, sections
from dashboard.components.mapping_table import problem_table
from dashboard.components.page import about, column_config
from dashboard.components.scenario import saved_scenario
from dashboard.components.sections import on_paper, show_table
from dashboard.components.text import ROW, heading, line, plain
from dashboard.subjects import HELPS, settings, standing
from dashboard.subjects.home import PROPOSED
from dashboard.subjects.settings import sides
from data.files.assumptions import BASE_PAY, called, evidence, questions
from data.files.heading import columns_of
from data.files.ledger import DROPPED, TOLD
from data.files.lists import notes, template
from data.files.table import LoadProblems, csv_text, list_text
from data.load import LoadOutcome, drop_targets, load, move_targets, take_back
from data.store.facts.requirements import keeps_scope
from data.store.facts.settings import Assumption, assumptions
from data.vocabulary import Issue, RefusedError

EDITED, TOLD_HERE = "the table in Settings", "the table of the ledger"
_ROW = re.compile(r"(?<= stands in row )\d+")
"""A row that a problem of another one names."""


def editor(kind: str) -> None:
    st.markdown(plain(HELPS[f"settings.{kind}"]))
    text = cache.exported(kind)
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    if kind == "requirements":
        table = _own(table)
    edited = st.data_editor(
        table,
        key=session.upload_key(f"edit_{kind}"),
        num_rows="dynamic",
        hide_index=True,
        height=min(460, ROW * (len(table) + 2) + 2),  # one empty row to write in
        alt=f"Editable table of {kind}",
        column_config=column_config(kind),
    )
    on_paper({str(name): list(table[name]) for name in table}, f"edit_{kind}")
    if st.button("Save the table", type="primary", key=f"save_{kind}"):
        if edited.equals(table):
            st.info(settings.NOTHING_TO_SAVE)
        else:
            emptied: set[str] = set()
            if kind == "requirements":
                emptied = set(table["scope"]) - set(edited["scope"].dropna().str.strip())
            save(kind, edited.to_csv(index=False).encode(), EDITED, tuple(sorted(emptied)))
    files(kind)


def _own(table: pd.DataFrame) -> pd.DataFrame:
    """Requirements that the visitor may change; the others are shown above, to read."""
    mine = table["scope"].map(partial(keeps_scope, cache.viewer())).astype(bool)
    rest = table[~mine]
    if len(rest):
        with st.expander(settings.of_others(len(rest))):
            show_table({str(name): list(rest[name]) for name in rest}, "requirements_of_others")
    return table[mine].reset_index(drop=True)


def files(kind: str) -> None:
    def taken() -> str:
        if kind == "people":
            cache.note_file("export", f"skillmix-{kind}.csv")
        return cache.exported(kind)

    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        page.download("Download as CSV", taken, f"skillmix-{kind}.csv", f"download_{kind}")
        st.download_button(
            "Empty template",
            template(cache.store(), kind),
            f"skillmix-{kind}-template.csv",
            "text/csv",
            on_click="ignore",
            key=f"template_{kind}",
        )
    load_instead(kind, kind, notes(kind), partial(save, kind))


def load_instead(
    name: str, key: str, notes: Sequence[str], take: Callable[[bytes, str], None]
) -> None:
    with st.expander("Load a CSV instead", type="compact"):
        for note in notes:
            st.caption(plain(note))
        file = st.file_uploader(f"CSV of {name}", type="csv", key=session.upload_key(key))
        if file is not None and st.button("Load the file", key=f"load_{key}"):
            take(file.getvalue(), file.name)


def load_list(kind: str, content: bytes, file_name: str) -> None:
    """What a file that was dropped is, and the button that takes it over."""
    heading(f"{file_name} is a list of {settings.LISTS[kind]}")
    for note in notes(kind):
        st.caption(plain(note))
    with page.refusals("block"):
        if st.button("Load the list", type="primary", key=f"take_{kind}"):
            save(kind, content, file_name)


def save(kind: str, content: bytes, file_name: str, emptied: tuple[str, ...] = ()) -> None:
    """Take a list over. `emptied`: scopes whose rows were all deleted."""
    done(partial(load, cache.store(), kind, content, file_name, emptied))


def done(change: Callable[[], LoadOutcome]) -> None:
    """Change the store and say so after the next run, with the way back; or all problems now."""
    try:
        outcome = change()
    except LoadProblems as refusal:
        st.warning(plain(f"{refusal.file_name} was not taken over; nothing was changed."))
        edited = refusal.file_name in (EDITED, TOLD_HERE)
        problems = [_as_shown(item) if edited else item for item in refusal.problems]
        problem_table(problems, refusal.file_name)
        return
    text, back = " ".join([outcome.sentence, *outcome.notes]), outcome.back
    session.clear_upload()
    if back is None:
        page.anew(text)

    def undo() -> str:
        sentence = take_back(cache.store(), back)
        session.clear_upload()  # the table is drawn anew, as it was
        return sentence

    session.stored.forget()
    page.anew(text, undo)


def _as_shown(problem: Issue) -> Issue:
    """The same in a table on the screen, whose first row is the second of its file."""
    reason = _ROW.sub(lambda row: str(int(row[0]) - 1), problem.reason)
    return replace(problem, row=problem.row and problem.row - 1, reason=reason)


def nothing_required(analysis: Analysis) -> None:
    if not cache.may("lists"):
        if not analysis.all_withheld:
            st.markdown(plain(HELPS["standing.wait"]))
        return
    st.markdown(plain(standing.shared_elsewhere(analysis) or standing.SAY_REQUIRED))
    proposed = cache.study(analysis.selection).proposals()
    if proposed:
        st.markdown(plain(standing.proposals_title(proposed)))
        _offer(proposed)
    else:
        st.markdown(plain(standing.NOTHING_PROPOSED))
    with st.container(horizontal=True, gap="small"):
        if st.button("Load or write your own list"):
            navigation.go("settings")
        if st.button("See the heatmap"):
            navigation.go("heatmap")


def without_people(analysis: Analysis) -> None:
    """Targets of teams that have nobody: said first, each with the way to mend it."""
    for scope in standing.empty_scopes(analysis):
        st.warning(plain(standing.without_people(analysis, scope)), icon=":material/group_off:")
        teams = sorted({team for team, _, _ in analysis.waves})
        if not (cache.may("lists") and teams):
            continue
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            team = st.selectbox("Give them to", teams, index=None, key=f"move_to_{scope}")
            if st.button("Move them", key=f"move_{scope}", disabled=team is None) and team:
                done(partial(move_targets, cache.store(), scope, team))
            if st.button("Drop them", key=f"drop_{scope}"):
                done(partial(drop_targets, cache.store(), scope))


def for_other_teams(analysis: Analysis) -> None:
    """Proposals for teams without targets beside others that have some."""
    proposed = cache.study(analysis.selection).proposals()
    if proposed:
        with st.expander(plain(standing.proposals_title(proposed))):
            _offer(proposed)


def _offer(proposed: Sequence[Proposal]) -> None:
    shown = PROPOSED.table("proposed", "", proposed)
    usual = strong(proposed)
    ticked = [n for n, item in enumerate(proposed) if item in usual]
    # other proposals, of another team, have boxes of their own
    key = f"proposed_{abs(hash(tuple(proposed)))}"
    taken = sections.choice(shown, key, ticked, tall=len(proposed))
    line(standing.ticked(len(taken), len(proposed)))
    if st.button("Use these targets", type="primary", key="use_targets", disabled=not taken):
        save("requirements", as_file([proposed[n] for n in taken]), "proposals")


def choose_decided(decided: Sequence[Saved]) -> Saved:
    """Which decided plan is followed; no box where there is one only."""
    if len(decided) == 1:
        return decided[0]
    by_name = {saved.name: saved for saved in decided}
    name = st.selectbox(
        options=list(by_name), index=len(by_name) - 1, filter_mode=None, **about("followed")
    )
    return by_name.get(name, decided[-1])


def tell_outcomes(saved: Saved, result: Ledger) -> None:
    if not result.outcomes:
        return
    heading("What no survey shows")
    line(HELPS["ledger.report"])
    text = told_text(cache.store(), saved, result.outcomes)
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    edited = st.data_editor(
        table,
        key=session.upload_key(f"tell_{saved.name}"),
        hide_index=True,
        disabled=[column for column in table.columns if column not in TOLD],
        column_config=column_config("ledger", {"outcome": ["", "yes", "no", DROPPED]}),
        placeholder="",
        alt="Editable table of what became of each purchase",
    )
    if st.button("Save the table", type="primary", key="save_told"):
        _take_told(saved, edited.to_csv(index=False).encode(), TOLD_HERE)
    page.download("Download as CSV", text, "skillmix-ledger.csv", "download_told")
    load_instead("the ledger", "told", notes("ledger"), partial(_take_told, saved))


def take_over(rates: Sequence[Learned], wave: str | None) -> None:
    with st.container(horizontal=True, gap="small"):
        for rate in rates:
            new = rate.offer is not None and rate.offer != rate.today
            if new and st.button(
                f"Take over {rate.key}", key=f"accept_{rate.key}", help=HELPS["take_over"]
            ):
                page.anew(accept(cache.store(), rate.key, wave).sentence)


def _take_told(saved: Saved, content: bytes, file_name: str) -> None:
    done(partial(take, cache.store(), saved, content, file_name, today=date.today()))


COLUMNS = columns_of("assumptions")


def studies_of(keys: Collection[str]) -> None:
    known = [key for key in evidence() if key in keys]
    if not known:
        return
    with st.expander(settings.STUDIES_TITLE):
        _studies(st.selectbox(options=known, **about("studies_of")))


def show_studies() -> None:
    """The findings on every assumption that has any, one fold each."""
    heading(settings.STUDIES_TITLE)
    st.markdown(plain(HELPS["settings.studies"]))
    for key in evidence():
        with st.expander(plain(settings.title(key))):
            _studies(key)


def _studies(key: str) -> None:
    result = evidence()[key]
    table = settings.evidence_table(result)
    show_table(table, f"studies_{key}", alt=settings.title(key), tall=len(result))


def assumptions_editor() -> None:
    st.markdown(plain(HELPS["settings.assumptions"]))
    held = cache.of_store(assumptions)
    _currency(held)
    _table(list(held.values()), dict(saved_scenario(_everything()).assumptions))
    studies_of(held)
    files("assumptions")


def _everything() -> Selection:
    return Selection(viewer=cache.viewer().scope)


def _currency(held: Mapping[str, Assumption]) -> None:
    """Of all money in the store, whose units begin with it: another one renames every unit."""
    before = held[BASE_PAY].unit.split()[0]
    with st.form("coin", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        code = st.text_input(value=before, max_chars=3, **about("currency")).strip().upper()
        if not st.form_submit_button("Save the currency"):
            return
    if code == before:
        st.info(settings.NOTHING_TO_SAVE)
        return
    renamed = [
        replace(item, unit=code + item.unit.removeprefix(before))
        for item in held.values()
        if item.unit.split()[0] == before
    ]
    save("assumptions", list_text("assumptions", renamed).encode(), EDITED)


def _table(rows: Sequence[Assumption], overrides: dict[str, float]) -> None:
    before = pd.DataFrame([asdict(row) for row in rows], columns=list(COLUMNS.names))
    before["year"] = before["year"].astype("Int64")
    own = pd.Series([overrides.get(row.key) for row in rows], dtype="Float64")
    before.insert(4, settings.SCENARIO, own)  # beside the numbers
    before.insert(1, "name", [called(row.key) for row in rows])
    before["studies"] = [sides(row.key) for row in rows]
    before["question"] = [_asked(row, overrides.get(row.key)) for row in rows]
    after = st.data_editor(
        before,
        key=session.upload_key("edit_assumptions"),
        num_rows="dynamic",
        hide_index=True,
        height=520,
        placeholder="",
        disabled=["name", "studies", "question"],
        column_config=column_config("assumptions"),
        alt="Editable table of assumptions",
    )
    printed = {name: [getattr(row, name) for row in rows] for name in COLUMNS.names}
    # A year is no amount, and has no comma.
    printed["year"] = [None if row.year is None else str(row.year) for row in rows]
    on_paper(printed, "edit_assumptions")
    if st.button("Save the table", type="primary", key="save_assumptions"):
        _save_table(before, after)


def _asked(row: Assumption, own: float | None) -> str:
    """Why the number, or the scenario's own in its place, looks unusual."""
    answers = questions([row])
    if own is not None:
        answers += questions([replace(row, likely=own)])
    return " ".join(dict.fromkeys(answers))


def _save_table(before: pd.DataFrame, after: pd.DataFrame) -> None:
    """The scenario's numbers stay with the visitor, all others go into the store."""
    own = after[after[settings.SCENARIO].notna()]
    chosen = tuple(zip(own["key"], own[settings.SCENARIO].astype(float), strict=True))
    columns = list(COLUMNS.names)
    stored = after[columns].equals(before[columns])
    begun = saved_scenario(_everything())
    kept = chosen == tuple(begun.assumptions)
    if stored and kept:
        st.info(settings.NOTHING_TO_SAVE)
        return
    scenario = replace(begun, assumptions=chosen)
    try:
        assumptions_of(cache.store(), scenario)
    except RefusedError as refusal:
        st.warning(plain(str(refusal)))
        return
    if not kept:
        session.overrides.keep(chosen)
        session.scenario.keep(scenario)
    if stored:
        session.message.keep(settings.kept(len(chosen)))
        session.clear_upload()
        st.rerun()
    rows = after[columns].astype(object).where(after[columns].notna(), None)
    save("assumptions", csv_text(columns, rows.to_numpy().tolist()).encode(), EDITED)
