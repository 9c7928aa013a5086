"""A small OpenID Connect provider on this machine, which signs a named user in at once."""

import base64
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from tests.postgres import free_port

CLIENT, SECRET = "skillmix", "not-a-secret"


@dataclass
class Provider:
    """`claims`: of the user who is signed in next. `age`: seconds since that sign-in."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    age: int = 0
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    nonces: dict[str, str] = field(default_factory=dict)

    def token(self, nonce: str) -> str:
        at = int(time.time()) - self.age
        values = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "u1",
            "iat": at,
            "exp": int(time.time()) + 3600,
            "nonce": nonce,
            **self.claims,
        }
        return jwt.encode({"alg": "RS256", "kid": "1"}, values, self.key)


@contextmanager
def provided() -> Iterator[Provider]:
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}")

    def described(_: Request) -> JSONResponse:
        return JSONResponse(
            {
                "issuer": provider.address,
                "authorization_endpoint": f"{provider.address}/authorize",
                "token_endpoint": f"{provider.address}/token",
                "jwks_uri": f"{provider.address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def keys(_: Request) -> JSONResponse:
        return JSONResponse({"keys": [provider.key.as_dict(private=False)]})

    def authorize(request: Request) -> RedirectResponse:
        asked = request.query_params
        assert asked["client_id"] == CLIENT
        code = f"code{len(provider.nonces)}"
        provider.nonces[code] = asked["nonce"]
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def token(request: Request) -> JSONResponse:
        form = dict(parse_qsl((await request.body()).decode()))
        basic = f"Basic {base64.b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}"
        nonce = provider.nonces.pop(form.get("code", ""), None)
        if request.headers.get("Authorization") != basic or nonce is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        about = {"access_token": "a", "token_type": "Bearer", "expires_in": 3600}
        return JSONResponse({**about, "id_token": provider.token(nonce)})

    routes = [
        Route("/.well-known/openid-configuration", described),
        Route("/keys", keys),
        Route("/authorize", authorize),
        Route("/token", token, methods=["POST"]),
    ]
    config = uvicorn.Config(Starlette(routes=routes), port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
