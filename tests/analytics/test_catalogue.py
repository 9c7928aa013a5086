from __future__ import annotations

from collections import Counter

from analytics.catalogue import MEASURES


def test_each_measure_stands_once_and_says_everything() -> None:
    assert Counter(m.key for m in MEASURES).most_common(1)[0][1] == 1
    assert Counter(m.name for m in MEASURES).most_common(1)[0][1] == 1
    for measure in MEASURES:
        for text in (measure.says, measure.formula, measure.source, measure.range, measure.missing):
            assert text, measure.key
        assert measure.least >= 1
