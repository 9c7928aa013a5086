"""The skills that one import rates: known ones by name, new ones added to the unplaced area."""

from __future__ import annotations

from data.intake.columns.skills import Match, SkillFinder
from data.store.database import Transaction
from data.store.facts.taxonomy import Skill, UnplacedSkills, alias_key, lookup
from data.vocabulary import Issue


class SkillNumbers:
    """Skills by name; one that nobody knows is added to the unplaced area."""

    def __init__(self, change: Transaction, import_no: int) -> None:
        self._new = UnplacedSkills(change, import_no)
        self._known = lookup(change)
        self._ids = {skill.skill_no: skill.skill_id for skill in self._known.values()}
        self._finder = SkillFinder(self._known)
        self._seen: dict[str, int] = {}
        self.issues: list[Issue] = []
        self.renamed: dict[str, str] = {}
        """Words of the file and the skills that they were read as."""

    def of_column(self, match: Match | None, name: str) -> int:
        """The number of a column's skill: the one it matched, else the skill of exactly that name.

        An alias is not enough without a match: the mapping left it out because another column has
        that skill.
        """
        if match:
            self._rename(match)
            return self._still_there(match.skill).skill_no
        found = self._known.get(alias_key(name))
        same = found is not None and alias_key(found.name) == alias_key(name)
        return (found if found and same else self._add(name)).skill_no

    def of_row(self, name: str) -> int:
        """The number of the skill that a row of a long table names; says what it guessed."""
        if name not in self._seen:
            match = self._finder.name(name)
            self._rename(match)
            skill = match.skill if match else self._known.get(alias_key(name)) or self._add(name)
            if match is None:
                near = self._finder.suggestion(name)
                meant = f" Was {near} meant?" if near else ""
                self._say(name, f"No known skill; kept as the new skill “{skill.name}”.{meant}")
            elif match.confidence < 1:
                self._say(name, f"Read as {skill.name}: {match.reason}. Is that right?")
            self._seen[name] = skill.skill_no
        return self._seen[name]

    def _rename(self, match: Match | None) -> None:
        if match and match.renames:
            self.renamed[" ".join(match.word.split())[:60]] = match.skill.name

    def _still_there(self, skill: Skill) -> Skill:
        """The skill that a header matched before this transaction began. Undoing an import may
        have taken it away since, and its number may be another skill's by now."""
        if self._ids.get(skill.skill_no) == skill.skill_id:
            return skill
        return self._known.get(alias_key(skill.name)) or self._add(skill.name)

    def name(self, skill_no: int) -> str:
        """The name of a skill that this import uses."""
        return next(s.name for s in self._known.values() if s.skill_no == skill_no)

    def write(self) -> None:
        """Store the skills that nobody knew."""
        self._new.write()

    def _add(self, name: str) -> Skill:
        skill = self._new.add(name)
        self._known[alias_key(skill.name)] = skill
        return skill

    def _say(self, name: str, reason: str) -> None:
        self.issues.append(Issue(None, None, name[:60], reason))
