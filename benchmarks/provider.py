"""An identity provider on loopback that takes its time: `python -m benchmarks.provider PORT KEY`.

Where its keys are, the keys themselves, and a token for us: each answered after 100 ms.
"""

import asyncio
import sys
from pathlib import Path

from aiohttp import web
from jwt.algorithms import RSAAlgorithm

from adapters.clouds import PUBLIC
from benchmarks.identity import HOUR, KEY_ID, public_key

SLOW = 0.1  # seconds


def make_app(port: int, key_file: Path) -> web.Application:
    """Three addresses, all as slow."""
    jwk = RSAAlgorithm.to_jwk(public_key(key_file), as_dict=True)
    listed = {**jwk, "kid": KEY_ID, "use": "sig", "endorsements": ["msteams"]}
    answers = {
        "/metadata": {"issuer": PUBLIC.issuer, "jwks_uri": f"http://127.0.0.1:{port}/keys"},
        "/keys": {"keys": [listed]},
        "/token": {"access_token": "a token of ours", "expires_in": HOUR},
    }

    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(SLOW)
        return web.json_response(answers[request.path])

    app = web.Application()
    for path in answers:
        app.router.add_route("*", path, answer)
    return app


if __name__ == "__main__":
    where = int(sys.argv[1])
    app = make_app(where, Path(sys.argv[2]))
    web.run_app(app, host="127.0.0.1", port=where, print=None, access_log=None)
