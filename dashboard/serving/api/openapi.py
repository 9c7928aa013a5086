"""The description of the API for programs, from the same tables that read the requests."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from dashboard.reports.files import KINDS
from dashboard.serving.api.parameters import Parameter

ERROR = {
    "type": "object",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
    "additionalProperties": False,
}
ERRORS = {
    "400": "Refused, with a sentence: a filter, a wish or an unknown parameter.",
    "401": "No token, or none that is open.",
    "403": "The token may not see this.",
    "429": "Too many requests; Retry-After says when.",
    "503": "The store does not answer.",
}


def description(paths: Mapping[str, tuple[str, tuple[Parameter, ...]]]) -> dict[str, Any]:
    """OpenAPI 3.1. `paths`: what each answers, and what its query may say."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Skillmix",
            "version": version("skillmix"),
            "description": "Read-only. The documents are those of `skillmix VERB --json`.",
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": {path: {"get": _operation(path, *about)} for path, about in paths.items()},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Error": ERROR},
        },
    }


def _operation(path: str, says: str, parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    answers: dict[str, Any] = {"application/json": {"schema": {"type": "object"}}}
    if path == "/report":
        answers |= {
            kind.media_type: {} for kind in KINDS.values() if kind.media_type != "application/json"
        }
    errors = {
        code: {
            "description": text,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        }
        for code, text in ERRORS.items()
    }
    return {
        "operationId": path.strip("/"),
        "summary": says,
        "parameters": [
            {
                "name": p.name,
                "in": "query",
                "required": p.required,
                "description": p.says,
                "schema": p.schema,
            }
            for p in parameters
        ],
        "responses": {"200": {"description": says, "content": answers}, **errors},
    }
