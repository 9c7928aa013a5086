"""A file that was dropped; what to ask a team; what was imported; the welcome to an empty store."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cache, navigation, session
from dashboard.cache import Upload
from dashboard.components import page
from dashboard.components.mapping_table import edit_columns, edit_values, problem_table
from dashboard.components.page import CONTROLS, about, one_of
from dashboard.components.text import bold, heading, line, plain, quiet
from dashboard.formats import Watch, first_up
from dashboard.subjects import HELPS, privacy, survey, text_at
from dashboard.subjects.survey import renamed
from data.demo import load_demo
from data.files.lists import MOST_SKILLS, asked_skills, choices, form, notes, template
from data.ingest import Proposal, undo
from data.intake.columns.mapping_file import MappingFile, read_mapping, write_mapping
from data.intake.proposal import Doubt, whole_mapping
from data.load import kind_of
from data.store.history.imports import ImportRecord, history
from data.store.people.contests import contests
from data.vocabulary import RATERS, ImportOutcome, NearPeople, RefusedError

LONG = 10
"""Lines from which on a text scrolls in its own box; its button copies all of it."""
FROM_MANY = 4
"""Pairs from which on one box answers for all of them."""
MANY_DOUBTS = 12
DOUBTS_HEIGHT = 420
"""px of a long list of columns in doubt."""


def list_in(file: UploadedFile) -> str | None:
    """Which list a file is, by its header, or by why it holds no answers."""
    content = file.getvalue()
    if kind := kind_of(content, file.name):
        return kind
    with suppress(RefusedError):
        if cache.proposal(Upload(file.file_id, file.name, content)).lists_people:
            return "people"
    return None


def settings(file: UploadedFile) -> Upload:
    """Wave, date, raters, which a file of targets has not, and what is rarely needed."""
    upload = Upload(file.file_id, file.name, file.getvalue())
    try:
        first = cache.proposal(upload)
    except RefusedError:  # the page says beside why it cannot be read
        return upload
    answered = first.answered
    held_on = st.date_input(
        value=answered.day or "today", format="YYYY-MM-DD", **about("import_date", file.file_id)
    )
    day = held_on if isinstance(held_on, date) else date.today()
    if answered.reason:
        st.caption(plain(answered.reason))
    usual, waves = f"{day:%Y-%m}", [wave.name for wave in cache.all_waves()]
    box = about("import_wave", file.file_id)
    follows = f"{box['key']}_follows"
    if session.chosen(box["key"]) == session.chosen(follows):  # nobody chose another name
        session.preset(box["key"], usual)
    session.preset(follows, usual)
    wave = st.selectbox(
        options=list(dict.fromkeys([usual, *waves])), accept_new_options=True, **box
    )
    rater = one_of("import_rater", RATERS, format_func=str.capitalize)
    wave = (wave or "").strip() or usual
    return _rarely_said(replace(upload, wave=wave, held_on=day, rater=rater), first)


def _rarely_said(upload: Upload, first: Proposal) -> Upload:
    """With the scale of the numbers, and a mapping that was downloaded here or by the command: in
    sight where the file is refused as it is."""
    asked = first.refusal is not None
    with st.expander("What the file does not say", type="compact", expanded=asked):
        scale = st.text_input(**about("import_scale"))
        file = st.file_uploader(type=["toml"], **about("mapping"))
        mapping = None
        with page.refusals("block"):
            mapping = read_mapping(file.getvalue()) if file else None
    return replace(upload, scale=(scale or "").strip() or None, mapping=mapping)


def run(upload: Upload, **how: Any) -> None:
    """Store the file, `how` as `ingest` takes it, and go on to the history; a click on anything
    stops it."""
    place = st.empty()
    with place.container(key="importing"):
        bar = st.progress(0.0, "Reading the file")
        st.button("Cancel", icon=":material/close:", key="cancel_import")
    watch = Watch()

    def show(step: str, done: int, rows: int) -> None:
        bar.progress(min(1.0, done / max(rows, 1)), plain(watch.sentence(step, done, rows)))

    running = session.RunningImport()
    session.running.keep(running)
    try:
        outcome = cache.import_file(upload, progress=show, **how)
        running.import_id = outcome.import_id
        running.sentence = survey.imported(outcome)
    except RefusedError:
        running.sentence = ""  # the page says why, in this run
        raise
    finally:
        running.ended.set()
    st.rerun()


def say_what_became() -> None:
    """Of the import that an earlier run began: done, or ended by a click, which started this run
    at once, while the other may still be on its way out."""
    running = session.running.get()
    if running is None:
        return
    if not running.ended.is_set():
        with st.spinner("Stopping the import"):
            running.ended.wait()
    session.running.forget()
    if running.sentence:
        session.message.keep(running.sentence)
        session.stored.keep((running.sentence, running.import_id))
        session.clear_upload()
    elif running.sentence is None:
        st.info(survey.STOPPED, icon=":material/undo:")


def ask_team(*, first: bool) -> None:
    """Everything that a lead needs to ask a team; open where nothing was surveyed yet."""
    title = survey.TITLE if first else survey.AGAIN
    with st.expander(title, expanded=first, icon=":material/edit_note:", key="ask_team"):
        st.markdown(HELPS["survey.ask"])
        asked = _skills()
        if not asked:
            line("Choose at least one skill.")
            return
        ways = survey.WAYS
        way = one_of("ask_way", list(ways), default="google-forms", format_func=ways.__getitem__)
        page.lines(notes(way))
        if way == "survey":
            text = template(cache.store(), way, asked)
            page.download("Download the table", text, "skillmix-survey.csv")
            return
        texts = form(cache.store(), way, asked)
        for step, part in enumerate(texts, start=1):
            number = f"{step}. " if len(texts) > 1 else ""
            st.markdown(f"{bold(number + part.title)} {plain(part.how)}")
            long = way != "mail" and part.text.count("\n") >= LONG
            st.code(part.text, language=None, wrap_lines=True, height=200 if long else "content")


def _skills() -> tuple[str, ...]:
    have = cache.of_store(choices)
    left, right = st.columns([1, 2.4], gap="small")
    begun = left.selectbox(
        options=[survey.USUAL, *map(survey.of_role, have.roles), *have.areas],
        filter_mode=None,
        **about("ask_begin"),
    )
    role = next((role for role in have.roles if survey.of_role(role) == begun), None)
    usual = begun == survey.USUAL
    usually = asked_skills(
        cache.store(), roles=[role] if role else (), areas=() if role or usual else [begun]
    )
    chosen = right.multiselect(
        options=[skill for own in have.areas.values() for skill in own],
        default=usually,
        max_selections=MOST_SKILLS,
        select_all=False,
        **about("ask_skills", begun),
    )
    return tuple(chosen)


def choose_skills(
    doubts: Sequence[Doubt], mapping: MappingFile | None, key: str
) -> MappingFile | None:
    """The mapping, with the columns that were said to be skills."""
    heading(survey.doubt_title(doubts))
    st.markdown(plain(HELPS["survey.doubt"]))
    boxes = [f"{key}_{place}" for place in range(len(doubts))]

    def every() -> None:
        for box in boxes:
            session.preset(box, True)

    st.button(
        "All of these are skills", on_click=every, icon=":material/done_all:", key=f"{key}_all"
    )
    with st.container(height=DOUBTS_HEIGHT if len(doubts) > MANY_DOUBTS else "content"):
        chosen = tuple(
            doubt.header
            for doubt, box in zip(doubts, boxes, strict=True)
            if st.checkbox(plain(survey.doubt(doubt)), key=box)
        )
    return replace(mapping or MappingFile(), skills=chosen) if chosen else mapping


def choose_people(
    pairs: Sequence[NearPeople], mapping: MappingFile | None, key: str
) -> MappingFile | None:
    """The mapping, with those who were said to be one person."""
    heading(text_at("survey.near", pairs=pairs))
    names = [name for pair in pairs for name in (pair.one, pair.other)]
    each = len(set(names)) == len(names) >= 2 * FROM_MANY
    every = each and st.checkbox("Each of these pairs is one person", key=f"{key}_each")
    same = [
        (pair.one, pair.other)
        for place, pair in enumerate(pairs)
        if every or st.checkbox(plain(survey.near_people(pair)), key=f"{key}_{place}_{pair.one}")
    ]
    if not same:
        return mapping
    base = mapping or MappingFile()
    return replace(base, same_person=(*base.same_person, *same))


def import_buttons(outcome: ImportOutcome, waits: bool) -> tuple[bool, str | None]:
    """Whether to store the file now, and the id of the import that it replaces."""
    known = outcome.duplicate
    again = () if known else outcome.repeats
    for earlier in again:
        st.warning(plain(earlier.reason), icon=":material/content_copy:")
    with st.container(horizontal=True, gap="small"):
        for earlier in again:
            if st.button(
                plain(text_at("survey.replace", file=earlier.file_name)),
                disabled=waits,
                icon=":material/swap_horiz:",
                key=f"replace_{earlier.import_id}",
            ):
                return True, earlier.import_id
        pressed = st.button(
            "Import beside it" if again else "Import",
            type="secondary" if again else "primary",
            icon=":material/check:",
            disabled=known or waits,
        )
    return pressed, None


@page.refusals("block")
def show(upload: Upload) -> None:
    first = cache.proposal(upload)
    top = st.container(key="gate")
    if len(first.sheets) > 1:
        sheet = top.selectbox(
            options=first.sheets, index=first.sheets.index(first.sheet), **about("sheet")
        )
        upload = replace(upload, sheet=sheet)
        first = cache.proposal(upload)
    if first.remembered:
        top.info(plain(first.remembered), icon=":material/history:")
        fresh = top.toggle(**about("fresh", upload.file_id))
        upload = replace(upload, fresh_mapping=fresh)
        first = cache.proposal(upload)
    with top:
        heading(survey.recognised(first))
        st.caption(plain(survey.read_as(first)))
        asked = st.container()
    if first.scale:
        question, part = first.scale, f"{upload.file_id}_{upload.sheet}"
        with asked:
            heading("Which scale do the numbers have?")
            st.markdown(plain(question.sentence))
            start = None if question.open else question.assumed
            scale = one_of("scale", question.choices, part, default=start)
        if scale != start:
            upload = replace(upload, scale=scale)
            first = cache.proposal(upload)
    key = f"{upload.file_id}_{upload.sheet}_{upload.fresh_mapping}"
    if first.doubt:
        with asked:
            known = choose_skills(first.doubt, first.mapping, f"skills_{key}")
        first = cache.proposal(replace(upload, mapping=known))
        key = f"{key}_{hash(known.skills if known else ())}"
    upload = replace(upload, mapping=edit_columns(first, key=f"columns_{key}"))
    mapping = edit_values(cache.proposal(upload), upload.mapping, key=f"values_{key}")
    upload = replace(upload, mapping=mapping)
    final = cache.proposal(upload)
    page.download(
        "Download this mapping",
        write_mapping(whole_mapping(final, mapping)),
        "mapping.toml",
        help=CONTROLS["mapping"]["help"],
    )
    with asked:
        outcome = _gate(upload, final)
    issues = (*outcome.issues, *renamed(outcome.renamed)) if outcome else final.issues
    problem_table(issues, upload.name)


def _gate(upload: Upload, proposal: Proposal) -> ImportOutcome | None:
    """What is asked and what would be stored; the outcome of a dry run, where there is one."""
    scale = proposal.scale.sentence if proposal.scale else ""
    if proposal.doubt or proposal.refusal == scale:
        return None  # it is asked above
    if proposal.refusal:
        page.refused(proposal.refusal, "block")
        st.markdown(plain(survey.refused_help(proposal.refusal)))
        return None
    team = st.selectbox(
        options=cache.of_store(choices).teams,
        index=None,
        accept_new_options=True,
        **about("import_team", upload.file_id),
    )
    upload = replace(upload, team=(team or "").strip() or None)
    outcome = cache.dry_run(upload)
    if outcome.near_people:
        same = choose_people(outcome.near_people, upload.mapping, f"near_{upload.file_id}")
        upload = replace(upload, mapping=same)
        outcome = cache.dry_run(upload)
    if questions := [q for q in outcome.questions if q != scale]:
        heading("Please look at this before you import")
        page.lines(questions)
    heading(survey.stored_title(outcome))
    page.lines(survey.stored(outcome))
    new_people = False
    if outcome.must_choose:
        st.warning(plain(outcome.must_choose), icon=":material/group:")
        new_people = st.checkbox(HELPS["survey.new_people"], key=f"near_{upload.file_id}_new")
    waits = bool(outcome.must_choose) and not new_people
    pressed, replaces = import_buttons(outcome, waits)
    if pressed:
        confirmed = proposal.scale.assumed if proposal.scale else None
        run(upload, replaces=replaces, new_people=new_people, confirmed=confirmed)
    return outcome


WAITING_SHOWN = 12
IMPORTS_SHOWN = 8


def show_waiting() -> None:
    """A link to each, beside its ratings; nothing where nothing waits."""
    result = [contest for contest in contests(cache.store()) if contest.is_open]
    if not result:
        return
    heading(privacy.waiting(result))
    for contest in result[:WAITING_SHOWN]:
        navigation.link(
            "heatmap",
            plain(f"{contest.person}, {contest.skill}: {first_up(privacy.wish(contest))}"),
            {
                "rows": "People",
                "row": str(contest.person_no),
                "column": contest.skill_id,
                "wave": contest.wave,
            },
        )
    if len(result) > WAITING_SHOWN:
        more = len(result) - WAITING_SHOWN
        st.markdown(plain(f"and {more} more; “skillmix contest list” has all."))


def welcome() -> None:
    st.title("Can this team do what you are about to ask of it?", anchor=False)
    st.markdown(HELPS["welcome.what"])
    if not cache.may("surveys"):
        st.markdown("Nothing that you may see was surveyed yet. Leads and administrators import.")
        return
    whole = cache.may("everything")
    st.markdown(f"Nothing was surveyed yet.{' Two ways in:' if whole else ''}")
    with st.container(horizontal=True, gap="small"):
        own = st.button("Drop your survey", type="primary", icon=":material/upload_file:")
        demo = whole and st.button("Load the demo team", icon=":material/groups:")
    if own:
        navigation.go("survey")
    if demo:
        add_demo()
    if whole:
        st.caption(HELPS["welcome.demo"])


def add_demo() -> None:
    with st.spinner("Loading three waves of the demo team"):
        load_demo(cache.store())
    session.message.keep("The demo team is loaded.")
    navigation.go("home")


def imported() -> list[ImportRecord]:
    """Files that were imported, latest first."""
    return history(cache.store(), cache.viewer())


def show_imports(records: Sequence[ImportRecord]) -> None:
    if not records:
        st.markdown(plain(HELPS["survey.what_happens"]))
        if st.button("Load the demo team instead", icon=":material/groups:"):
            add_demo()
        return
    sentence, import_id = session.stored.get() or ("", "")
    if any(record.import_id == import_id and not record.undone_at for record in records):
        known = text_at("survey.stored", sentence=sentence)
        st.success(plain(known), icon=":material/check_circle:")
    heading("Imports, the latest first")
    for record in records[:IMPORTS_SHOWN]:
        _row(record)
    if len(records) > IMPORTS_SHOWN:
        with st.expander(f"{len(records) - IMPORTS_SHOWN} earlier imports", type="compact"):
            for record in records[IMPORTS_SHOWN:]:
                _row(record)


def _row(record: ImportRecord) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        border=True,
        key=f"import_{record.import_id}",
    ):
        st.markdown(
            f"{bold(record.file_name)} {plain(survey.import_line(record))}  \n"
            f"{quiet(survey.import_detail(record))}"
        )
        with st.container(horizontal=True, width="content", gap="small"):
            with st.popover("What it changed", key=f"changed_{record.import_id}"):
                page.lines(survey.import_changes(record))
            if record.undone_at is not None:
                return
            with st.popover("Undo", key=f"ask_{record.import_id}"):
                st.markdown(plain(survey.undo_question(record)))
                if st.button("Take it back", key=f"undo_{record.import_id}", type="primary"):
                    page.anew(undo(cache.store(), record.import_id))
