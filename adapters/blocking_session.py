"""A session of requests', for MSAL: it believes whom we say, and not whom certifi lists."""

import ssl
from typing import Any

import requests
from requests.adapters import HTTPAdapter


class _Believing(HTTPAdapter):
    """Uses one TLS context as it is: requests would add its own list to it for every line."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=1)  # as MSAL's own session: a line that was closed meanwhile

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the lines that lead straight there."""
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make those through a proxy."""
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=self._context)

    def cert_verify(self, *args: Any, **kwargs: Any) -> None:
        """Leave it to the context, which checks every certificate and its name."""


def believing(context: ssl.SSLContext, *, proxy: str | None) -> requests.Session:
    """Return a session with that proxy, or with none; the environment is not asked."""
    session = requests.Session()
    session.trust_env = False
    session.mount("https://", _Believing(context))
    if proxy is not None:
        session.proxies = {"https": proxy}
    return session
