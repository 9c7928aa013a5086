"""A file that was dropped: what is asked of it and what is stored; what to ask a team."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import cache, session
from dashboard.components import page
from dashboard.components.mapping_table import edit_columns, edit_values, problem_table
from dashboard.components.text import bold, heading, line, plain
from dashboard.formats import Watch
from dashboard.subjects import HELPS, survey
from dashboard.subjects.survey import renamed
from data.files.lists import MOST_SKILLS, asked_skills, form, notes, template
from data.ingest import PeopleAsked, Proposal
from data.intake.columns.mapping_file import MappingFile, read_mapping
from data.intake.identity.people import AnsweredIn
from data.intake.levels.scales import ScaleQuestion
from data.intake.matrices.requirement_list import LAYOUT as TARGETS
from data.intake.proposal import Doubt, whole_mapping, write_mapping
from data.vocabulary import RATERS, ImportOutcome, NearPeople, RefusedError

LONG = 10
"""Lines from which on a text scrolls in its own box; its button copies all of it."""
FROM_MANY = 4
"""Pairs from which on one box answers for all of them."""
MANY_DOUBTS = 12
DOUBTS_HEIGHT = 420
"""px of a long list of columns in doubt."""
MOST_CELLS = 1_000_000
"""Cells past which a file is not tried against the store before it is imported."""


Chosen = tuple[cache.Upload, cache.Round, MappingFile | None]
"""How a file is read, and where it goes."""


def choose_file() -> UploadedFile | None:
    return st.file_uploader(
        "Answers of a survey, or a list: targets, people, roles, assumptions, skills",
        key=session.upload_key("survey"),
        help=HELPS["file"],
    )


def settings(file: UploadedFile | None) -> Chosen | None:
    """Wave, date, raters, and what is rarely needed; None while there is no file. Nobody rates in
    a file of targets: it has neither."""
    if file is None:
        return None
    first, upload = None, cache.Upload(file.file_id, file.name, None, "self")
    with suppress(RefusedError):  # the page says beside why it cannot be read
        first = cache.proposal(upload, file.getvalue())
    if first is not None and first.layout == TARGETS:
        today = date.today()
        scale, mapping = _rarely_said()
        return replace(upload, scale=scale), cache.Round(f"{today:%Y-%m}", today), mapping
    answered = first.answered if first else AnsweredIn()
    held_on = st.date_input(
        "Date of the survey",
        value=answered.day or "today",
        format="YYYY-MM-DD",
        key=f"import_date_{file.file_id}",
        help=HELPS["day"],
    )
    day = held_on if isinstance(held_on, date) else date.today()
    if answered.reason:
        st.caption(plain(answered.reason))
    waves = [wave.name for wave in cache.all_waves()]
    wave = st.selectbox(
        "Wave (choose one, or write a new name)",
        list(dict.fromkeys([f"{day:%Y-%m}", *waves])),
        accept_new_options=True,
        key=f"import_wave_{file.file_id}",
        help=HELPS["wave"],
    )
    rater = st.segmented_control(
        "Who rated",
        RATERS,
        default="self",
        required=True,
        format_func=lambda kind: kind.capitalize(),
        key="import_rater",
        help=HELPS["rater"],
    )
    into = cache.Round(wave=(wave or "").strip() or f"{day:%Y-%m}", held_on=day)
    scale, mapping = _rarely_said()
    return replace(upload, scale=scale, rater=rater), into, mapping


def _rarely_said() -> tuple[str | None, MappingFile | None]:
    """The scale of the numbers, and a mapping that was downloaded here or by the command."""
    with st.expander("What the file does not say", type="compact"):
        scale = st.text_input(
            "Scale of the numbers",
            placeholder="for example 1-5",
            key="import_scale",
            help=HELPS["scale"],
        )
        file = st.file_uploader(
            survey.MAPPING_FILE,
            type=["toml"],
            key=session.upload_key("mapping"),
            help=HELPS["survey.mapping_file"],
        )
        mapping = None
        try:
            mapping = read_mapping(file.getvalue()) if file else None
        except RefusedError as refusal:
            _blocked(refusal)
    return (scale or "").strip() or None, mapping


def _blocked(refusal: RefusedError | str) -> None:
    st.warning(plain(str(refusal)), icon=":material/block:")


def run(
    upload: cache.Upload,
    content: bytes,
    mapping: MappingFile | None,
    into: cache.Round,
    replaces: str | None,
    new_people: bool,
) -> None:
    """Store the file, perhaps in place of an import, and go on to the history; a click on anything
    stops it."""
    place = st.empty()
    with place.container(key="importing"):
        bar = st.progress(0.0, "Reading the file")
        st.button("Cancel", icon=":material/close:", key="cancel_import")
    watch = Watch()

    def show(step: str, done: int, rows: int) -> None:
        bar.progress(watch.share(step, done, rows), plain(watch.sentence(step, done, rows)))

    running = session.RunningImport()
    session.running.keep(running)
    try:
        outcome = cache.import_file(
            upload, content, mapping, into, replaces=replaces, new_people=new_people, progress=show
        )
        running.import_id = outcome.import_id
        running.said = survey.imported(outcome)
    except RefusedError:
        running.said = ""  # the page says why, in this run
        raise
    finally:
        running.ended.set()
    st.rerun()


def say_what_became() -> None:
    """Of the import that an earlier run began: done, or ended by a click.

    The click started this run at once, while the other may still be on its way out.
    """
    running = session.running.get()
    if running is None:
        return
    if not running.ended.is_set():
        with st.spinner("Stopping the import"):
            running.ended.wait()
    session.running.forget()
    if running.said:
        session.message.keep(running.said)
        session.stored.keep((running.said, running.import_id))
        session.clear_upload()
    elif running.said is None:
        st.info(survey.STOPPED, icon=":material/undo:")


def ask_team(*, first: bool) -> None:
    """Everything that a lead needs to ask a team; open where nothing was surveyed yet."""
    title = survey.TITLE if first else survey.AGAIN
    with st.expander(title, expanded=first, icon=":material/edit_note:", key="ask_team"):
        st.markdown(HELPS["survey.ask"])
        asked = _skills()
        if not asked:
            line(survey.NOTHING_ASKED)
            return
        way = st.segmented_control(
            "How you ask",
            list(survey.WAYS),
            default="google-forms",
            required=True,
            format_func=survey.WAYS.__getitem__,
            key="ask_way",
            help=HELPS["how_you_ask"],
        )
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
    have = cache.survey_choices()
    left, right = st.columns([1, 2.4], gap="small")
    begun = left.selectbox(
        "Begin with",
        [survey.USUAL, *map(survey.of_role, have.roles), *have.areas],
        key="ask_begin",
        filter_mode=None,
        help=HELPS["survey.begin"],
    )
    role = next((role for role in have.roles if survey.of_role(role) == begun), None)
    usual = begun == survey.USUAL
    chosen = right.multiselect(
        f"Skills that are asked, at most {MOST_SKILLS}",
        [skill for own in have.areas.values() for skill in own],
        default=asked_skills(
            cache.store(),
            roles=[role] if role else (),
            areas=() if role or usual else [begun],
        ),
        max_selections=MOST_SKILLS,
        help=HELPS["asked_skills"],
        select_all=False,
        key=f"ask_skills_{begun}",
    )
    return tuple(chosen)


def choose_scale(question: ScaleQuestion, key: str) -> str | None:
    """The scale that was chosen; None for the one that is assumed."""
    heading(survey.SCALE_TITLE)
    st.markdown(plain(question.sentence))
    chosen = st.segmented_control(
        "Scale of the numbers",
        question.choices,
        help=HELPS["scale_choice"],
        default=question.assumed,
        required=True,
        key=key,
    )
    return None if chosen == question.assumed else chosen


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

    st.button(survey.ALL_SKILLS, on_click=every, icon=":material/done_all:", key=f"{key}_all")
    with st.container(height=DOUBTS_HEIGHT if len(doubts) > MANY_DOUBTS else "content"):
        said = tuple(
            doubt.header
            for doubt, box in zip(doubts, boxes, strict=True)
            if st.checkbox(plain(survey.doubt(doubt)), key=box)
        )
    return replace(mapping or MappingFile(), skills=said) if said else mapping


def choose_people(
    pairs: Sequence[NearPeople], mapping: MappingFile | None, key: str
) -> MappingFile | None:
    """The mapping, with those who were said to be one person."""
    heading(survey.near_title(pairs))
    names = [name for pair in pairs for name in (pair.one, pair.other)]
    each = len(set(names)) == len(names) >= 2 * FROM_MANY
    every = each and st.checkbox(survey.EACH_PAIR, key=f"{key}_each")
    same = [
        (pair.one, pair.other)
        for place, pair in enumerate(pairs)
        if every or st.checkbox(plain(survey.near_people(pair)), key=f"{key}_{place}_{pair.one}")
    ]
    if not same:
        return mapping
    base = mapping or MappingFile()
    return replace(base, same_person=(*base.same_person, *same))


def import_buttons(outcome: ImportOutcome | None, waits: bool) -> tuple[bool, str | None]:
    """Whether to store the file now, and the id of the import that it replaces."""
    known = outcome is not None and outcome.duplicate
    again = outcome.repeats if outcome and not known else ()
    for one in again:
        st.warning(plain(one.reason), icon=":material/content_copy:")
    with st.container(horizontal=True, gap="small"):
        for one in again:
            if st.button(
                plain(survey.replace_button(one)),
                type="primary",
                disabled=waits,
                icon=":material/swap_horiz:",
                key=f"replace_{one.import_id}",
            ):
                return True, one.import_id
        pressed = st.button(
            survey.KEEP_BOTH if again else "Import",
            type="secondary" if again else "primary",
            icon=":material/check:",
            disabled=known or waits,
        )
    return pressed, None


def show(file: UploadedFile, chosen: Chosen) -> None:
    try:
        _show(file, *chosen)
    except RefusedError as refusal:
        _blocked(refusal)


def _show(
    file: UploadedFile, upload: cache.Upload, into: cache.Round, told: MappingFile | None
) -> None:
    content = file.getvalue()
    first = cache.proposal(upload, content, told)
    top = st.container(key="gate")
    if len(first.sheets) > 1:
        sheet = top.selectbox(
            "Sheet", first.sheets, index=first.sheets.index(first.sheet), help=HELPS["sheet"]
        )
        upload = replace(upload, sheet=sheet)
        first = cache.proposal(upload, content, told)
    if first.remembered:
        top.info(plain(first.remembered), icon=":material/history:")
        fresh = top.toggle(
            "Use a fresh proposal instead", key=f"fresh_{file.file_id}", help=HELPS["fresh"]
        )
        upload = replace(upload, fresh=fresh)
        first = cache.proposal(upload, content, told)
    with top:
        heading(survey.recognised(first))
        st.caption(plain(survey.read_as(first)))
        line(survey.told_scale(first))
        asked = st.container()
    if first.scale:
        with asked:
            scale = choose_scale(first.scale, f"scale_{file.file_id}_{upload.sheet}")
        upload = replace(upload, scale=scale or upload.scale)
        first = cache.proposal(upload, content, told)
    key = f"{file.file_id}_{upload.sheet}_{upload.fresh}"
    if first.doubt:
        with asked:
            known = choose_skills(first.doubt, first.mapping, f"skills_{key}")
        first = cache.proposal(upload, content, known)
        key = f"{key}_{hash(known.skills if known else ())}"
    mapping = edit_columns(first, key=f"columns_{key}")
    second = cache.proposal(upload, content, mapping)
    mapping = edit_values(second, mapping, key=f"values_{key}")
    final = cache.proposal(upload, content, mapping)
    page.download(
        "Download this mapping",
        write_mapping(whole_mapping(final, mapping), final.unread),
        "mapping.toml",
        help=HELPS["survey.mapping_file"],
    )
    with asked:
        outcome = _gate(upload, content, into, mapping, final)
    issues = (*outcome.issues, *renamed(outcome.renamed)) if outcome else final.issues
    problem_table([i for i in issues if i.reason != first.told], file.name)  # said above


def _gate(
    upload: cache.Upload,
    content: bytes,
    into: cache.Round,
    mapping: MappingFile | None,
    proposal: Proposal,
) -> ImportOutcome | None:
    """What is asked and what would be stored; the outcome of a dry run, where there is one."""
    if proposal.doubt:
        return None  # it is asked above
    if proposal.refusal:
        _blocked(proposal.refusal)
        st.markdown(plain(survey.refused_help(proposal.refusal)))
        return None
    outcome = None
    large = proposal.rows * len(proposal.columns) > MOST_CELLS
    if large:
        st.markdown(plain(survey.large(proposal)))
    compared = not large or st.toggle(
        survey.COMPARE, key=f"compare_{upload.file_id}", help=HELPS["compare"]
    )
    team = st.selectbox(
        survey.WHICH_TEAM,
        cache.survey_choices().teams,
        index=None,
        accept_new_options=True,
        placeholder=survey.TEAM_OF_THE_FILE,
        key=f"team_{upload.file_id}",
        help=HELPS["team"],
        width=320,
    )
    into = replace(into, team=(team or "").strip() or None)
    mapping, asked = _people(upload, content, into, mapping, compared)
    if isinstance(asked, ImportOutcome):
        outcome = asked
        scale = proposal.scale.sentence if proposal.scale else ""
        if questions := [q for q in outcome.questions if q != scale]:
            heading(survey.LOOK_TITLE)
            page.lines(questions)
        heading(survey.stored_title(outcome))
        page.lines(survey.stored(outcome))
    new_people = False
    if asked.must_choose:
        st.warning(plain(asked.must_choose), icon=":material/group:")
        new_people = st.checkbox(survey.NEW_PEOPLE, key=f"near_{upload.file_id}_new")
    waits = bool(asked.must_choose) and not new_people
    pressed, replaces = import_buttons(outcome, waits)
    if pressed:
        run(upload, content, mapping, into, replaces, new_people)
    return outcome


def _people(
    upload: cache.Upload,
    content: bytes,
    into: cache.Round,
    mapping: MappingFile | None,
    compared: bool,
) -> tuple[MappingFile | None, ImportOutcome | PeopleAsked]:
    """Who is asked about, by a dry run where the file is compared, and the mapping that answers."""

    def ask(said: MappingFile | None) -> ImportOutcome | PeopleAsked:
        if compared:
            return cache.dry_run(upload, content, said, into)
        return cache.asked_of_people(upload, content, said)

    asked = ask(mapping)
    if not asked.near_people:
        return mapping, asked
    mapping = choose_people(asked.near_people, mapping, f"near_{upload.file_id}")
    return mapping, ask(mapping)
