"""The outsiders' script, as an outsider has it: loaded from the folder that it is handed out in."""

import importlib.util
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parents[1] / "docs" / "proof" / "check_heads.py"


def outsiders_script() -> Any:
    """The script as a module: `check_heads(key, texts)`, `check_entry(entry, logs)`, `main`."""
    spec = importlib.util.spec_from_file_location("check_heads", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
