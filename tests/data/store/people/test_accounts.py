"""Accounts in the store."""

import hashlib
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ingest import ingest
from data.store.database import Database, now
from data.store.facts.settings import use_interest
from data.store.facts.waves import version
from data.store.history.retention import keep_until
from data.store.people import accounts as sign_in
from data.store.people.accounts import (
    Account,
    ClaimNames,
    NoAccessError,
    accounts,
    add_account,
    add_token,
    remove_account,
    revoke_token,
    still_holds,
    token_of,
    tokens,
    viewer_of,
)
from data.store.people.audited import audit
from data.store.people.erasure import erase
from data.store.people.notice import own_ratings
from data.vocabulary import RefusedError, Viewer


def test_accounts_are_added_changed_and_removed(database: Database) -> None:
    before = version(database)
    add_account(database, Account(" Lena@X.org ", "lead", ("Core", "Data")))
    add_account(database, Account("luis@x.org", "leader", people_granted=True))
    add_account(database, Account("lena@x.org", "lead", ("Core",), people_granted=True))
    assert version(database) != before  # caches see it at once
    assert accounts(database) == (
        Account("lena@x.org", "lead", ("Core",)),
        Account("luis@x.org", "leader", None, people_granted=True),
    )
    remove_account(database, "LENA@x.org")
    assert [account.subject for account in accounts(database)] == ["luis@x.org"]
    with pytest.raises(RefusedError, match="No account"):
        remove_account(database, "lena@x.org")


@pytest.mark.parametrize(
    "account",
    [("", "admin"), ("a@x.org", "lead"), ("a@x.org", "lead", ()), ("a@x.org", "leader", ())],
)
def test_an_account_that_says_too_little_is_refused(empty: Database, account: Any) -> None:
    with pytest.raises(RefusedError):
        add_account(empty, Account(*account))
    assert accounts(empty) == ()


@pytest.mark.parametrize(
    "subject",
    [
        *("a\nb@x.org", "a\u200bb@x.org", "ａda@x.org", "groß@x.org", "a" * 321),
        *("\u0410da@x.org", "ada@\u0445x.org", "a b@x.org", "@x.org", "a@b@x.org"),
    ],
)
def test_who_could_never_sign_in_has_no_account(empty: Database, subject: str) -> None:
    with pytest.raises(RefusedError, match="Nobody signs in as"):
        add_account(empty, Account(subject, "admin"))


def test_an_address_copied_from_a_page_and_a_team_that_nobody_is_in(database: Database) -> None:
    ingest(database, b"Name,Team,Python\nAna,Core,3\nBo,Core,4\n", "s.csv", scale="0-5")
    text = add_account(database, Account("ada@\u2060x.org", "lead", ("Core", "Cor")))
    assert text == "ada@x.org may sign in as lead. No team is called Cor yet."
    assert remove_account(database, "ada@\u2060x.org") == "ada@x.org may no longer sign in."


def test_who_is_nobody_yet_is_said_at_once(database: Database) -> None:
    ingest(database, b"Email,Team,Python\nana@x.org,Core,3\n", "s.csv", scale="0-5")
    nobody = "Nobody in the survey is known as {} yet."
    for account, beside in {
        Account("Ana@x.org", "member"): "",
        Account("bo@x.org", "member", person="ANA@x.org"): "",
        Account("bo@x.org", "member"): nobody.format("bo@x.org"),
        Account("bo@x.org", "lead", ("Core",), person="p9"): nobody.format("p9"),
        Account("\u0438\u0432\u0430\u043d@x.org", "admin"): "",  # one alphabet a word
        Account("17", "admin"): "That is no e-mail: it lets in only whom the provider knows by "
        "that id.",
    }.items():
        text = add_account(database, account)
        assert text.partition(f"may sign in as {account.role}.")[2].strip() == beside
    assert sign_in.unknown_teams(database, ["Core", "Nope"]) == ("No team is called Nope yet.",)


@pytest.mark.parametrize("role", ["lead", "leader", "member"])
def test_what_only_administrators_do(empty: Database, role: str) -> None:
    viewer = Viewer(role, ("Core",), role == "lead", name="x@x.org")  # type: ignore[arg-type]
    for act in (
        lambda store: add_account(store, Account("x@x.org", "admin")),
        tokens,
        lambda store: add_token(store, "x", "admin", ()),
        lambda store: revoke_token(store, "1"),
        audit,
        lambda store: use_interest(store, False),
        lambda store: keep_until(store, "old", None, date(2026, 11, 1)),
        Database.rewrite,
    ):
        with pytest.raises(RefusedError, match="administrators"):
            act(empty.seen_by(viewer))


SURVEY = b"person,team,Python,SQL\nana@x.org,Core,3,\nbo@x.org,Core,5,5\n"


