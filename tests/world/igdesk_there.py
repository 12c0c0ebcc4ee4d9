"""`igdesk` as an administrator runs it, in a cloud that the test has: its words follow `-m`.

The environment's WORLD says where that cloud is, in JSON; the registrations file names it.
"""

import json
import os

from adapters.clouds import CLOUDS, Cloud
from bot.__main__ import main

if __name__ == "__main__":
    told = json.loads(os.environ["WORLD"])
    there = Cloud(**{**told, "hosts": tuple(told["hosts"])})
    CLOUDS[there.name] = there
    main()
