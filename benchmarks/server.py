"""A real Streamlit server on this machine, and one session that speaks its protocol."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

HOST = "127.0.0.1"
START_SECONDS = 60
RUN_SECONDS = 120


@contextmanager
def served(app: Path, *settings: str, **environment: str) -> Iterator[ClientConnection]:
    """One session of the app at `app`; the server ends with the block."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(app),
            "--server.headless",
            "true",
            "--server.address",
            HOST,
            "--server.port",
            str(port),
            *settings,
        ],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{HOST}:{port}/_stcore/health")
        address = f"ws://{HOST}:{port}/_stcore/stream"
        protocols = [Subprotocol("streamlit")]
        with connect(address, subprotocols=protocols, max_size=None) as session:
            yield session
    finally:
        server.terminate()
        server.wait()


def rerun(session: ClientConnection) -> float:
    """Ask for one run of the page and wait until it has ended; seconds.

    Raises SystemExit where the page shows an exception or an error.
    """
    wish = BackMsg()
    wish.rerun_script.query_string = ""
    started = time.perf_counter()
    session.send(wish.SerializeToString())
    while True:
        said = ForwardMsg()
        said.ParseFromString(bytes(session.recv(RUN_SECONDS, decode=False)))
        if said.WhichOneof("type") == "script_finished":
            return time.perf_counter() - started
        element = said.delta.new_element
        if element.HasField("exception") or element.alert.format == element.alert.ERROR:
            raise SystemExit(f"the page failed: {element.exception.message}{element.alert.body}")


def _wait(health: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(health):
                return
        except URLError:
            time.sleep(0.1)
    raise SystemExit(f"the server did not start within {START_SECONDS} s")