def test_who_is_erased_signs_in_no_longer(database: Database) -> None:
    ingest(database, SURVEY, "a.csv", wave="now", scale="0-5")
    for account in (
        Account("ana@x.org", "member"),
        Account("17", "member", person="ana@x.org"),
        Account("bo@x.org", "lead", ("Core",)),
    ):
        add_account(database, account)
    erase(database, "ana@x.org")
    assert [account.subject for account in accounts(database)] == ["bo@x.org"]


def test_a_token_is_told_once_and_only_its_digest_is_kept(database: Database) -> None:
    text = add_token(database, "Dashboard", "lead", ("Platform",))
    _, token_id, secret = text.split("_")
    kept = database.rows("select * from token")
    assert kept[0][:2] == (token_id, hashlib.sha256(secret.encode()).hexdigest())
    assert secret not in str(kept) + str(database.rows("select * from audit"))
    granted = add_token(database, "x", "leader", ("A", "B"), people=True)
    result = [token_of(database, item) for item in (text, granted)]
    viewers = [Viewer("lead", ("Platform",)), Viewer("leader", ("A", "B"))]
    assert [item.viewer for item in result if item] == viewers


def test_what_is_no_open_token_opens_nothing(database: Database) -> None:
    result = add_token(database, "x", "admin", ())
    prefix, token_id, secret = result.split("_")
    other, unknown = f"other_{token_id}_{secret}", f"{prefix}_00000000_{secret}"
    for wrong in ("", "_", token_id, f"{prefix}_{token_id}_", f"{result}0", other, unknown):
        assert token_of(database, wrong) is None
    assert sign_in.has_tokens(database)
    revoke_token(database, token_id)
    assert token_of(database, result) is None
    assert not sign_in.has_tokens(database)
    assert tokens(database)[0].revoked_at is not None
    with pytest.raises(RefusedError, match="No token"):
        revoke_token(database, token_id)


