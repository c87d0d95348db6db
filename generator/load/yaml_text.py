"""What data does a YAML text hold, under the project's rules (1.2 core, nothing guessed)?"""

from typing import Any

import ryaml


def parse_yaml(text: str) -> Any:
    """Return the plain data of one YAML document.

    Raises ValueError if the text is not YAML by the project's rules; `load.explain` says why and where.
    """
    try:
        return ryaml.loads(text)
    except ryaml.InvalidYamlError as error:
        raise ValueError(str(error)) from error
