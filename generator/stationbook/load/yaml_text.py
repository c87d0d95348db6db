"""What data does a YAML text hold, under the project's rules (1.2 core, nothing guessed)?"""

from typing import Any

import ryaml

from stationbook.load.yaml_refusal import YamlRefusedError, explain, forbidden


def parse_yaml(text: str) -> Any:
    """Return the plain data of one YAML document.

    Raises YamlRefusedError if the text is not YAML by the project's rules; it says why, where and what to write.
    """
    refusal = forbidden(text)
    if refusal is not None:
        raise refusal
    try:
        return ryaml.loads(text)
    except (ryaml.InvalidYamlError, ValueError) as error:
        raise explain(text, str(error)) from error


__all__ = ["YamlRefusedError", "parse_yaml"]
