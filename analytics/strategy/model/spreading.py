"""Between plans of equal cost for as many people: opportunity is spread
(methods.md#net-cost-and-options).

First nobody is given several trainings while another could have one: the second training of a
person weighs 1, the third 2, and so on. Then trainings are spread over teams by their people: the
n-th of a team weighs (2 n - 1) / people, so that together they weigh the square of the trainings
over the people, which is least where every team has as many a head.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analytics.strategy.model.model import Model


@dataclass(frozen=True)
class Spreading:
    """Groups with the columns of their trainings: people (None), and teams with their people."""

    groups: tuple[tuple[list[int], int | None], ...]

    def weights(self, counts: Sequence[int], people: float) -> list[list[float]]:
        """By group, what each further training weighs in a plan for so many `people`.

        All that teams can weigh stays below 1, the least that people can differ by: a plan whose
        people weigh no more than now, by `counts`, has at most one training for each and one more
        for each unit that they weigh.
        """
        now = sum(
            count * (count - 1) // 2
            for count, (_, size) in zip(counts, self.groups, strict=True)
            if size is None
        )
        smallest = min((size for _, size in self.groups if size is not None), default=1)
        most = (people + now) ** 2 / smallest
        return [
            [float(n) if size is None else (2 * n + 1) / size / (1 + most) for n in range(len(own))]
            for own, size in self.groups
        ]


def spreading(model: Model) -> Spreading:
    """Nothing where there is no choice between people. Teams only where a requirement is shared."""
    trainings = {
        key: chain.columns[chain.known_level + 1][-1] for key, chain in model.chains.items()
    }
    by_person: dict[int, list[int]] = {}
    by_team: dict[str, list[int]] = {}
    for (crew, _), column in trainings.items():
        by_person.setdefault(crew, []).append(column)
        by_team.setdefault(model.crews[crew].worker.team, []).append(column)
    if len(by_person) < 2:
        return Spreading(())
    found: list[tuple[list[int], int | None]] = [
        (own, None) for own in by_person.values() if len(own) > 1
    ]
    if len(by_team) > 1 and any(len(need.teams) > 1 for need in model.active.values()):
        people = Counter(crew.worker.team for crew in model.crews)
        found += [(own, people[team]) for team, own in sorted(by_team.items())]
    return Spreading(tuple(found))
