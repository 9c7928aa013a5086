"""Names that almost agree are asked about, and never merged."""

import pytest

from data.intake.identity.people import Named
from data.intake.identity.same_people import near_people
from data.store.facts.tombstones import identify
from data.vocabulary import NearPeople


def person(row: int, text: str, label: str = "") -> Named:
    return Named(*identify(text), label or text, row, row, 1)


def asked(*texts: str) -> list[tuple[str, str]]:
    found = near_people([person(i, text) for i, text in enumerate(texts, start=2)], [])
    return [(pair.other, pair.one) for pair in found]


ONE = (
    *(("Ana Silva", "Anna Silva"), ("Ana Silva", "Silva, Ana"), ("José Núñez", "Jose Nunez")),
    *(("Ana Silva", "ana.silva@x.org"), ("Ana Silva", "Ana Sliva"), ("Søren Bo", "Soren Bo")),
    *(("ana.silva@x.org", "ana.silva@y.org"), ("Ana Maria Silva", "Anna Maria Silva")),
)
TWO = (
    *(("Ana Silva", "Ana Souza"), ("Martin", "Martina"), ("Person 1", "Person 2")),
    *(("Ana S", "Ana T"), ("ana.silva@x.org", "anna.silva@x.org"), ("E101", "E102")),
    *(("Ana Silva", "Ana Silvana"), ("ana@x.org", "ana@y.org"), ("Bo Li", "Bo Lu")),
)


@pytest.mark.parametrize(("one", "other"), [*ONE, *TWO])
def test_who_may_be_one_person(one: str, other: str) -> None:
    assert asked(one, other) == ([(one, other)] if (one, other) in ONE else [])
    assert asked(other, one) == ([(other, one)] if (one, other) in ONE else [])


def test_the_store_is_asked_about_new_people_only() -> None:
    store = [("email", "ana.silva@x.org", "Ana Silva"), ("name", "bob stone", "Bob Stone")]
    assert near_people([person(2, "Ana Silva"), person(3, "Bob Stone")], store) == (
        NearPeople("Ana Silva", "ana.silva@x.org", 2, None),
    )
    both = [person(2, "ana.silva@x.org", "Ana Silva"), person(3, "Anna Silva")]
    assert near_people(both, store) == (NearPeople("Anna Silva", "ana.silva@x.org", 3, 2),)
    assert near_people([person(2, "Bob Stone")], [*store, ("name", "bobb stone", "B")]) == ()


def test_people_with_ids_are_told_apart_by_them() -> None:
    two = [person(2, "E101", "Ana Silva"), person(3, "E102", "Ana Silva")]
    assert near_people(two, []) == ()
    assert near_people([*two, person(4, "Silva Ana")], []) == (
        NearPeople("Silva Ana", "e101", 4, 2),
        NearPeople("Silva Ana", "e102", 4, 3),
    )
