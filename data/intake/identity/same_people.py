"""Names that almost agree: a question, never a merge (only a mapping's `same_person` merges).

The cost grows with the letters of the names, not with pairs of people.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data.intake.identity.people import Named
from data.intake.language.words import first_of, sentence
from data.store.database import Database
from data.store.facts.tombstones import identify
from data.store.people import erasure
from data.store.people.people import find_people, known_people
from data.vocabulary import NearPeople, grouped

_WORD = re.compile(r"[^\W_]+")
_LONG = 3
"""Letters from which a word may be a misspelling of another: initials are not."""
Words = tuple[str, ...]
Key = tuple[Words, str]
MOST_ASKED = 50


@dataclass(frozen=True)
class Known:
    """A person of the store or of the file. `row` None: of the store only."""

    kind: str
    identity: str
    label: str
    row: int | None

    @property
    def written(self) -> str:
        """What a file may call them so that exactly they are meant."""
        named = identify(self.label) == (self.kind, self.identity)
        return self.label if named else self.identity


def near_people(
    file: Iterable[Named], store: Iterable[tuple[str, str, str]]
) -> tuple[NearPeople, ...]:
    """Pairs of people who may be one, at least one of them new to the store."""
    known = {(kind, identity): label for kind, identity, label in store}
    named = {(n.kind, n.identity): Known(n.kind, n.identity, n.label, n.row) for n in file}
    new = [person for who, person in named.items() if who not in known]
    old = [
        Known(*who, label, named[who].row if who in named else None) for who, label in known.items()
    ]
    seen: dict[Key, list[Known]] = defaultdict(list)
    for person in old:
        for key in _keys(person):
            seen[key].append(person)
    found: dict[tuple[str, str], NearPeople] = {}
    for person in new:
        keys = set(_keys(person))
        for other in {id(p): p for key in keys for p in seen.get(key, ())}.values():
            if len(found) < MOST_ASKED and _may_be_one(person, other):
                rows = person.row or 0, other.row
                pair = NearPeople(person.written, other.written, *rows, _how(person, other))
                found.setdefault((pair.one, pair.other), pair)
        for key in keys:
            seen[key].append(person)
    return tuple(found.values())


def must_choose(
    file: Sequence[Named], store: Iterable[tuple[str, str, str]], pairs: Sequence[NearPeople]
) -> str:
    """The sentence that asks for an explicit choice, "" where a question is enough. It is needed
    where few of the people are known and many of the others nearly agree with known ones: the file
    names in another way, and everybody would be there twice."""
    known = {(kind, identity) for kind, identity, _ in store}
    seen = sum((n.kind, n.identity) in known for n in file)
    near = len({pair.one for pair in pairs if pair.other_row is None})
    few = 3 * near < len(file) - seen and len(pairs) < MOST_ASKED
    if not near or few or 2 * seen >= len(file):
        return ""
    whom = f"{grouped(seen) if seen else 'None'} of the {grouped(len(file))} people of this file "
    whom += "is" if seen == 1 else "are"
    if len(file) == 1:
        whom = "The one person of this file is not"
    others = f"{grouped(near)} of {'the others' if seen else 'them'}"
    return sentence("known people", whom=whom, others=others)


def _how(person: Known, other: Known) -> str:
    """In what two people agree."""
    names = [{_words(p.label)} - {()} if "@" not in p.label else set() for p in (person, other)]
    if names[0] & names[1]:
        return "the names agree"
    if names[0] and names[1]:
        return "the names almost agree"
    return "an e-mail has the words of the name"


def _may_be_one(person: Known, other: Known) -> bool:
    """Two e-mails or ids tell two people apart, unless the mailboxes of two domains agree."""
    if (person.kind, person.identity) == (other.kind, other.identity):
        return False
    mailboxes = person.kind == other.kind == "email" and _mailbox(person) == _mailbox(other) != ()
    return mailboxes or "name" in (person.kind, other.kind)


def _mailbox(person: Known) -> Words:
    found = _words(person.identity.partition("@")[0])
    return found if len(found) > 1 else ()


def _words(text: str) -> Words:
    """The words of a name in the order of the alphabet, without accents and case."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in bare if not unicodedata.combining(c))
    return tuple(sorted(_WORD.findall(plain.replace("ø", "o"))))


def _keys(person: Known) -> Iterator[Key]:
    """Two people with a key in common may be one."""
    names = {
        _words(person.label) if "@" not in person.label else (),
        _words(person.identity) if person.kind == "name" else (),
        _mailbox(person) if person.kind == "email" else (),
    }
    for words in names - {()}:
        yield words, ""
        for i, word in enumerate(words if len(words) > 1 else ()):
            if len(word) >= _LONG and not any(map(str.isdigit, word)):
                # with one letter less: common to all spellings one letter apart
                shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
                for spelt in (word, *shorter):
                    yield words[:i] + words[i + 1 :], f"{spelt}~"


def erase(database: Database, person: str) -> str:
    """Erase one person; the sentence names those of the store whose names nearly agree and who
    stay. Raises RefusedError when nobody or more than one person is meant.
    """
    found = find_people(database, person)
    said = erasure.erase(database, person)
    _, kind, identity, label = found[0]
    gone = Named(kind, identity, label, 0, 0, 1)
    near = [pair.other for pair in near_people([gone], known_people(database))]
    if not near:
        return said
    shown = first_of([f"“{name}”" for name in near], 5)
    verb = "is" if len(near) == 1 else "are"
    return sentence("erase as well", said=said, names=shown, verb=verb)
