"""What can be checked of the files in deploy/ without a container engine: they read, and what they
name is there. That an image builds and runs is not shown."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from dashboard.cache.studies import MOST_BYTES
from dashboard.cli import parser
from data.store.database import URL_VARIABLE

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
LOCKED = (DEPLOY / "requirements.txt").read_text(encoding="utf-8")
UNIT = (DEPLOY / "skillmix.service").read_text(encoding="utf-8")


def test_the_image_copies_what_is_there_and_runs_as_nobody_special() -> None:
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINER, flags=re.MULTILINE)
        for source in shlex.split(line)[:-1]
    ]
    assert {"data", "analytics", "dashboard", "seeds", "deploy/requirements.txt"} <= set(copied)
    assert [source for source in copied if not (ROOT / source).exists()] == []
    assert CONTAINER.index("USER skillmix") < CONTAINER.index("\nCMD")
    assert "/ready" in CONTAINER


def test_images_are_named_by_digest_and_packages_by_hash() -> None:
    named = [s["image"] for s in COMPOSE["services"].values() if "image" in s]
    assert all(re.search(r"@\$\{\w+_DIGEST:\?", image) for image in named)
    made = re.findall(r"^FROM (\S+)", CONTAINER, flags=re.MULTILINE)
    assert set(made) == {"docker.io/library/python@${PYTHON_DIGEST}"}
    assert "--require-hashes" in CONTAINER
    pins, locked = (
        dict(
            re.findall(r"^([\w.-]+)==(\S+)", text.replace("_", "-").casefold(), flags=re.MULTILINE)
        )
        for text in ((ROOT / "requirements.txt").read_text(encoding="utf-8"), LOCKED)
    )
    assert len(locked) > 50
    assert {name for name, _ in locked.items() - pins.items()} <= {"setuptools"}
    assert all(re.search(r" --hash=sha256:[0-9a-f]{64}", line) for line in LOCKED.splitlines()[1:])


def test_every_container_is_confined_and_the_database_is_apart() -> None:
    for name, service in COMPOSE["services"].items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["read_only"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert {"mem_limit", "pids_limit"} <= set(service), name
    assert COMPOSE["services"]["db"]["networks"] == ["store"]
    assert COMPOSE["services"]["proxy"]["networks"] == ["outside"]
    assert COMPOSE["networks"]["store"] == {"internal": True}


def test_the_commands_are_commands() -> None:
    (image,) = re.findall(r"^CMD (\[.+\])$", CONTAINER, flags=re.MULTILINE)
    (unit,) = re.findall(r"^ExecStart=\S+/skillmix (.+)$", UNIT, flags=re.MULTILINE)
    for words in (yaml.safe_load(image)[1:], shlex.split(unit)):
        assert parser().parse_args(words).verb == "serve"


def test_replicas_share_a_store_behind_a_proxy() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"proxy", "one", "two", "db"}
    assert services["one"] == services["two"]
    app = services["one"]
    assert URL_VARIABLE in app["environment"]
    assert (DEPLOY / app["build"]["context"] / app["build"]["dockerfile"]).is_file()
    assert [name for name, s in services.items() if "ports" in s] == ["proxy"]
    named = set(app["depends_on"]) | set(services["proxy"]["depends_on"])
    assert named <= set(services)
    secrets = {
        s if isinstance(s, str) else s["source"]
        for service in services.values()
        for s in service.get("secrets", ())
    }
    assert secrets == set(COMPOSE["secrets"])
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert "reverse_proxy one:8501 two:8501" in caddy
    for needed in ("lb_policy cookie", "health_uri /ready", "Strict-Transport-Security"):
        assert needed in caddy


def test_the_limits_of_memory_have_room_for_what_is_kept() -> None:
    (unit,) = re.findall(r"^MemoryMax=(\d+)G$", UNIT, flags=re.MULTILINE)
    assert COMPOSE["services"]["one"]["mem_limit"] == f"{unit}g"
    start, largest_import, uploaded = 280, 530, 2 * 200  # MB, as docs/administration.md says
    assert start + largest_import + uploaded + MOST_BYTES / 2**20 < int(unit) * 1024


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")
def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "skillmix.service"
    # The program and the user of the real machine are not here.
    here = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT, flags=re.MULTILINE)
    unit.write_text(here, encoding="utf-8")
    text, judged = (
        subprocess.run(["systemd-analyze", *words, unit], capture_output=True, text=True)
        for words in (["verify"], ["security", "--offline=true", "--threshold=15"])
    )
    assert [line for line in text.stderr.splitlines() if "skillmix.service" in line] == []
    assert judged.returncode == 0, judged.stdout[-2000:] + judged.stderr


def test_the_page_of_the_administrator_names_what_is_there() -> None:
    page = (ROOT / "docs/administration.md").read_text(encoding="utf-8")
    for name in re.findall(r"`(deploy/[\w.]+)`", page):
        assert (ROOT / name).is_file()
    for verb in ("backup", "restore", "erase", "account"):
        assert f"skillmix {verb}" in page or f" {verb} FILE" in page
