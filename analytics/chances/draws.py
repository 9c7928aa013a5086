"""Random numbers that belong to what they are drawn for.

Each source of risk has its own stream, found by its name: one more action, or another order,
changes no other's draws, so that two plans are compared on the same luck.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from analytics.chances.ranges import Numbers


@dataclass(frozen=True)
class Draws:
    """`runs` draws of each source; the same seed and source give the same digits."""

    seed: int
    runs: int

    def shares(self, *source: object) -> Numbers:
        """Evenly between 0 and 1."""
        return self._stream(source).random(self.runs)

    def normal(self, *source: object) -> Numbers:
        """Standard normal."""
        return self._stream(source).standard_normal(self.runs)

    def _stream(self, source: tuple[object, ...]) -> np.random.Generator:
        name = hashlib.sha256(repr(source).encode()).digest()
        entropy = [self.seed, *np.frombuffer(name, dtype=np.uint32).tolist()]
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))
