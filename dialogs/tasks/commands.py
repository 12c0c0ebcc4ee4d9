"""What can be typed about a task; an answer to one is read in `typed_replies.py`."""

from collections.abc import Mapping

VERBS: Mapping[str, str] = {"task": "task", "what is asked": "task", "see what is asked": "task"}
"""Before a reference."""
