"""What happens to a store between two questions, drawn by chance: late answers, whole files again
with a few rows changed, undos and files put back, contests that are accepted, people erased."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from data.contesting import accept
from data.store.database import Database
from data.store.history.imports import undo
from data.store.people.contests import contest
from data.store.people.erasure import erase
from tests.viewers.organisation import SKILLS, TEAMS, WAVES, Truth, import_wave


@dataclass
class Steps:
    """A store as `fill` left it. `files`: import id, whether of a manager, and what it says."""

    database: Database
    draw: random.Random
    files: dict[str, tuple[bool, Truth]]
    gone: list[Truth] = field(default_factory=list)
    people: int = 100

    @classmethod
    def of(cls, database: Database, truth: Truth, seed: int) -> Steps:
        rows = database.rows("select wave_name, import_id from import order by import_no")
        files = {
            str(number): (False, {key: text for key, text in truth.items() if key[0] == wave})
            for wave, number in rows
        }
        return cls(database, random.Random(seed), files)

    @property
    def truth(self) -> Truth:
        """The level used of everybody: of self and manager the lower."""
        truths: tuple[Truth, Truth] = {}, {}
        for by_manager, result in self.files.values():
            truths[by_manager].update(result)
        return {
            key: min(own, truths[1].get(key) or own) if own is not None else truths[1].get(key)
            for key, own in truths[0].items()
        }

    def one(self) -> None:
        often = [self._late, self._again, self._undo]
        self.draw.choice([*often, *often, self._contest, self._erase])()

    def _late(self) -> None:
        wave, team = self.draw.choice(WAVES), self.draw.choice(list(TEAMS))
        new: Truth = {}
        for _ in range(self.draw.choice([1, 1, 2, 4, 5, 6])):
            self.people += 1
            new |= {(wave, f"{team}-{self.people}", skill): self._level() for skill in SKILLS}
        self._import(new)

    def _again(self) -> None:
        wave = self.draw.choice(WAVES)
        values = {key: level for key, level in self._self().items() if key[0] == wave}
        for key in self.draw.sample(
            sorted(values), min(len(values), self.draw.choice([1, 1, 2, 12]))
        ):
            values[key] = self._level()
        self._import(values)

    def _undo(self) -> None:
        if self.gone and self.draw.random() < 0.5:
            self._import(self.gone.pop())
            return
        if not self.files:
            return
        number, (by_manager, result) = self.draw.choice(list(self.files.items()))
        undo(self.database, number)
        del self.files[number]
        if not by_manager:
            self.gone.append(result)

    def _contest(self) -> None:
        own = [key for key, level in self._self().items() if level]
        if own:
            (wave, person, skill), level = self.draw.choice(own), self._level()
            name = skill.replace("_", " ")
            accept(self.database, contest(self.database, wave, name, level, "", person).number)
            self._keep({(wave, person, skill): level}, by_manager=True)

    def _erase(self) -> None:
        person = self.draw.choice(sorted({person for _, person, _ in self._self()} or {""}))
        if not person:
            return
        erase(self.database, person)
        for _, result in self.files.values():
            _leave_out(result, person)
        for result in self.gone:
            _leave_out(result, person)

    def _self(self) -> Truth:
        result: Truth = {}
        for by_manager, text in self.files.values():
            if not by_manager:
                result.update(text)
        return result

    def _level(self) -> int:
        return self.draw.choice([0, 1, 2, 3, 4, 5])

    def _import(self, told: Truth) -> None:
        if not told:
            return
        (wave,) = {key[0] for key in told}
        if not import_wave(self.database, told, wave, f"{self.draw.random()}.csv").duplicate:
            self._keep(told)

    def _keep(self, told: Truth, *, by_manager: bool = False) -> None:
        last = self.database.rows("select import_id from import order by import_no desc limit 1")
        self.files[str(last[0][0])] = (by_manager, dict(told))


def _leave_out(told: Truth, person: str) -> None:
    for key in [key for key in told if key[1] == person]:
        del told[key]
