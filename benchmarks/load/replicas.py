"""Replicas of the app on one PostgreSQL, with sign-in at a provider on this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from data.store.database import URL_VARIABLE
from tests.journeys.provider import CLIENT, SECRET, Provider, provided
from tests.postgres import free_port

SERVE = (str(Path(sys.executable).with_name("skillmix")), "serve", "--no-browser")
HOST = "127.0.0.1"
START_SECONDS = 120
_SECRETS = """
[auth]
redirect_uri = "{site}/oauth2callback"
cookie_secret = "known-to-this-run-and-its-replicas-only"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@dataclass
class Replica:
    """One process of the app, and what it says. `ready`: what answers once it is."""

    port: int
    folder: Path
    words: Sequence[str]
    environment: Mapping[str, str]
    ready: str = "/ready"
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and answer once it is ready to serve."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self.words,
                cwd=self.folder,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + START_SECONDS
        while not self.is_ready():
            if time.monotonic() > until or self._process.poll() is not None:
                raise SystemExit(f"a replica did not start: {self.said()[-2000:]}")
            time.sleep(0.2)

    def is_ready(self) -> bool:
        """Whether a proxy in front would send visitors here."""
        try:
            with urlopen(f"http://{HOST}:{self.port}{self.ready}", timeout=5):
                return True
        except (URLError, OSError):
            return False

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """As a service manager does, or at once, wherever it is (SIGKILL)."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, how)
            self._process.wait(START_SECONDS)

    def memory(self) -> float:
        """MB that its processes hold."""
        assert self._process is not None
        return sum(_resident(process) for process in _group(self._process.pid)) / 1024

    def said(self) -> str:
        """Its log."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def _log(self) -> Path:
        return self.folder / f"{self.port}.log"


@dataclass(frozen=True)
class Site:
    """The app as visitors know it: one address, replicas behind it, and who signs people in."""

    address: str
    provider: Provider
    replicas: Sequence[Replica] = field(default=())

    def faults(self) -> list[str]:
        """Lines of the logs that tell of a failure."""
        signs = ("Traceback", "failed", "ERROR", "Error")
        lines = [line for replica in self.replicas for line in replica.said().splitlines()]
        return [line for line in lines if any(sign in line for sign in signs)]


@contextmanager
def served(url: str, folder: Path) -> Iterator[Site]:
    """Two replicas of the app on the database at `url`; they end with the block."""
    with ExitStack() as ended:
        provider = ended.enter_context(provided())
        ports = [free_port(), free_port()]
        address = f"http://{HOST}:{ports[0]}"
        place = folder / ".streamlit" / "secrets.toml"
        place.parent.mkdir()
        place.write_text(
            _SECRETS.format(site=address, client=CLIENT, secret=SECRET, provider=provider.address)
        )
        environment = {URL_VARIABLE: url}
        started = [Replica(p, folder, [*SERVE, "--port", str(p)], environment) for p in ports]
        site = Site(address, provider, started)
        for replica in site.replicas:
            ended.callback(replica.end)
            replica.start()
        yield site


def _group(leader: int) -> list[int]:
    result = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(fields[2]) == leader:
            result.append(int(place.name))
    return result


def _resident(process: int) -> int:
    """kB in memory."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