def test_a_token_ends(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    last = date(2031, 3, 1)
    usual, own = (add_token(database, "x", "admin", (), until=until) for until in (None, last))
    assert {t.ends_on for t in tokens(database)} == {now().date() + timedelta(days=90), last}
    with pytest.raises(RefusedError, match="2020-01-01 is over"):
        add_token(database, "x", "admin", (), until=date(2020, 1, 1))
    monkeypatch.setattr(sign_in, "now", lambda: datetime(2031, 3, 1, 23, 59))
    assert token_of(database, own) is not None
    with pytest.raises(RefusedError, match=r"This token ended on .* Ask an administrator"):
        token_of(database, usual)
    assert token_of(database, usual + "0") is None  # nothing is told to who does not have it
    monkeypatch.setattr(sign_in, "now", lambda: datetime(2031, 3, 2))
    with pytest.raises(RefusedError, match="ended on 2031-03-01"):
        token_of(database, own)
    with database.transaction() as change:  # one from before tokens ended
        change.execute("update token set ends_on = null, added_at = timestamp '2025-01-01'")
    assert {t.ends_on for t in tokens(database)} == {date(2025, 4, 1)}


def test_a_token_without_sense_is_refused(database: Database) -> None:
    without = ((" ", "admin", ()), ("x", "member", ()), ("x", "lead", ()), ("x", "admin", ("A",)))
    for label, role, teams in without:
        with pytest.raises(RefusedError):
            add_token(database, label, role, teams)  # type: ignore[arg-type]
    assert tokens(database) == ()


HOUR = timedelta(hours=1)
START = datetime(2026, 11, 2, 9)
ADA = {"iss": "https://idp", "sub": "u1", "iat": 100, "nonce": "a", "email": "ada@x.org"}


def test_it_lasts_while_it_is_used_and_until_it_is_ended(database: Database) -> None:
    ada = sign_in.digest_of(ADA)
    at = START
    for _ in range(5):  # five times just before the hour is over
        assert still_holds(database, ada, at, HOUR)
        at += timedelta(minutes=59)
    assert not still_holds(database, ada, at + timedelta(minutes=2), HOUR)
    assert not still_holds(database, ada, at + timedelta(hours=3), HOUR)
    anew, other = (sign_in.digest_of({**ADA, **more}) for more in ({"iat": 200}, {"nonce": "b"}))
    assert still_holds(database, anew, START, HOUR)
    assert still_holds(database, other, START, HOUR)
    sign_in.end(database, anew, START)
    assert not still_holds(database, anew, START, HOUR)
    assert still_holds(database, other, START, HOUR)
    unseen = sign_in.digest_of({**ADA, "nonce": "c"})
    sign_in.end(database, unseen, START)
    assert not still_holds(database, unseen, START, HOUR)


def test_it_names_nobody_waits_for_nothing_and_moves_no_version(database: Database) -> None:
    before = version(database)
    with database.transaction():
        assert still_holds(database, sign_in.digest_of(ADA), START, HOUR)
    assert "ada" not in str(database.rows("select * from sign_in"))
    assert version(database) == before
    later = sign_in.digest_of({**ADA, "iat": 900})
    assert still_holds(database, later, START + sign_in.KEPT + HOUR, HOUR)
    assert [row[0] for row in database.rows("select digest from sign_in")] == [later]


ACCOUNTS = (
    Account("ada@x.org", "admin"),
    Account("lena@x.org", "lead", ("Core", "Data")),
    Account("luis@x.org", "leader"),
    Account("li@x.org", "leader", ("Core",)),
    Account("greta@x.org", "leader", ("Core",), people_granted=True),
    Account("ana@x.org", "member", (), person="Ana B."),
    Account("00u7", "member", ()),
)
CLAIMS = ClaimNames(role="roles", teams="teams", people="sees_people", person="employee")
unseen = partial(Viewer, people_visible=False)


def mail(subject: str, **more: object) -> dict[str, Any]:
    return {"sub": "1", "email": subject, "email_verified": True, **more}


@pytest.mark.parametrize(
    ("claims", "viewer"),
    [
        (mail("Ada@X.org"), Viewer("admin")),
        (mail("lena@x.org"), Viewer("lead", ("Core", "Data"))),
        (mail("luis@x.org"), unseen("leader", None)),
        (mail("li@x.org"), unseen("leader", ("Core",))),
        (mail("greta@x.org"), Viewer("leader", ("Core",), people_visible=True)),
        (mail("ana@x.org"), unseen("member", (), person="Ana B.")),
        ({"sub": "00u7"}, unseen("member", (), person="00u7")),
        # claims, where the secrets name them; an account goes before
        (mail("n@x.org", roles=["x", "lead"], teams="A, B"), Viewer("lead", ("A", "B"))),
        (mail("n@x.org", roles="lead"), Viewer("lead", ())),
        (mail("n@x.org", roles="leader", sees_people=True, teams=["A"]), Viewer("leader", ("A",))),
        (mail("n@x.org", roles="leader", sees_people="false"), unseen("leader", None)),
        (mail("n@x.org", roles="leader", teams=[]), unseen("leader", ())),
        (mail("n@x.org", roles="member", employee="E17"), unseen("member", (), person="E17")),
        (mail("ana@x.org", roles="admin"), unseen("member", (), person="Ana B.")),
    ],
)
def test_what_somebody_may_see(claims: dict[str, Any], viewer: Viewer) -> None:
    result = viewer_of(claims, ACCOUNTS, CLAIMS)
    assert result == viewer
    assert result.name


@pytest.mark.parametrize(
    "claims",
    [
        mail("nobody@x.org"),
        mail("ada@x.org", email_verified=False),
        {"sub": "ada@x.org"},  # an id that looks like an e-mail is none
        {"email": "ada@x.org", "email_verified": "false", "sub": "1"},
        {"email": "ada@x.org", "email_verified": "False"},
        {"email": "ada@x.org", "email_verified": None},
        {"email": "ada@x.org", "email_verified": ["true"]},
        mail("lui\u017f@x.org"),  # the long s is another letter, and is folded to s
        {"email": "\uff41da@x.org", "roles": "member"},  # a wide a
        {"sub": "ada\uff20x.org", "roles": "member"},  # a wide @
        {},
        mail("n@x.org", roles="owner"),
        mail("n@x.org", roles=7),
    ],
)
def test_who_is_not_known_sees_nothing(claims: dict[str, Any]) -> None:
    with pytest.raises(NoAccessError):
        viewer_of(claims, ACCOUNTS, CLAIMS)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(("admin", "Admin", "lead", "")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner),
)


@given(st.fixed_dictionaries(dict.fromkeys(("roles", "teams", "sees_people", "employee"), VALUES)))
def test_no_claim_is_a_fault_or_makes_an_administrator(claims: dict[str, Any]) -> None:
    try:
        result = viewer_of(mail("n@x.org", **claims), ACCOUNTS, CLAIMS)
    except NoAccessError:
        return
    roles = claims["roles"]
    assert result.role in ([roles] if isinstance(roles, str) else roles)
    assert result.role == "admin" or result.teams is not None or result.role == "leader"


def test_claims_that_nobody_named_say_nothing() -> None:
    for known in (ACCOUNTS, ()):
        with pytest.raises(NoAccessError, match="Ask your administrator to let you in") as refusal:
            viewer_of(mail("n@x.org", role="admin", roles="admin"), known, ClaimNames())
        assert "ada@" not in str(refusal.value)


def test_somebody_sees_their_own_ratings_and_nobody_elses(database: Database) -> None:
    ingest(database, SURVEY, "a.csv", wave="now", scale="0-5")
    ana = Viewer("member", (), people_visible=False, person="Ana@x.org")
    result = own_ratings(database.seen_by(ana))
    shown = [(item.skill, item.rater, item.level) for item in result]
    assert shown == [("Python", "self", 3), ("SQL", "self", None)]
    assert own_ratings(database) == ()
    assert own_ratings(database.seen_by(Viewer("leader", people_visible=False))) == ()
