"""How the HTTP server in front of the door must be set up, wherever it is made."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

# The door refuses compressed bodies; unless told, aiohttp would open them all the same while it
# throws them away, and a few bytes can become gigabytes.
SERVER_OPTIONS: Mapping[str, Any] = MappingProxyType({"auto_decompress": False})
