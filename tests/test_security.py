"""SECURITY.md says what is so: its limits are the program's, and what it points at is there."""

import importlib
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\| [^|]+ \| ([\d,]+)[^|]* \| `([\w.]+)` \|$", TEXT, flags=re.MULTILINE)
CONFIG = tomllib.loads((ROOT / "dashboard/.streamlit/config.toml").read_text(encoding="utf-8"))


def test_a_limit_is_the_programs() -> None:
    assert len(LIMITS) == 19
    for said, name in LIMITS:
        if name.startswith("server."):
            found = CONFIG["server"][name.removeprefix("server.")]
        else:
            module, _, constant = name.rpartition(".")
            found = getattr(importlib.import_module(module), constant)
        assert float(said.replace(",", "")) == found, name


def test_what_is_pointed_at_is_there() -> None:
    named = set(re.findall(r"`([\w./]+\.(?:py|toml|txt))`", TEXT))
    assert len(named) > 20
    assert {name for name in named if not (ROOT / name).is_file()} == set()


def test_every_section_is_judged_in_a_known_word() -> None:
    rows = re.findall(r"^\| (V\d+[^|]*) \| ([^|]*) \| ([^|]*) ?\|$", TEXT, flags=re.MULTILINE)
    chapters = {int(number) for name, _, _ in rows for number in re.findall(r"V(\d+)", name)}
    assert chapters == set(range(1, 18))
    assert {state for _, state, _ in rows} <= {"holds", "in part", "open", "n/a"}
    assert [name for name, state, why in rows if state in ("in part", "open") and not why] == []
    holding = [(name, why) for name, state, why in rows if state == "holds"]
    assert len(holding) > 20
    assert [name for name, why in holding if "`tests/" not in why] == []


def test_what_guards_the_pages_is_written_out() -> None:
    server = CONFIG["server"]
    assert server["enableCORS"] is server["enableXsrfProtection"] is True
    assert server["enableAgentApi"] is False
    assert server["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
