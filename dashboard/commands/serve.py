"""`serve`: the app in the browser."""

import os
import socket
import subprocess
import sys
from itertools import chain
from pathlib import Path

from dashboard.commands.answer import Answer, Args, as_json
from dashboard.signing import WITHOUT_SIGN_IN, configured, hosts, may_serve
from dashboard.subjects import HELPS
from data.store.database import URL_VARIABLE, named_place
from data.vocabulary import RefusedError

APP = Path(__file__).parents[1] / "web.py"
MEMORY = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TRIM_THRESHOLD_": "1000000",
    "MALLOC_MMAP_THRESHOLD_": "1000000",
}
"""Each run of a page is a thread. The C library of Linux gives threads heaps of their own and keeps
in each what was once in use: the process would grow for as long as it serves. What is larger than a
megabyte goes back at once. A variable that is set already holds."""


def run_serve(args: Args) -> Answer:
    if args.without_sign_in:
        os.environ[WITHOUT_SIGN_IN] = "1"
    configured()  # refuses secrets that are not safe, before anybody visits
    if not 1 <= args.port <= 65535:
        raise RefusedError(f"{args.port} is no port; name one from 1 to 65535.")
    if not may_serve(args.address):
        raise RefusedError(HELPS["serve.others"].format(address=args.address))
    with args.opened() as database:  # one that cannot be opened is refused here, in a sentence
        place = database.place
    wanted = named_place(args.database)
    url = f"http://{args.address}:{args.port}"
    if not _is_free(args.address, args.port):
        raise RefusedError(
            f"The app cannot run on {url}. If the port is in use, choose another with --port."
        )
    answer = Answer({"database": place, "url": url}, f"Your data: {place}\nThe app:   {url}")
    print(as_json(answer.document) if args.json else answer.text, flush=True)  # noqa: T201
    settings = {
        "--server.address": args.address,
        "--server.port": str(args.port),
        "--server.headless": "true" if args.no_browser else "false",
        # Streamlit's question would hold up the first start.
        "--server.showEmailPrompt": "false",
        # Its welcome is said above; with it Streamlit leaves out a notice to developers who have a
        # coding agent installed, which would lie over the choice of team and wave.
        "--logger.hideWelcomeMessage": "true",
    }
    command = [sys.executable, "-m", "dashboard.server", "run", str(APP), *chain(*settings.items())]
    allowed = {"STREAMLIT_SERVER_ALLOWED_HOSTS": " ".join(hosts())}
    environment = {**MEMORY, **allowed, **os.environ, URL_VARIABLE: wanted}
    # In the place of this process, whose 200 MB nobody needs any more, and whose signals are then
    # the app's; where a system cannot do that, beside it, until it ends.
    if os.name == "posix":
        os.execve(command[0], command, environment)
    raise SystemExit(subprocess.call(command, env=environment))


def _is_free(address: str, port: int) -> bool:
    try:
        family, *_, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        socket.create_server(place[:2], family=family).close()
    except OSError:
        return False
    return True
