"""Writes deploy/requirements.txt, what the image installs: the pins of requirements.txt with the
hashes of their wheels. Run it by the Python of the image, whose pip then asks PyPI:
`python3.13 deploy/lock.py`."""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
ASK = ["install", "--dry-run", "--ignore-installed", "--only-binary=:all:", "--target=none"]
TAGS = ("2014", *(f"_2_{minor}" for minor in (17, 24, 26, 27, 28, 31, 34, 35, 36)))
HEAD = "# Made by deploy/lock.py: for Python 3.13 on Linux, x86_64 and aarch64.\n"


def wheels(machine: str, wanted: list[str], pins: Path) -> dict[str, str]:
    """The hash of each wheel, by its package and version."""
    tags = [f"--platform=manylinux{tag}_{machine}" for tag in TAGS]
    pip = [sys.executable, "-m", "pip", "--isolated", "--quiet", *ASK, *tags]
    said = subprocess.run(
        [*pip, "--report=-", "-c", str(pins), *wanted], check=True, stdout=subprocess.PIPE
    )
    return {
        f"{each['metadata']['name']}=={each['metadata']['version']}": each["download_info"][
            "archive_info"
        ]["hashes"]["sha256"]
        for each in json.loads(said.stdout)["install"]
    }


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["postgres"],
        *project["build-system"]["requires"],
    ]
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    with tempfile.TemporaryDirectory() as folder:
        limits = Path(folder, "pins.txt")
        limits.write_text("\n".join(line for line in lines if not line.startswith("-e")))
        found = [wheels(machine, needed, limits) for machine in ("x86_64", "aarch64")]
    assert found[0].keys() == found[1].keys()
    (ROOT / "deploy/requirements.txt").write_text(
        HEAD
        + "".join(
            f"{name} {' '.join(f'--hash=sha256:{h}' for h in sorted({f[name] for f in found}))}\n"
            for name in sorted(found[0], key=str.casefold)
        )
    )
