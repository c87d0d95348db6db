"""How is JSON written so that it is small, readable as Chinese, and the same on every run?"""

import json
from typing import Any


def json_bytes(data: Any, *, sort_keys: bool = True) -> bytes:
    """Return data as one line of JSON in UTF-8; without ``sort_keys``, fields stay in the order they are given in."""
    return f"{json.dumps(data, ensure_ascii=False, sort_keys=sort_keys, separators=(',', ':'))}\n".encode()
