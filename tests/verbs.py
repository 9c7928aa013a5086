"""Every verb and action of the command line, as parsers."""

import argparse
from collections.abc import Iterator

from dashboard.cli import parser


def every_verb() -> Iterator[argparse.ArgumentParser]:
    """The whole command first, then each verb and what can be done with it."""
    yield from _within(parser())


def _within(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for part in action.choices.values():
                yield from _within(part)
