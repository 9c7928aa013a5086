"""Without sign-in the app serves this machine only; who was away for too long, or signed out, finds
the door on the next click."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard import signing
from dashboard.cache import opened
from dashboard.cli import main
from dashboard.navigation import LANDING, NOTICE, OWN, PAGES, allowed
from dashboard.subjects.settings import STORE
from data.store.database import URL_VARIABLE, now
from data.store.people import accounts
from data.vocabulary import RefusedError, Viewer
from tests.dashboard.opening import said
from tests.shell import Shell
from tests.stores import let_in, rated_at, seeded_at
from tests.viewers.pages import Visit
from tests.viewers.roles import ROLES


def test_this_machine_and_others() -> None:
    here = "127.0.0.1 127.8.8.8 ::1 [::1] localhost LOCALHOST app.localhost"
    elsewhere = "0.0.0.0 :: 10.0.0.7 skills.example.org 127.0.0.1.example.org localhost.example.org"
    for host in here.split():
        assert signing.is_here(host), host
    for host in ("", *elsewhere.split()):
        assert not signing.is_here(host), host
        assert not signing.may_serve(host), host


@pytest.mark.parametrize(
    ("headers", "address", "served"),
    [
        ({}, None, True),  # no server at all
        ({"Host": "[::1]:8501"}, "::1", True),
        ({"Host": "localhost:8501"}, "127.0.0.1", True),
        ({"Host": "skills.example.org"}, "127.0.0.1", False),  # behind a proxy, or rebound
        ({"Host": "127.0.0.1:8501", "X-Forwarded-For": "10.0.0.7"}, "127.0.0.1", False),
        ({"Host": "127.0.0.1:8501"}, "0.0.0.0", False),
        ({"Host": "127.0.0.1:8501"}, None, False),  # all addresses
        ({"Sec-WebSocket-Key": "k"}, "127.0.0.1", False),  # a program that names no host
    ],
)
def test_without_sign_in_only_this_machine_is_served(
    headers: dict[str, str], address: str | None, served: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing.st, "context", SimpleNamespace(headers=headers))
    monkeypatch.setattr(signing.st, "get_option", {"server.address": address}.get)
    assert (signing.refusal() is None) is served
    monkeypatch.setenv(signing.WITHOUT_SIGN_IN, "1")
    assert signing.refusal() is None
    monkeypatch.delenv(signing.WITHOUT_SIGN_IN)
    monkeypatch.setattr(signing, "configured", lambda: True)
    assert signing.refusal() is None


def test_the_command_refuses_another_address(shell: Shell) -> None:
    assert "--without-sign-in" in shell.refusal("serve", "--address", "0.0.0.0")


SAFE = {
    "redirect_uri": "https://skills.example.org/oauth2callback",
    "cookie_secret": "3f" * 16,
    **dict.fromkeys(("client_id", "client_secret", "server_metadata_url"), "x"),
}


@pytest.mark.parametrize(
    ("secrets", "why"),
    [
        ({"auth": SAFE}, ""),
        ({"auth": SAFE, "skillmix": {"session_hours": 8, "role_claim": "role"}}, ""),
        ({"skillmix": {"privacy_contact": "privacy@example.org"}}, ""),
        ({"auth": {**SAFE, "cookie_secret": "32 random characters or more"}}, "fewer than 32"),
        ({"auth": {}}, "cookie_secret has fewer"),
        ({"auth": {**SAFE, "redirect_uri": ""}}, r"redirect_uri is missing in \[auth\]"),
        ({"auth": {**SAFE, "redirect_uri": "http://x/wrong"}}, "redirect_uri is http://x/wrong; "),
        ({"auth": {**SAFE, "redirect_uri": "x.org/oauth2callback"}}, "redirect_uri is x.org"),
        ({"auth": {**SAFE, "redirect_uri": "http://localhost:8501/a/oauth2callback"}}, ""),
        ({"auth": True}, r"auth is no section; write \[auth\]"),
        ({"skillmix": "privacy@example.org"}, "skillmix is no section"),
        ({"auth": {**SAFE, "client_id": ""}}, "client_id is missing"),
        ({"auth": {**SAFE, "corp": {"client_id": "x"}}}, r"missing in \[auth.corp\]"),
        ({"auth": SAFE, "skillmix": {"session_hour": 1}}, "has no session_hour, only"),
        ({"auth": SAFE, "skillmix": {"session_idle_minutes": 0}}, "no number above 0"),
    ],
)
def test_secrets_that_are_not_safe_let_nobody_in(
    secrets: dict[str, object], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing.st, "secrets", Secrets(secrets))
    if not why:
        assert signing.configured() == ("auth" in secrets)
        return
    with pytest.raises(RefusedError, match=why):
        signing.configured()
    with pytest.raises(RefusedError, match=why):
        signing.refusal()
    assert main(["--database", ":memory:", "serve"]) == 1


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a=" + b"[" * 3000, b"a =", None])
def test_secrets_that_cannot_be_read_let_nobody_in(
    content: bytes | None, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as in another encoding, or a folder in their place."""
    place = shell.folder / "secrets.toml"
    place.mkdir() if content is None else place.write_bytes(content)
    monkeypatch.setattr(signing.st, "secrets", signing.st.secrets.__class__())
    monkeypatch.setattr(signing.st, "get_option", lambda _: [str(place)])
    monkeypatch.setattr("streamlit.config.get_option", lambda _: [str(place)])
    text = f"The secrets cannot be read, so nobody is let in: {place}."
    assert shell.refusal("serve") == text


