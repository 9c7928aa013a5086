"""The data that Skillmix starts with; README.md says what each file is."""

from pathlib import Path

SEEDS = Path(__file__).resolve().parent
