"""The data that Skillmix starts with; README.md says what each file is."""

import csv
from pathlib import Path

SEEDS = Path(__file__).resolve().parent


def read_seed(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
