"""README.md and docs/cli.md as data: the commands that they show and the JSON keys that they
promise."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[1]
README = "\n".join(
    (TOP / page).read_text(encoding="utf-8") for page in ("README.md", "docs/cli.md")
)

Promise = dict[str, Any]
"""Key to what lies inside: None for a plain value, a Promise for an object or a list of them."""


def blocks(language: str) -> list[str]:
    """Texts of the fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    """Every `$ skillmix ...` line in the order of the page, without the program's name."""
    lines = [line for block in blocks("console") for line in block.splitlines()]
    return [shlex.split(line.removeprefix("$ skillmix ")) for line in lines]


def named_files() -> dict[str, str]:
    """Blocks whose first line is a comment with a file name, by that name."""
    found = {}
    for block in blocks("toml"):
        name = re.match(r"# (\S+\.toml)\n", block)
        if name:
            found[name.group(1)] = block
    return found


def promises() -> dict[str, Promise]:
    """The keys that `--json` promises, by verb: `plan`, or with what it does: `scenario show`."""
    section = README.split("## What `--json` promises")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+(?: \w+)?)` \| (.*) \|$", section, flags=re.MULTILINE)
    return {verb: keys(", ".join(re.findall(r"`([^`]+)`", cell))) for verb, cell in rows}


def keys(text: str) -> Promise:
    """Read `a, b{c, d}, e[{f}], g[]` as what it promises."""
    words = re.findall(r"\w+|[{}]", text)
    root: Promise = {}
    open_objects, last = [root], ""
    for word in words:
        if word == "{":
            inside: Promise = {}
            open_objects[-1][last] = inside
            open_objects.append(inside)
        elif word == "}":
            open_objects.pop()
        else:
            open_objects[-1][word] = None
            last = word
    return root


def missing(promise: Promise, answer: Any, place: str = "") -> list[str]:
    """Promised keys that an answer does not have; the first of a list speaks for all."""
    if isinstance(answer, list):
        return [gap for item in answer[:1] for gap in missing(promise, item, f"{place}[]")]
    gaps = [f"{place}.{key}" for key in promise if key not in answer]
    for key, inside in promise.items():
        if inside and key in answer:
            gaps += missing(inside, answer[key], f"{place}.{key}")
    return gaps
