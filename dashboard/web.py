"""The app as `skillmix serve` starts it: the pages of `app.py`, in a frame that knows its server.
Streamlit's looks for it below the address of the page first, so that every page would begin with
two requests that are not found: one line tells it that its server is beside the page. Around it
stands the guard: headers on every answer, and what stays closed."""

from collections import Counter
from pathlib import Path

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.starlette import App

from dashboard import signing
from dashboard.cache.opened import may_bring_files, owners_store
from dashboard.navigation import EVERY, PAGES
from dashboard.serving import guarding as health
from dashboard.serving import routes as api
from dashboard.serving.guarding import Drops, Guard, headers

HERE = '<script>window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href}</script>'
FRAME = (
    (Path(streamlit.__file__).parent / "static" / "index.html")
    .read_text(encoding="utf-8")
    .replace("<head>", f"<head>{HERE}", 1)
)


async def frame(request: Request) -> HTMLResponse:
    """What every page is drawn in; it is small and never kept, so that an update shows at once."""
    return HTMLResponse(FRAME, headers={"Cache-Control": "no-cache"})


async def first(request: Request) -> RedirectResponse:
    """The first page has no name of its own in the address; it is found by its name too."""
    return RedirectResponse(f"./?{request.url.query}".removesuffix("?"))


def dropped() -> Counter[str]:
    """Bytes of the files that visitors have dropped and that are held, of each visit."""
    files = get_instance().uploaded_file_mgr
    assert isinstance(files, MemoryUploadedFileManager)
    held: Counter[str] = Counter()
    for visit, kept in list(files.file_storage.items()):
        held[visit] = sum(len(file.data) for file in list(kept.values()))
    return held


app = App(
    Path(__file__).with_name("app.py"),
    routes=[
        *health.routes(owners_store),
        *api.routes(owners_store),
        Route(f"/{PAGES[0]}", first),
        *(Route(f"/{name}", frame) for name in ("", *EVERY[1:])),
    ],
    middleware=[
        Middleware(
            Guard,
            headers=headers(FRAME),
            address=signing.address,
            may_bring_files=may_bring_files,
            drops=Drops(dropped),
        )
    ],
)
