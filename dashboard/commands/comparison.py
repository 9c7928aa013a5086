"""Scenarios side by side, for machines and as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from analytics.strategy.answer.side_by_side import SideBySide
from dashboard.commands.answer import plain


def comparison_document(compared: SideBySide, decided: Sequence[str | None]) -> dict[str, Any]:
    """What --json prints."""
    return {
        "scenarios": [
            {
                "name": side.plan.scenario,
                "scenario_hash": side.plan.scenario_hash,
                "decided": said,
                "cost": plain(side.plan.cost),
                "shortage_before": side.plan.shortage_before,
                "shortage": side.plan.shortage,
                "shortage_other": side.plan.shortage_other,
                "coverage_before": side.plan.coverage_before,
                "coverage_after": side.plan.coverage_after,
                "chance_weakest": side.plan.chance_weakest,
                "trained": side.trained,
                "equipped": side.equipped,
                "moved": side.moved,
                "touched": side.touched,
                "hired": side.hired,
                "contracted": side.contracted,
                "over_time": [asdict(moment) for moment in side.over_time],
            }
            for side, said in zip(compared.sides, decided, strict=True)
        ],
        "requirements": plain(compared.needs),
    }
