"""Holds what goes in and out of the local Discord against Discord's own OpenAPI document."""

import json
from functools import cache
from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012, Draft202012Validator, Registry

from bot.sandbox.server import Exchange
from tests.conftest import SHARED

FILE = SHARED / "discord-openapi.json"
URN = "urn:discord"


@cache
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FILE.read_text())
    return loaded


@cache
def _registry() -> Registry:
    return Registry([(URN, document())], draft=Draft202012)


@cache
def _validator(pointer: tuple[str, ...]) -> Draft202012Validator:
    escaped = "/".join(quote(part.replace("~", "~0").replace("/", "~1"), safe="~") for part in pointer)
    return Draft202012Validator({"$ref": f"{URN}#/{escaped}"}, registry=_registry())


def problems(exchange: Exchange) -> list[str]:
    """What Discord's document does not allow in this request and this response."""
    operation = document()["paths"].get(exchange.path, {}).get(exchange.method.lower())
    if operation is None:
        return [f"{exchange.method} {exchange.path} is not in the document"]
    found = []
    at: tuple[str, ...] = ("paths", exchange.path, exchange.method.lower())
    # A refused request may be anything; what is accepted has to be right.
    if exchange.status < 400 and exchange.request is not None:
        pointer = (*at, "requestBody", "content", "application/json", "schema")
        found += _errors(exchange, "request", pointer, _with_ids_as_text(exchange.request))
    if exchange.status >= 400:
        found += _errors(
            exchange, "response", ("components", "schemas", "ErrorResponse"), _with_codes_as_numbers(exchange.response)
        )
    elif str(exchange.status) not in operation["responses"]:
        found.append(f"{exchange.method} {exchange.path} does not answer {exchange.status}")
    elif exchange.status != 204:
        pointer = (*at, "responses", str(exchange.status), "content", "application/json", "schema")
        found += _errors(exchange, "response", pointer, exchange.response)
    return found


def _errors(exchange: Exchange, side: str, pointer: tuple[str, ...], instance: Any) -> list[str]:
    validator = _validator(pointer)
    if validator.is_valid(instance):
        return []
    # Of a choice none of whose branches fits, the deepest is the likeliest to have been meant.
    error = max(validator.evaluate(instance).errors(), key=lambda one: one["instanceLocation"].count("/"))
    return [f"{exchange.method} {exchange.path} {side} at {error['instanceLocation'] or '/'}: {error['error'][:500]}"]


def _with_ids_as_text(request: Any) -> Any:
    """discord.py writes some ids as integers, which Discord takes although its document says text."""
    if isinstance(request, list):
        return [_with_ids_as_text(one) for one in request]
    if isinstance(request, dict):
        for key in ("components", "component"):
            if key in request:
                request = request | {key: _with_ids_as_text(request[key])}
        if "default_values" in request:
            values = [value | {"id": str(value["id"])} for value in request["default_values"]]
            request = request | {"default_values": values}
    if isinstance(request, dict) and "recipient_id" in request:
        return request | {"recipient_id": str(request["recipient_id"])}
    if isinstance(request, dict) and isinstance(request.get("attachments"), list):
        numbered = [entry | {"id": str(entry["id"])} for entry in request["attachments"]]
        return request | {"attachments": numbered}
    if isinstance(request, dict) and isinstance(request.get("data"), dict):
        return request | {"data": _with_ids_as_text(request["data"])}
    return request


def _with_codes_as_numbers(tree: Any) -> Any:
    """The document says that the codes inside the tree of errors are numbers; Discord's reference, and Discord, give
    text ("BASE_TYPE_REQUIRED"): https://docs.discord.com/developers/reference#error-messages.
    """
    if isinstance(tree, list):
        return [entry | {"code": 0} if isinstance(entry.get("code"), str) else entry for entry in tree]
    if isinstance(tree, dict):
        return {key: _with_codes_as_numbers(value) for key, value in tree.items()}
    return tree
