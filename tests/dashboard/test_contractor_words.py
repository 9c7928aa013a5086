"""What is said of contractors, moves and courses, which only a scenario offers."""

from __future__ import annotations

from tests.dashboard import hand_built as hand

GROUP = hand.action(who="A month", team="", person=None, closes=(), chance=1.0, course="A month")