class Secrets(dict[str, object]):
    """What stands in the file of secrets."""

    def load_if_toml_exists(self) -> bool:
        return True


def test_where_people_sign_in_nobody_is_the_owner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, str(seeded_at(tmp_path / "store.duckdb")))
    monkeypatch.setattr(signing, "configured", lambda: True)
    monkeypatch.setattr(signing, "claims", lambda: None)
    with pytest.raises(accounts.NoAccessError):
        opened.viewer()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({"is_logged_in": False, "iat": 1000.0}, False),
        ({}, False),
        ({"is_logged_in": True, "iat": 1000.0}, True),
        ({"is_logged_in": True, "iat": 1000.0 - 13 * 3600}, False),
        ({"is_logged_in": True}, False),  # nobody says since when
        ({"is_logged_in": True, "iat": "soon"}, False),
    ],
)
def test_a_sign_in_lasts_twelve_hours(
    said: dict[str, object], known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = SimpleNamespace(get=said.get, to_dict=lambda: said)
    monkeypatch.setattr(signing.st, "user", user)
    monkeypatch.setattr(signing.time, "time", lambda: 1001.0)
    assert (signing.claims() is not None) is known


def test_pages_by_role() -> None:
    everything = PAGES + LANDING + NOTICE
    assert allowed(Viewer()) == allowed(ROLES["admin"]) == everything
    assert allowed(ROLES["lead"]) == everything
    assert set(everything) - set(allowed(ROLES["leader"])) == {"survey", "settings", "ledger"}
    assert set(everything) - set(allowed(ROLES["granted"])) == {"survey", "settings"}
    assert allowed(ROLES["member"]) == OWN + NOTICE
    assert "mine" in allowed(Viewer("lead", ("Core",), person="lena@x.org"))


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    rated = "person team role Python\nana Core . 3\nbo Core . 1"
    place = rated_at(tmp_path / "store.duckdb", rated)
    let_in(place, accounts.Account("ada@x.org", "admin"))
    monkeypatch.setattr(signing, "providers", lambda: ("",))
    monkeypatch.setattr(opened, "LOOKED_EACH", 0.0)
    result = Visit(place, monkeypatch)
    result.as_("ada@x.org")
    return result


def test_a_page_that_was_left_open_shows_the_door(visit: Visit) -> None:
    app = visit.page("coverage")
    assert [b.label for b in app.button if b.label == "Sign out"]
    for minutes, shut in ((59, False), (118, False), (179, True)):  # away 59, 59 and 61 minutes
        moment = now() + timedelta(minutes=minutes)
        visit.patch.setattr(opened, "now", lambda moment=moment: moment)
        app.run()
        assert ("Sign in" in [b.label for b in app.button]) is shut
    assert "Core" not in said(app)


def test_who_signs_out_is_out_in_every_window(visit: Visit) -> None:
    visit.patch.setattr(opened.st, "logout", lambda: None)  # the cookie is still there
    first, second = visit.page("coverage"), visit.page("coverage")
    first.button(key="sign_out").click().run()
    for app in (first, second):
        app.run()
        assert [b.label for b in app.button] == ["Sign in"]


def test_an_account_that_is_removed_sees_nothing_from_the_next_click(visit: Visit) -> None:
    app = visit.page("coverage")
    accounts.remove_account(opened.owners_store(), "ada@x.org")
    app.run()
    assert "has no access here" in said(app)
    assert "Core" not in said(app)


def test_an_administrator_ends_the_token_of_a_program(visit: Visit) -> None:
    result = accounts.add_token(opened.owners_store(), "Intranet", "leader", ())
    app = visit.page("settings")
    app.session_state["settings_tab"] = STORE
    app.run()
    box = next(s for s in app.selectbox if s.label.startswith("Programs that may read"))
    (program,) = box.options
    assert program.startswith("Intranet (until 20")
    box.select(program).run()
    app.button(key="revoke_token").click().run()
    assert "opens nothing any more" in said(app)
    assert accounts.token_of(opened.owners_store(), result) is None


def test_minutes_and_claims_are_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for result, minutes in {"": 60.0, "15": 15.0, "0": 60.0, "soon": 60.0, "nan": 60.0}.items():
        monkeypatch.setenv("SKILLMIX_SESSION_IDLE_MINUTES", result)
        assert signing.idle_minutes() == minutes
    assert signing.claim_names() == accounts.ClaimNames()
    monkeypatch.setenv("SKILLMIX_ROLE_CLAIM", "roles")
    assert signing.claim_names() == accounts.ClaimNames(role="roles")
