"""`python -m dashboard.reference` writes the tables of docs/cli.md and json.md from the program."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from analytics.assess.assess import AskGroup
from analytics.chances.results import FanWeek, Input, NeedChance
from analytics.change import Flow, RequirementChange
from analytics.evidence.results import Evidence
from analytics.knobs import FILTERS, IN_FILES, KNOBS, Knob
from analytics.ledger.results import Against, CoverageThen, Learned, Outcome
from analytics.options import results as options
from analytics.options.drivers import End
from analytics.proposals import Proposal as ProposedTarget
from analytics.results import (
    AllAtOnce,
    Coverage,
    NotAsked,
    RequirementCoverage,
    Resilience,
    RoleReadiness,
)
from analytics.strategy.answer.beside import NeedSides
from analytics.strategy.money import Period, Yardstick
from analytics.strategy.results import Plan
from analytics.strategy.team import Circle, Hit
from dashboard.cli import parser
from dashboard.commands.answer import field_names
from dashboard.subjects.method import Measure
from dashboard.subjects.privacy import Part
from data.intake.proposal import Proposal
from data.store.copying import TableCopied
from data.store.facts.settings import Assumption
from data.store.people.audited import Entry
from data.store.people.notice import Notice
from data.vocabulary import ImportOutcome

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("cli.md", "json.md")
EVERYWHERE = {"--help", "--json", "--database"}
GROUPS: Mapping[str, frozenset[str]] = {
    "filters": frozenset(knob.flag for knob in FILTERS[:-1]),
    "plan": frozenset({*(knob.flag for knob in KNOBS), "--scenario", "--saved"}),
}
"""Options that have a table of their own, by what a verb's row calls them."""
OBJECTS: tuple[type, ...] = (
    *(AllAtOnce, Coverage, Measure, NotAsked, ProposedTarget, Resilience),
    *(RequirementCoverage, RoleReadiness, Flow, RequirementChange, Evidence, Hit, Circle),
    *(options.AreaLevers, options.Flip, options.LeverOption, options.LikelyBy, options.WayOut),
    *(options.OpenMustHave, options.Switching, End, AskGroup),
    *(Plan, FanWeek, Input, NeedChance, Period, Yardstick, NeedSides),
    *(Against, CoverageThen, Learned, Outcome),
    *(ImportOutcome, Proposal, TableCopied, Entry, Notice, Part),
)
"""What answers are made of; with what these are made of they have a row each in docs/json.md."""
NAMES: Mapping[type, str] = {ProposedTarget: "ProposedTarget"}


def parameters(knobs: Iterable[Knob]) -> str:
    """A row for each: its option, its key in a file, what it does and what holds without it."""
    rows = ["| option | in a file | what it does | without it |", "|---|---|---|---|"]
    for knob in knobs:
        option = "" if knob in IN_FILES else f"`{knob.flag}`"
        key = "" if knob in FILTERS else f"`{knob.key}`"
        place = f"{key} in `[{knob.table}]`" if knob.table else key
        rows.append(f"| {option} | {place} | {knob.says} | {knob.left_out} |")
    return "\n".join(rows)


def verbs() -> str:
    """A row for each verb or action of one: how it is called, what it does, its own options."""
    rows = ["| verb | what it does | options |", "|---|---|---|"]
    rows += [_row(item) for item in leaves(parser())]
    return "\n".join(rows)


def leaves(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers that answer: of a verb with actions, those of the actions."""
    inner = [a for a in whole._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        yield whole
    for action in inner:
        for choice in action.choices.values():
            yield from leaves(choice)


def _row(verb: argparse.ArgumentParser) -> str:
    words, options = [verb.prog.removeprefix("skillmix ")], []
    flags = {flag for action in verb._actions for flag in action.option_strings} - EVERYWHERE
    for name, group in GROUPS.items():
        if group <= flags:
            options.append(name)
            flags -= group
    for action in verb._actions:
        value = str(action.metavar or "|".join(action.choices or ()) or action.dest.upper())
        if action.nargs == "?":
            value = f"[{value}]"
        if not action.option_strings:
            words.append(value)
        elif (flag := action.option_strings[-1]) in flags:
            options.append(f"`{flag}`" if action.nargs == 0 else f"`{flag} {value}`")
    cells = (f"`{' '.join(words)}`", str(verb.description), ", ".join(options))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def objects() -> str:
    """A row for each object of the JSON answers, with its keys."""
    rows = ["| object | keys |", "|---|---|"]
    rows += [f"| {name} | `{', '.join(keys)}` |" for name, keys in sorted(_objects().items())]
    return "\n".join(rows)


def _objects() -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    waiting = list(OBJECTS)
    while waiting:
        kind = waiting.pop()
        name = NAMES.get(kind, kind.__name__)
        if name not in result:
            hints = get_type_hints(kind, localns={"Assumption": Assumption})
            shown = field_names(kind)
            result[name] = [key + _inside(hints[key]) for key in shown]
            waiting += [inner for key in shown for inner in _classes(hints[key])]
    return result


def _inside(hint: Any) -> str:
    """What follows a key: `{Cost}` for an object, `[{Charge}]` for a list, `{}` by varying keys."""
    if is_dataclass(hint):
        return f"{{{NAMES.get(hint, hint.__name__)}}}"  # type: ignore[arg-type, union-attr]
    origin = get_origin(hint)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return "{}"
    inner = next((item for item in map(_inside, get_args(hint)) if item), "")
    return f"[{inner}]" if origin in (tuple, list, frozenset) else inner


def _classes(hint: Any) -> list[type]:
    if is_dataclass(hint):
        return [hint]  # type: ignore[list-item]
    return [inner for argument in get_args(hint) for inner in _classes(argument)]


MADE: Mapping[str, Callable[[], str]] = {
    "verbs": verbs,
    "plan": lambda: parameters(KNOBS),
    "files": lambda: parameters(IN_FILES),
    "filters": lambda: parameters(FILTERS),
    "objects": objects,
}
"""The tables by their mark."""


def written(page: str) -> str:
    """The page with its tables as the program is now. Raises KeyError for an unknown mark."""
    return re.sub(
        r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)",
        lambda match: f"{match[1]}{MADE[match[2]]()}\n{match[3]}",
        page,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    for page in (DOCS / name for name in PAGES):
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")
