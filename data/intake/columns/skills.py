"""Header -> skill of the taxonomy: exact and alias first, then whole words, then near spellings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from data.intake.language.words import issue_of
from data.store.database import Transaction
from data.store.engines.engine import next_number
from data.store.facts.taxonomy import Skill, alias_key, areas, free_id, lookup
from data.vocabulary import UNPLACED_AREA, Issue, Viewer
from seeds import read_seed

ACCEPTED = 85
"""rapidfuzz's ratio from which a near spelling is taken (STACK)."""
SUGGESTED = 70
_WORD = re.compile(r"[\w+#./&'’-]+")
_LONGEST = 6
_SHORT_NAME = 3
_SLIP_FROM = 5
"""Letters from which one letter more, less or other is likelier a slip than another word."""
_LONG_WORD = 10
"""Letters from which two slips in a word are likelier than another word that begins alike."""
_BEGINNING = 5
_NEAREST = 5
_GUESSED = 0.89
"""How sure a near spelling is at most: it is always asked whether it is right."""
_JOINS = re.compile(r"[\s._'’/-]")
_JOINTS = re.compile(r"[\s._/-]+")
_PARTS = re.compile(r"\s*(?::\s|\s[-–—]\s)\s*")
_JOINED = re.compile(r"\s*(?:/|\s&\s)\s*")
_CASE = re.compile(r"(?:['’][^\W\d_]{1,4}|a|u|em|om|ie|owi|ą|ę|y|ra|ru|rem)$")
"""What stands after a name in a case: "Pythona" (Polish), "Docker'dan" (Turkish)."""


@dataclass(frozen=True)
class Match:
    """A skill, how sure (0 to 1), why, and the word of the file that was taken for it."""

    skill: Skill
    confidence: float
    reason: str
    word: str = ""


class SkillFinder:
    """Looks names and questions up in one taxonomy."""

    def __init__(self, known: Mapping[str, Skill]) -> None:
        self._by_id = known
        # an id, such as "networking" of "Professional networking", leaves out what tells it from
        # other things
        self._known = {
            key: skill
            for key, skill in known.items()
            if key == alias_key(skill.name) or key in skill.aliases
        }
        self._long = [key for key in self._known if len(key) > _SHORT_NAME]

    def is_known(self, text: str) -> bool:
        """Whether a text is the name or an alias of a skill, without a guess: that takes time."""
        key = alias_key(text)
        return key in self._known or key.rstrip(".") in self._known

    def name(self, text: str) -> Match | None:
        """A bare name: exact, alias, or spelled almost so. Short names are never guessed."""
        key = alias_key(text)
        exact = self._known.get(key) or self._known.get(key.rstrip("."))
        if exact:
            own = alias_key(exact.name) == key
            reason = "the header is the skill's name" if own else f"an alias of {exact.name}"
            return Match(exact, 1.0, reason, text)
        if len(key) <= _SHORT_NAME:
            return None
        # no processor: the default one strips + and #, so that C# would equal C++
        cut, most = ACCEPTED, _NEAREST
        near = process.extract(key, self._long, scorer=fuzz.ratio, score_cutoff=cut, limit=most)
        for other, score, _ in near:
            if _is_slip(key, other):
                most_sure = 1.0 if _compact(other) == _compact(key) else _GUESSED
                reason = f"spelled almost like “{other}”"
                return Match(self._known[other], min(score / 100, most_sure), reason, text)
        return None

    def is_skill(self, text: str) -> bool:
        """Whether a text is the name of a skill, or two names such as "JavaScript/TypeScript", or
        has one, as "AWS: Lambda": of the store, or of the open lists in `seeds/skill_names.csv`."""
        several = [part for part in _JOINED.split(text) if part]
        joined = len(several) > 1 and all(map(self.is_name, several))
        return joined or any(map(self.is_name, (text, *_PARTS.split(text))))

    def is_name(self, text: str) -> bool:
        """Whether a text as it stands is one name, of the store or of the open lists."""
        compact = _compact(text)
        return self.is_known(text) or (len(compact) > 1 and compact in _named())

    def mentions(self, text: str) -> bool:
        """Whether some of the words of a text are the name of a skill."""
        return any(
            len(phrase) > 1
            and (len(phrase) > _SHORT_NAME or phrase.isupper())
            and self.is_skill(phrase)
            for phrase in _phrases(text)
        )

    def suggestion(self, text: str) -> str:
        """A skill that an unknown name is a part or a kind of, else the nearest name, or ""."""
        key = alias_key(text)
        kin = self._by_id.get(_named().get(_compact(text), ""))
        if kin is not None:
            return kin.name
        if len(key) <= _SHORT_NAME:
            return ""
        near = process.extractOne(key, self._long, scorer=fuzz.ratio, score_cutoff=SUGGESTED)
        return self._known[near[0]].name if near else ""

    def within(self, text: str) -> Match | None:
        """The longest name in a sentence, as whole words; short ones in the skill's own case."""
        for phrase in _phrases(text):
            skill = self._known.get(alias_key(phrase))
            whole = len(phrase) > _SHORT_NAME or phrase.isupper()
            if skill and (whole or phrase == skill.name):
                return Match(skill, 0.9, f"the question names {phrase}", phrase)
        for word in reversed(_WORD.findall(text)):
            bare = _CASE.sub("", word)
            skill = self._known.get(alias_key(bare)) if len(bare) > _SHORT_NAME else None
            if skill and bare != word and word[0].isupper():
                return Match(skill, 0.9, f"the question names {bare}", word)
        return None


