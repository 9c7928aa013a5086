"""Who signed in, as a viewer."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store.people.accounts import Account, ClaimNames, NoAccessError, viewer_of
from data.vocabulary import Viewer

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
    found = viewer_of(claims, ACCOUNTS, CLAIMS)
    assert found == viewer
    assert found.name


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
        found = viewer_of(mail("n@x.org", **claims), ACCOUNTS, CLAIMS)
    except NoAccessError:
        return
    roles = claims["roles"]
    assert found.role in ([roles] if isinstance(roles, str) else roles)
    assert found.role == "admin" or found.teams is not None or found.role == "leader"


def test_claims_that_nobody_named_say_nothing() -> None:
    for known in (ACCOUNTS, ()):
        with pytest.raises(NoAccessError, match="Ask your administrator to let you in") as refusal:
            viewer_of(mail("n@x.org", role="admin", roles="admin"), known, ClaimNames())
        assert "ada@" not in str(refusal.value)
