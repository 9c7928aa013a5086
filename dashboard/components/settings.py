"""What is stored of people, by who keeps the store; a person's own ratings, by themselves."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from analytics.measures.withheld import asked_of
from dashboard import cache, navigation, signing
from dashboard.components import page
from dashboard.components.page import about
from dashboard.components.sections import show_table
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.components.upload import add_demo
from dashboard.subjects import HELPS, privacy, settings
from dashboard.subjects.report import software
from data.files.people import FORMATS, PersonFormat, person_text
from data.intake.people import erase
from data.store.facts.settings import use_interest, uses_interest
from data.store.facts.waves import wave_ends
from data.store.history.retention import keep_until
from data.store.people import accounts
from data.store.people.audited import audit, check, lines
from data.store.people.contests import LONGEST, contest, own_contests, say_again, withdraw
from data.store.people.notice import OwnRating, own_place, own_ratings, privacy_notice, seen_by
from data.store.people.notice import stored_of_me as stored_of_visitor
from data.store.people.people import team_names
from data.store.people.stored_of import StoredOf, stored_of
from data.vocabulary import LEVEL_NAMES, RefusedError


def _sign_in() -> None:
    heading("Sign-in")
    if not signing.configured():
        how = HELPS["settings.forced"] if signing.forced() else HELPS["settings.local"]
        st.markdown(plain(how))
        return
    st.markdown(plain(HELPS["settings.signed"]))
    if cache.may("everything"):
        _accounts()


def _show(header: Sequence[str], rows: Iterable[Sequence[object]], key: str) -> None:
    if columns := list(zip(*rows, strict=True)):
        show_table(dict(zip(header, columns, strict=True)), key, paper=False)


def _accounts() -> None:
    known = accounts.accounts(cache.store())
    rows = map(settings.account_cells, known)
    _show(settings.COLUMNS, rows, "accounts")
    with st.form("account", border=False, clear_on_submit=True):
        subject = st.text_input("E-mail, or the provider’s id")
        role = st.selectbox("Role", accounts.ROLES, format_func=settings.ROLES.__getitem__)
        teams = st.multiselect("Teams (a leader without any sees all)", team_names(cache.store()))
        granted = st.checkbox("A leader who may see people")
        person = st.text_input(**about("known_as"))
        added = st.form_submit_button("Let in, or change")
    if added:
        none = None if role == "leader" else ()
        token = accounts.add_account(
            cache.store(),
            accounts.Account(subject, role, tuple(teams) or none, granted, person.strip() or None),
        )
        page.anew(token)
    gone = st.selectbox("Let in no longer", [a.subject for a in known], index=None)
    if gone and st.button("Remove the account", key="remove_account"):
        page.anew(accounts.remove_account(cache.store(), gone))
    programs = {t.token_id: t for t in accounts.tokens(cache.store()) if t.revoked_at is None}
    if not programs:
        return
    ended = st.selectbox(
        "Programs that may read: end the token of",
        programs,
        index=None,
        format_func=lambda of: f"{programs[of].label} (until {programs[of].ends_on})",
    )
    if ended and st.button("End the token", key="revoke_token"):
        page.anew(accounts.revoke_token(cache.store(), ended))


def _hand_out() -> None:
    heading("What is stored of a person")
    st.markdown(plain(HELPS["settings.stored_of"]))
    person = st.text_input("Of whom: e-mail, id or name", key="stored_of")
    if not person.strip():
        return
    try:
        stored = stored_of(cache.store(), person.strip())
    except RefusedError as refusal:
        st.error(plain(str(refusal)))
        return
    _downloads(lambda: stored)


def stored_of_me(person: str) -> None:
    """The same of the visitor, for themselves, where something is stored of them. It is read when
    it is asked for: that takes longer than all else on the page."""
    mine = cache.store()
    counted = stored_of_visitor(mine)
    if not counted:
        st.markdown(plain(HELPS["privacy.nothing_of_me"].format(person=person)))
        return
    show_table(privacy.counted(counted), "stored_of_me", tall=len(counted))
    _downloads(lambda: stored_of(mine))


def notice() -> Sequence[privacy.Part]:
    """What is stored about people, as it is told to the visitor."""
    store = cache.store()
    by_claim = bool(signing.claim_names().role)
    served = privacy.Served(signing.configured(), by_claim, signing.setting("privacy_contact"))
    return privacy.parts(privacy_notice(store), served, seen_by(store), store.viewer)


def _downloads(read: Callable[[], StoredOf]) -> None:
    def made(kind: PersonFormat) -> str:
        content = read()
        cache.note_file("person export", f"skillmix-person.{kind}", content.person_no)
        return person_text(content, kind)

    with st.container(horizontal=True, gap="small"):
        for kind in FORMATS:
            label, name = f"Download as {kind.upper()}", f"skillmix-person.{kind}"
            page.download(label, partial(made, kind), name, f"stored_of_{kind}")


def _erase_one() -> None:
    heading("Erase a person")
    st.markdown(plain(HELPS["settings.erase"]))
    with st.form("erase", border=False, clear_on_submit=True):
        person = st.text_input("E-mail, id or name, as the survey has it")
        sure = st.checkbox("I want everything of this person gone for good")
        pressed = st.form_submit_button("Erase")
    if pressed and person.strip() and sure:
        page.anew(erase(cache.store(), person.strip()))
    if pressed and not (person.strip() and sure):
        st.info("Write whom it concerns and tick the box.")


def _keeping_times() -> None:
    heading("How long answers are kept")
    st.markdown(plain(HELPS["settings.kept"]))
    known = wave_ends(cache.store())
    if not known:
        return
    _show(settings.KEPT, map(settings.kept_cells, known), "kept")
    stored = [item.wave for item in known if item.ended_at is None]
    with st.form("retention", border=False, clear_on_submit=True):
        wave = st.selectbox("Wave", stored, index=None)
        until = st.date_input(
            "Kept until (empty: no end)", value=None, min_value=date.today(), format="YYYY-MM-DD"
        )
        pressed = st.form_submit_button("Keep until then")
    if pressed and wave and (until is None or isinstance(until, date)):
        page.anew(keep_until(cache.store(), wave, until, date.today()))


def ending_soon() -> None:
    for sentence in settings.soon(wave_ends(cache.store()), date.today()):
        st.warning(plain(sentence), icon=":material/schedule:")


def _audited() -> None:
    """The latest lines, and all as a file; no more is read than is shown."""
    heading("Audit")
    st.markdown(plain(HELPS["settings.audit"]))
    store = cache.store()
    latest = audit(store, newest=settings.LATEST)
    rows = map(settings.audit_cells, reversed(latest))
    _show(settings.HEADER, rows, "audit")
    st.markdown(quiet(settings.shown(lines(store))))
    name = "skillmix-audit.csv"
    page.download("Download as CSV", lambda: settings.as_csv(audit(store)), name, "audit_csv")
    if st.button("Check that every line is as it was written", key="audit_check"):
        checks = check(store)
        for fault in checks.faults:
            st.error(plain(fault))
        st.markdown(plain(settings.checked(checks)))


def _interest() -> None:
    """Whether plans use what surveys asked about interest; the switch is its own way back."""
    heading("Interest")
    used = uses_interest(cache.store())
    wanted = st.toggle("Plans may use the interest that surveys asked for", used, key="interest")
    if wanted != used:
        page.anew(use_interest(cache.store(), wanted))


def store_facts(place: str) -> None:
    with st.container(key="store_facts"):
        heading("Where the data is")
        st.markdown(plain(HELPS["settings.place"]))
        st.code(place, language=None)
        st.markdown(quiet(software()))
        navigation.link("privacy", plain(privacy.TITLE), {})
        _sign_in()
        if not cache.may("everything"):
            return
        if not cache.all_waves():
            heading("Demo team")
            if st.button("Load the demo team", icon=":material/groups:", key="settings_demo"):
                add_demo()
        _interest()
        _keeping_times()
        _hand_out()
        _erase_one()
        _audited()


OWN_TALL = 40
"""Skills that are seen at once; nobody scrolls in a table for their own."""
OWN_WIDE = 640
"""px of what is filled in."""


def mine() -> tuple[OwnRating, ...]:
    return own_ratings(cache.store())


def ratings(rows: Sequence[OwnRating]) -> None:
    """The latest round with what is asked; those before are folded away."""
    latest, *earlier = dict.fromkeys(row.wave for row in rows)
    place = own_place(cache.store())
    st.markdown(quiet(privacy.place_line(place)))
    heading(latest)
    now = [row for row in rows if row.wave == latest]
    asked = asked_of(cache.store(), place, now[0].held_on)
    show_table(privacy.table(now, asked), "own_latest", tall=OWN_TALL)
    if earlier:
        with st.expander("Earlier rounds", type="compact"):
            for number, wave in enumerate(earlier):
                st.markdown(bold(wave))
                then = [row for row in rows if row.wave == wave]
                show_table(privacy.table(then, None), f"own_{number}", paper=False)


def saying(rows: Sequence[OwnRating]) -> None:
    heading("Say that a rating is not right")
    st.markdown(quiet(HELPS["mine.say"]))
    waves = list(dict.fromkeys(row.wave for row in rows))
    with st.form("contest", border=False, clear_on_submit=True, width=OWN_WIDE):
        rated = list(dict.fromkeys((row.skill, row.wave) for row in rows))
        skill, wave = st.selectbox(
            "Rating",
            rated,
            format_func=lambda pair: " · ".join(pair if len(waves) > 1 else pair[:1]),
        )
        wanted = st.selectbox(
            "Level that would be right",
            (None, *range(len(LEVEL_NAMES))),
            format_func=lambda n: "no level, a comment only" if n is None else privacy.named(n),
        )
        comment = st.text_area(
            "Comment", max_chars=LONGEST, placeholder="What your lead should know"
        )
        sent = st.form_submit_button("Send to my lead", type="primary")
    if not sent:
        return
    with page.refusals():
        kept = contest(cache.store(), wave, skill, wanted, comment)
        page.anew(privacy.SENT, lambda: withdraw(cache.store(), kept.number), privacy.TAKEN_BACK)


def said_so_far() -> None:
    result = own_contests(cache.store())
    if not result:
        return
    heading("What you said, and what became of it")
    for item in result:
        with st.container(border=True, key=f"contest_{item.number}"):
            st.markdown(
                f"{bold(f'{item.skill}, {item.wave}: {privacy.wish(item)}')}  \n"
                + (f"{plain(item.said)}  \n" if item.said else "")
                + quiet(privacy.became(item))
            )
            if item.is_open and st.button(
                "Take it back", icon=":material/undo:", key=f"withdraw_{item.number}"
            ):
                gone = withdraw(cache.store(), item.number)
                page.anew(privacy.TAKEN_BACK, partial(say_again, cache.store(), gone), privacy.SENT)
