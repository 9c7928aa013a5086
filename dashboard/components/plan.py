"""The plan on its page: cards of the options, what is left open, and the folds below; the files of
the Report page, each made when its button is pressed, and the reasons in them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import zip_longest

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.knobs import OPTION
from analytics.options.explain.asking import Told
from analytics.options.explain.explain import NAMES, Explaining
from analytics.options.results import OpenMustHave, Option
from analytics.results import OptionName, Selection
from analytics.strategy.answer.beside import MOST, side_by_side
from analytics.strategy.plan import SECONDS
from analytics.strategy.problem.problem import Closed
from analytics.strategy.results import Action, Plan
from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario
from dashboard import cache, session
from dashboard.components import page, sections
from dashboard.components.page import about, one_of
from dashboard.components.scenario import Chosen
from dashboard.components.text import bold, line, plain, quiet
from dashboard.details import by_decision
from dashboard.formats import day, first_up, hours, joined, money
from dashboard.render.blocks import WITHHELD, written
from dashboard.render.files import KINDS, FileKind
from dashboard.subjects import HELPS, report, scenarios, sure, who, why
from dashboard.subjects import money as money_words
from dashboard.subjects import options as options_words
from dashboard.subjects import plan as subject
from dashboard.subjects.plan import buys
from dashboard.subjects.reading import Reading
from dashboard.subjects.report import PARTS, Wanted
from dashboard.subjects.scenarios import compared
from data.store.facts.settings import note_report
from data.store.people.contests import Decline, decline, declines, take_back
from data.vocabulary import PERSON_LEVERS

DRIVERS = "drivers_on"
OPEN_SHOWN = 3
"""Targets left open that stand above the options; of more than one further the rest is folded."""


def option_cards(reading: Reading) -> None:
    """Each with what it gives and costs, and a button that makes it the plan. What buys the same
    stands once."""
    options = reading.options
    shown = [option for option in options.options if option.same_as is None]
    with st.container(key="options"):
        grid = st.grid(len(shown), min_column_width=170, gap="small")
    for option in shown:
        names = [option.name, *(o.name for o in options.options if o.same_as == option.name)]
        key = "recommended" if options.recommended in names else f"option_{option.name}_card"
        with grid.container(border=True, gap="small", height="stretch", key=key):
            _card(reading, option, names)


def _card(reading: Reading, option: Option, names: Sequence[OptionName]) -> None:
    """Under the name of the plan or of what is recommended, where it is the same."""
    options, cost, judged = reading.options, option.cost, option.judged
    chosen, recommended = reading.option.name in names, options.recommended in names
    first = reading.option.name if chosen else options.recommended if recommended else option.name
    title = bold(options_words.NAMES[first])
    best = f" :blue-badge[{plain(options_words.RECOMMENDED)}]" if recommended else ""
    st.markdown(f"{title}{best}")
    if reading.secret:
        st.metric("Likely in place", written(WITHHELD))
    else:
        of = f"of {judged.of} likely in place" if judged.of else "No must-haves"
        st.metric(of, written(judged.held if judged.of else "–", "decimal"))
    until = options_words.works_until(option)
    secret = reading.secret
    worst = written(WITHHELD if secret else judged.held_worst_tenth, "decimal")
    lines = [
        *([("Worst tenth", worst)] if judged.of else []),
        ("Open weeks", written(WITHHELD if secret else round(option.open_weeks), "count")),
        ("First-year cash", money(cost.first_year_cash, reading.currency)),
        ("A year after", options_words.a_year_after(option.planned.plan)),
        ("Hours", hours(cost.hours)),
        ("Decide by", day(until) if until else "–"),
    ]
    with st.container(key=f"facts_{option.name}"):
        st.markdown("\n\n".join(f"{quiet(label)} {plain(value)}" for label, value in lines))
    st.markdown(plain(first_up(buys(option))))
    same = [f"“{options_words.NAMES[name]}”" for name in names if name != first]
    if same:
        st.caption(plain(f"{joined(same)} {'buys' if len(same) == 1 else 'buy'} the same."))
    st.button(
        options_words.CHOSEN if chosen else options_words.CHOOSE,
        key=f"option_{option.name}",
        help=None if chosen else options_words.MEANING[first],
        disabled=chosen,
        width="stretch",
        on_click=session.preset,
        args=(OPTION.key, first),
    )


def left_open(reading: Reading) -> DeltaGenerator | None:
    """What the plan leaves open, first of all; its place, where `price_open` is still to come."""
    place, priced = st.empty(), reading.study.knows("options")
    with place.container():
        _left_open(reading, reading.priced if priced else reading.option)
    return None if priced else place


def price_open(reading: Reading, place: DeltaGenerator | None) -> None:
    """Once the rest of the page is there: what closing it would cost, and a button that does."""
    waits = st.empty()
    if place is None:
        return
    with waits.container():
        option = reading.priced
    waits.empty()
    with place.container():
        _left_open(reading, option)


def _left_open(reading: Reading, option: Option) -> None:
    if reading.secret:
        return
    lines = list(enumerate(zip_longest(option.open, subject.still_open(reading, option))))
    targets = len(option.open)
    few = targets if targets <= OPEN_SHOWN + 1 else OPEN_SHOWN
    _open_lines(lines[:few])
    if few < targets:
        with st.expander(plain(options_words.more_open(option.open[few:]))):
            _open_lines(lines[few:targets])
    _open_lines(lines[targets:])


def _open_lines(lines: Sequence[tuple[int, tuple[OpenMustHave | None, str]]]) -> None:
    for number, (row, sentence) in lines:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(sentence))
            if row is not None and row.cost is not None:
                wanted = Closed(row.scope, row.skill, row.level)
                st.button(
                    options_words.CLOSE,
                    key=f"close_{number}",
                    on_click=session.preset,
                    args=("closes", [*(session.chosen("closes") or ()), wanted]),
                )


def compare_fold(selection: Selection, chosen: Chosen, saved: Sequence[Saved]) -> None:
    """The one of the controls, where it is not saved, beside saved ones."""
    title = "Compare scenarios"
    fold = st.expander(title, key="fold_compare", on_change="rerun", bind="query-params")
    if not fold.open:
        return
    offered = {item.name: item.scenario for item in saved}
    if chosen.base is None or chosen.changed:
        current = "This plan, not saved" if chosen.changed else scenarios.DEFAULT
        offered = {current: chosen.scenario, **offered}
    own = [chosen.base.name] if chosen.base and not chosen.changed else []
    with fold:
        names = st.multiselect(
            options=list(offered),
            default=[*own, *(name for name in offered if name not in own)][:MOST],
            max_selections=MOST,
            **about("sides"),
        )
        wanted = [replace(offered[name], name=name) for name in names if name in offered]
        plans = [cache.plan(selection, scenario) for scenario in wanted]
        if len(plans) < 2:
            st.markdown(plain(HELPS["scenarios.nothing"]))
            return
        decided = {item.name: item.decided for item in saved if item.decided}
        lines = [
            scenarios.decision(plan.scenario, decided[plan.scenario], plan)
            if plan.scenario in decided
            else None
            for plan in plans
        ]
        readings = [cache.reading(selection, item) for item in wanted]
        sections.draw(compared(side_by_side(plans), lines, readings))


def solved(selection: Selection, scenario: Scenario, say: Callable[[str, str], None]) -> Plan:
    """The plan; a click on anything ends the solve. `say` writes the finding of the page."""
    study, place, began = cache.study(selection, scenario), st.empty(), time.monotonic()
    if study.knows("planned"):
        return cache.plan(selection, scenario)
    say("Solving the plan", "")
    bar = place.progress(0.0)
    solved: list[Option] = []

    def look() -> None:
        spent = time.monotonic() - began
        bar.progress(min(1.0, spent / SECONDS), plain(options_words.solving(spent, SECONDS)))
        if study.early and not solved and not cache.reading(selection, scenario).secret:
            solved.append(study.early)
            say(options_words.so_far(study.early), HELPS["options.comparing"])

    plan = cache.plan(selection, scenario, look)
    place.empty()
    return plan


def declining(plan: Plan) -> None:
    """Two small menus; the plan is made anew once something was noted or taken back."""
    proposals = [a for a in by_decision(plan) if a.person_no is not None]
    standing = declines(cache.store())
    with st.container(horizontal=True, gap="small", key="declining"):
        if proposals:
            with st.popover("Somebody says no"):
                _note(proposals)
        if standing:
            with st.popover("Declined so far"):
                _standing(standing)


def _note(proposals: list[Action]) -> None:
    st.markdown(plain(HELPS["who.no"]))
    with st.form("decline", border=False):
        chosen = st.selectbox("Proposal", proposals, format_func=who.proposal)
        far = one_of("of_training", who.HOW_FAR)
        on = st.date_input("On", value="today", format="YYYY-MM-DD") or date.today()
        reason = st.text_input("Reason, if one was given")
        if not st.form_submit_button("Note it", type="primary"):
            return
    lever = next(own for own in PERSON_LEVERS if own == chosen.lever)
    # A tool's seat is declined as a whole.
    skill = chosen.skill if lever == "train" and far == who.HOW_FAR[0] else None
    person_no = chosen.person_no or 0
    with page.refusals():
        decline(cache.store(), person_no, lever, skill, on, reason)
        page.anew(
            who.NOTED, lambda: take_back(cache.store(), person_no, lever, skill), who.TAKEN_BACK
        )


def _standing(standing: tuple[Decline, ...]) -> None:
    shown = st.selectbox("Declined", standing, format_func=who.declined, key="declined")
    if st.button("Take it back", key="take_back_declined"):
        with page.refusals():
            about_whom = shown.person_no, shown.lever, shown.skill
            take_back(cache.store(), *about_whom)
            again = partial(decline, cache.store(), *about_whom, shown.declined_on, shown.reason)
            page.anew(who.TAKEN_BACK, again, who.NOTED)


def folds(reading: Reading) -> None:
    for key, title, draw in (
        ("why", "Why", _why),
        ("sure", "How sure", _sure),
        ("money", "Money by month", _money),
        ("who", "Who", _who),
    ):
        fold = st.expander(title, key=f"fold_{key}", on_change="rerun", bind="query-params")
        if fold.open:
            with fold:
                draw(reading)


def _why(reading: Reading) -> None:
    explaining = reading.study.explaining()
    solve_reasons(explaining, lambda found: f"Trying: {NAMES[found.part]}")
    if section := why.why(reading, explaining.explanations()):
        line(section.lead)
        sections.draw(section, title=False)


def solve_reasons(explaining: Explaining, say: Callable[[Told], str]) -> None:
    """Go on solving while the visitor waits: a click on anything ends it, as one that closes the
    fold, and the next run goes on from there."""
    if explaining.finished:
        return
    bar = st.progress(0.0, report.EXPLAINING)
    while found := explaining.next():
        bar.progress(min(1.0, found.done / found.of), plain(say(found)))
    bar.empty()


def _sure(reading: Reading) -> None:
    sections.draw(sure.sure(reading), title=False)
    if assess := sure.assess(reading):
        named = _named(reading, "assess_people")
        shown = sure.assess(replace(reading, people=True)) if named else assess
        sections.draw(shown or assess)
    drivers(reading)


def _named(reading: Reading, control: str) -> bool:
    """Whether people are named; asked of those only who may see them."""
    visible = reading.analysis.selection.viewer.people_visible
    return visible and st.toggle(value=False, **about(control))


def drivers(reading: Reading) -> None:
    """Which assumption the plan hangs on most: worked out on demand, one after the other."""
    if not st.toggle(**about(DRIVERS)):
        return
    study = reading.study
    keys = study.driver_keys()
    bar = st.progress(0.0)
    for number, key in enumerate(keys):
        bar.progress(number / len(keys), plain(f"Planning with {key} at both ends"))
        study.driver(key)
    bar.empty()
    sections.draw(why.depends(reading, study.drivers(), len(keys)))


def _money(reading: Reading) -> None:
    if section := money_words.money(reading):
        sections.draw(section, title=False)
    else:
        st.markdown("The plan buys nothing, so no money falls due.")


def _who(reading: Reading) -> None:
    """By role and skill; by name only where the toggle asks for it."""
    named = _named(reading, "plan_people")
    shown = replace(reading, people=named)
    sections.table(subject.actions(shown), "who_actions")
    if named and cache.may("declines"):
        declining(reading.plan)
    sections.draw(who.who(shown))


EXPLAINED = "report_explained"
"""Key of the toggle that wishes for reasons."""


def choose_wanted(earlier: Sequence[str]) -> Wanted:
    """What the files say. `earlier` are the waves that changes can be counted from. The reasons are
    asked for, here as in the command: to solve them takes longer than all else together."""
    left, right = st.columns([1, 1], gap="medium")
    with left:
        audiences = report.AUDIENCES
        audience = one_of(
            "report_audience", list(audiences), default="full", format_func=audiences.__getitem__
        )
        parts: Sequence[str] = () if audience == "brief" else PARTS
        if audience == "chosen":
            parts = st.multiselect(
                options=PARTS,
                default=PARTS,
                format_func=report.SECTIONS.__getitem__,
                **about("report_sections"),
            )
    with right:
        since = st.selectbox(
            options=[None, *earlier],
            format_func=lambda wave: wave or "not in it",
            disabled=not earlier,
            **about("report_since"),
        )
    visible = cache.viewer().people_visible
    people = visible and st.toggle(value=False, **about("report_people"))
    explained = st.toggle(value=False, **about(EXPLAINED))
    return Wanted(people, explained and audience != "brief", since=since, parts=tuple(parts))


def downloads(selection: Selection, scenario: Scenario, wanted: Wanted) -> None:
    """One button for each kind of file, all of one report model; they wait for what it says."""

    def made(kind: FileKind) -> bytes:
        content = kind.render(cache.report(selection, scenario, wanted))
        if wanted.people:
            cache.note_file("report", f"skillmix-report.{kind.ending}")
        note_report(cache.store())
        return content

    buttons, progress = st.empty(), st.container()
    if wanted.explained:
        with buttons.container(horizontal=True, gap="small"):
            for ending, kind in KINDS.items():
                label = f"Download the {kind.name}"
                st.button(label, disabled=True, key=f"wait_{ending}", icon=kind.icon)
        with progress:  # last of all
            solve_reasons(
                cache.study(selection, scenario).explaining(),
                lambda found: report.explaining(found.done, found.of, NAMES[found.part]),
            )
    with buttons.container(horizontal=True, gap="small"):
        for ending, kind in KINDS.items():
            st.download_button(
                f"Download the {kind.name}",
                partial(made, kind),
                f"skillmix-report.{kind.ending}",
                kind.media_type,
                type="primary" if ending == "pdf" else "secondary",
                on_click="ignore",
                icon=kind.icon,
            )
