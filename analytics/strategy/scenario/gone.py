"""What a plan could once be asked and no longer is, with what takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.vocabulary import RefusedError

_BY_COST = "plans are now chosen by what an open position costs; see --option and --value"
GONE: Mapping[str, str] = {
    "confidence": _BY_COST,
    "risk": _BY_COST,
    "focus": "plans do not limit how much one person carries; see “All at once” in skillmix "
    "measures",
    "robust": "what would change a verdict is told beside it; see skillmix drivers and skillmix "
    "plan --explain",
}
"""By key of a scenario file, option, verb or parameter."""


def refuse_gone(names: Iterable[str]) -> None:
    """Raises RefusedError for the first name that is gone."""
    for name in names:
        if name in GONE:
            raise RefusedError(f"{name} is gone: {GONE[name]}.")
