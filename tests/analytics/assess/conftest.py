"""Assessments are tested with all their answers."""

import pytest

from analytics.assess import assess
from analytics.assess import counted as truths

DRAWS, EVERY = assess.DRAWS, truths.EVERY


@pytest.fixture(autouse=True)
def all_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as in use."""
    monkeypatch.setattr(assess, "DRAWS", DRAWS)
    monkeypatch.setattr(truths, "EVERY", EVERY)
