"""What a browser does for one visitor, without drawing: signs in, keeps the connection of a page,
remembers what stands on it, sends what the visitor touches."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from dashboard.subjects import texts

ANSWER_SECONDS = 120
"""Longer than any page may take, also on a machine that is busy with a hundred visitors."""
XSRF = "_streamlit_xsrf"
SOLVING = {texts("waiting")[name] for name in ("planned", "options", "chances", "levers")}
STILL_RUNS = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class FailedPageError(Exception):
    """A page that shows an error, or does not answer."""


@dataclass
class Browser:
    """One visitor. `site` is the address that everybody knows; `port` that of the replica which
    answers this visitor, as a proxy in front would choose it."""

    site: str
    port: int
    role: str = ""
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    pages: dict[str, str] = field(default_factory=dict)
    """Names in the address of the pages in the bar, and what Streamlit calls each."""
    page: str = ""
    stood: float = 0.0
    """Seconds of the last run until its title was first written: a finding can be read then, while
    parts of the page may still be worked out."""
    waited: bool = False
    """Whether the last run said that something about a plan was being worked out."""
    _connection: ClientConnection | None = None
    _session: str = ""
    _query: str = ""
    _touched: dict[str, WidgetState] = field(default_factory=dict)
    _shown: dict[tuple[int, ...], Any] = field(default_factory=dict)
    _leaves_for: str = ""

    async def sign_in(self) -> None:
        """Press the button on the door, and go the way to the provider and back."""
        await self.enter()
        await self.run()
        await self.press("Sign in")
        await self.close()
        async with self._http() as client:
            await client.get(self._leaves_for, follow_redirects=True)
            self.cookies = client.cookies
        await self.connect()

    async def enter(self) -> None:
        async with self._http() as client:
            (await client.get("/_stcore/health")).raise_for_status()
            self.cookies = client.cookies
        await self.connect()

    def _http(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self.site,
            cookies=self.cookies,
            timeout=ANSWER_SECONDS,
            mounts={self.site: _To(self.port)},
        )

    async def connect(self, port: int | None = None) -> None:
        """Open a page anew, perhaps at another replica: nothing of the old one is remembered."""
        self.port = port or self.port
        await self.close()
        cookies = "; ".join(f"{name}={value}" for name, value in _pairs(self.cookies))
        self._connection = await connect(
            f"ws{self.site.removeprefix('http')}/_stcore/stream",
            host="127.0.0.1",
            port=self.port,
            origin=Origin(self.site),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(dict(_pairs(self.cookies))[XSRF])],
            additional_headers={"Cookie": cookies},
            max_size=None,
            max_queue=None,
            open_timeout=ANSWER_SECONDS,
            ping_timeout=ANSWER_SECONDS,
        )

    async def close(self) -> None:
        self._touched, self._shown, self._query, self.page = {}, {}, "", ""
        connection, self._connection = self._connection, None
        if connection:
            await connection.close()

    async def open(self, page: str) -> float:
        """Choose a page in the bar; seconds until it stands there whole."""
        self._touched, self._query, self.page = {}, "", self.pages[page]
        return await self.run()

    def boxes(self, *keys: str) -> list[Any]:
        """The boxes to choose from that have one of these keys."""
        return [box for kind, box in self._widgets() if kind == "selectbox" and _key(box) in keys]

    async def choose(self, box: Any, option: str) -> float:
        self._touched[box.id] = WidgetState(id=box.id, string_value=option)
        return await self.run()

    def write(self, label: str, text: str) -> None:
        """Write into a line of a form; it goes along with the press of its button."""
        box = self.find("text_input", label)
        self._touched[box.id] = WidgetState(id=box.id, string_value=text)

    async def press(self, label: str, key: str = "") -> float:
        """Press a button, known by its words, and by its key where several have them."""
        button = self.find("button", label, key)
        self._touched[button.id] = WidgetState(id=button.id, trigger_value=True)
        try:
            return await self.run()
        finally:
            self._touched.pop(button.id, None)

    async def drop(self, name: str, content: bytes) -> float:
        """Drop a file on the first box for files."""
        box = self.find("file_uploader")
        asked = BackMsg()
        asked.file_urls_request.request_id = asked.file_urls_request.session_id = self._session
        asked.file_urls_request.file_names.append(name)
        await self._send(asked)
        async with asyncio.timeout(ANSWER_SECONDS):
            while (message := await self._hear()).WhichOneof("type") != "file_urls_response":
                pass
        (place,) = message.file_urls_response.file_urls
        async with self._http() as client:
            token = {"X-Xsrftoken": dict(_pairs(self.cookies))[XSRF]}
            put = await client.put(place.upload_url, files={"file": (name, content)}, headers=token)
            put.raise_for_status()
        info = UploadedFileInfo(name=name, size=len(content), file_id=place.file_id)
        info.file_urls.CopyFrom(place)
        state = FileUploaderState(uploaded_file_info=[info])
        self._touched[box.id] = WidgetState(id=box.id, file_uploader_state_value=state)
        return await self.run()

    def find(self, kind: str, label: str = "", key: str = "") -> Any:
        """The first widget of a kind with this label and key. Raises FailedPageError."""
        for other, widget in self._widgets():
            if other == kind and label in ("", widget.label) and key in ("", _key(widget)):
                return widget
        raise FailedPageError(f"no {kind} “{label or key}” on a page that says: {self.said()}")

    def said(self) -> str:
        """What the page says in headings, paragraphs and notes."""
        texts = [
            element.markdown.body
            or element.heading.body
            or element.alert.body
            or element.toast.body
            for element in self._shown.values()
        ]
        return "\n".join(text for text in texts if text and "<style>" not in text)

    def _widgets(self) -> list[tuple[str, Any]]:
        kinds = [(element.WhichOneof("type"), element) for element in self._shown.values()]
        return [(kind, getattr(element, kind)) for kind, element in kinds if kind]

    async def run(self) -> float:
        """Let the page run with what was touched, until it has ended; seconds.

        Raises FailedPageError where the page shows an error or does not answer in time.
        """
        wish = BackMsg()
        wish.rerun_script.query_string = self._query
        wish.rerun_script.page_script_hash = self.page
        wish.rerun_script.widget_states.widgets.extend(self._touched.values())
        started, self.stood, self.waited = time.perf_counter(), 0.0, False
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await self._send(wish)
                while not self._note(message := await self._hear()):
                    shown = message.delta.new_element
                    self.waited |= any(
                        element.spinner.text in SOLVING
                        for element in message.delta.new_transient.elements
                    )
                    if shown.heading.tag == "h1" and not self.stood:
                        self.stood = time.perf_counter() - started
        except TimeoutError as error:
            raise FailedPageError(f"no answer in {ANSWER_SECONDS} s") from error
        seconds = time.perf_counter() - started
        self.stood = self.stood or seconds
        for element in self._shown.values():
            alert = element.alert
            if element.HasField("exception") or alert.format == alert.ERROR:
                raise FailedPageError(f"{element.exception.message}{alert.body}")
        return seconds

    async def _send(self, message: BackMsg) -> None:
        assert self._connection is not None
        await self._connection.send(message.SerializeToString())

    async def _hear(self) -> ForwardMsg:
        assert self._connection is not None
        message = ForwardMsg()
        message.ParseFromString(bytes(await self._connection.recv(decode=False)))
        return message

    def _note(self, message: ForwardMsg) -> bool:
        """Remember what the server says; whether the page has ended."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._shown = {}
            self._session = message.new_session.initialize.session_id
            self.page = message.new_session.page_script_hash
        elif kind == "delta":
            path = tuple(message.metadata.delta_path)
            if message.delta.HasField("new_element"):
                self._shown[path] = message.delta.new_element
            elif message.delta.HasField("add_block"):
                self._shown = {
                    at: what for at, what in self._shown.items() if at[: len(path)] != path
                }
        elif kind == "navigation":
            self.pages = {
                page.url_pathname: page.page_script_hash
                for page in message.navigation.app_pages
                if not page.is_hidden
            }
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "auth_redirect":
            self._leaves_for = message.auth_redirect.url
        return kind == "script_finished" and message.script_finished != STILL_RUNS


class _To(httpx.AsyncHTTPTransport):
    """Sends what is meant for the site to the replica behind it."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(host="127.0.0.1", port=self._port)
        return await super().handle_async_request(request)


def _pairs(cookies: httpx.Cookies) -> list[tuple[str, str]]:
    return [(cookie.name, cookie.value or "") for cookie in cookies.jar]


def _key(widget: Any) -> str:
    """The key that the page gave a widget: the end of its id."""
    return str(getattr(widget, "id", "")).removeprefix("$$ID-").partition("-")[2]
