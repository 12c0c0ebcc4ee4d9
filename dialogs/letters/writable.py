"""What a document can hold of what somebody typed."""

import re

_LINE_END = re.compile("\r\n|[\r\v\f\u2028\u2029]")
UNWRITABLE = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML, and so a Word file, has no way to say."""


def writable(text: str) -> str:
    """Return the text with every line end alike and without what no document can hold."""
    return UNWRITABLE.sub("", _LINE_END.sub("\n", text)).strip()