class SkillNumbers:
    """Skills by name; one that nobody knows is kept under its own name in the unplaced area until
    somebody places it. Names that are nearly those of skills of other teams are new ones: whoever
    imports is told of their own only."""

    def __init__(self, change: Transaction, import_no: int, viewer: Viewer) -> None:
        self._change = change
        self._import_no = import_no
        self._known = lookup(change)
        self._free = next_number(change, "skill")
        self._ids = {skill.skill_no: skill.skill_id for skill in self._known.values()}
        self._taken = set(self._ids.values())
        self._area = next(area for area in areas(change) if area.area_id == UNPLACED_AREA)
        self._added: list[Skill] = []
        seen = self._known if viewer.teams is None else lookup(change, viewer)
        self._finder = SkillFinder(seen)
        self._seen: dict[str, int] = {}
        self.issues: list[Issue] = []
        self.renamed: dict[str, str] = {}
        """Words of the file and the skills that they were read as."""

    def of_column(self, match: Match | None, name: str) -> int:
        """The number of a column's skill: the one it matched, else that of exactly its name."""
        if match:
            if match.word and alias_key(match.word) != alias_key(match.skill.name):
                self.renamed[" ".join(match.word.split())[:60]] = match.skill.name
            skill = match.skill
            if self._ids.get(skill.skill_no) == skill.skill_id:
                return skill.skill_no
            # an import was undone since, which had added it
            return (self._known.get(alias_key(skill.name)) or self._add(skill.name)).skill_no
        result = self._known.get(alias_key(name))
        same = result is not None and alias_key(result.name) == alias_key(name)
        return (result if result and same else self._add(name)).skill_no

    def of_row(self, name: str) -> int:
        """The number of the skill that a row of a long table names; says what it guessed."""
        if name not in self._seen:
            match = self._finder.name(name)
            self._seen[name] = self.of_column(match, name)
            at = (None, None, name[:60])
            if match is None:
                near = self._finder.suggestion(name)
                meant = f" Was {near} meant?" if near else ""
                self.issues.append(issue_of("no known skill", *at, name=name.strip(), meant=meant))
            elif match.confidence < 1:
                self.issues.append(issue_of("row read as", *at, match=match))
        return self._seen[name]

    def name(self, skill_no: int) -> str:
        return next(s.name for s in self._known.values() if s.skill_no == skill_no)

    def _add(self, name: str) -> Skill:
        shown = " ".join(name.split())
        area, skill_id = self._area, free_id(self._taken, shown)
        of_area = area.area_id, area.name, area.kind
        added = Skill(self._free, skill_id, shown, *of_area, "partly", ())
        self._free += 1
        self._taken.add(skill_id)
        self._added.append(added)
        self._known[alias_key(shown)] = added
        return added

    def write(self) -> None:
        """Store the skills that were added."""
        self._change.insert(
            "skill",
            ("skill_no", "skill_id", "name", "area_id", "kind", "tooling", "import_no"),
            [
                (s.skill_no, s.skill_id, s.name, s.area_id, s.kind, s.tooling, self._import_no)
                for s in self._added
            ],
        )
        self._added = []


@cache
def _named() -> dict[str, str]:
    """Names of the open lists, compact, with the id of the skill that each is kin to, or ""."""
    return {_compact(row["name"]): row["related"] for row in read_seed("skill_names.csv")}


def _phrases(text: str) -> Iterator[str]:
    """The runs of words of a text without a comma, long ones and those at its end first."""
    parts = [_WORD.findall(part) for part in reversed(re.split("[,;]", text))]
    for size in range(_LONGEST, 0, -1):
        for words in ([word.rstrip(".'’/-") for word in part] for part in parts):
            for start in range(len(words) - size, -1, -1):
                yield " ".join(words[start : start + size])


def _compact(text: str) -> str:
    """ "Power BI", "PowerBI", "power-bi": one name."""
    return _JOINS.sub("", alias_key(text))


def _is_slip(first: str, other: str) -> bool:
    """Whether two folded names differ by slips within their words, or by what joins these alone."""
    if any(first.count(sign) != other.count(sign) for sign in "+#"):
        return False
    if _compact(first) == _compact(other):
        return True
    words, others = _JOINTS.split(first), _JOINTS.split(other)
    if len(words) != len(others) or _compact(first) in _named():
        return False
    for a, b in ((a, b) for a, b in zip(words, others, strict=True) if a != b):
        # a project is no product, and AI no API
        shorter = min(len(a), len(b))
        alike = shorter >= _SLIP_FROM and a[0] == b[0]
        slips = 2 if shorter >= _LONG_WORD and a[:_BEGINNING] == b[:_BEGINNING] else 1
        numbers = re.findall(r"\d", a) == re.findall(r"\d", b)
        if not (alike and numbers) or OSA.distance(a, b) > slips:
            return False
    return True
