"""What goes back in the HTTP answer. Written here, since the SDK's own makes it a 500."""

import json

from aiohttp import web

from adapters.teams.refusals import RequestRefused
from adapters.teams.values import Reply

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
UNPROVED = 401


def invoke_body(reply: Reply) -> bytes:
    """The JSON that answers an adaptiveCard/action. Its own status is inside, the HTTP one is 200.

    Serialised here once, so that a card which is not JSON fails while we can still apologise.
    """
    return json.dumps(_invoke_answer(reply)).encode()


def invoke_answer(body: bytes) -> web.Response:
    """An answered invoke."""
    return web.Response(body=body, content_type="application/json", charset="utf-8")


def accepted() -> web.Response:
    """A message, an event: taken. What we have to say goes out as a message of ours."""
    return web.Response(status=200)


def unknown_invoke() -> web.Response:
    """What the protocol answers to an invoke that the bot does not know."""
    return web.Response(status=501)


def refusal(refused: RequestRefused) -> web.Response:
    """Turned away, with the sentence; the connection closes, as a body may be left unread."""
    # RFC 9110 11.6.1: a 401 says which kind of proof is asked for.
    proof = {"WWW-Authenticate": "Bearer"} if refused.status == UNPROVED else None
    response = web.Response(status=refused.status, text=refused.sentence, headers=proof)
    response.force_close()
    return response


def _invoke_answer(reply: Reply) -> dict[str, object]:
    if reply.refused is not None:
        error = {"code": "Refused", "message": reply.refused}
        return {"statusCode": 400, "type": ERROR, "value": error}
    if reply.card is not None:
        return {"statusCode": 200, "type": CARD, "value": reply.card}
    return {"statusCode": 200, "type": MESSAGE, "value": reply.text or ""}
