"""What does every page need to know: the records, the settings, the date?"""

from dataclasses import dataclass
from datetime import date

from generator.model.catalogue import Catalogue
from generator.model.settings import Settings


@dataclass(frozen=True)
class Context:
    """Given to every ``render_`` function; nothing below reads the clock or a file."""

    catalogue: Catalogue
    settings: Settings
    on: date
