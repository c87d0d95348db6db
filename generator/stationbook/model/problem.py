"""What is wrong in the files, where, and what can be written instead?"""

import dataclasses
import unicodedata
from enum import StrEnum

FieldPath = tuple[str | int, ...]
# Controls, formats, surrogates (bytes of a name that are no UTF-8), private signs, separators of lines.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


class Severity(StrEnum):
    """An error keeps a record off the site; a warning is said and published."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file. An unmet requirement is a finding, never a problem.

    ``path`` is relative to the project and uses ``/``. ``line`` and ``column`` count from 1;
    0 means that they are not known yet (`load.locate` fills them in) or that the whole file is meant.
    ``field`` leads from the top of the record to the value, for instance ``("phones", 0, "number")``.
    ``code`` names its kind (`model.problem_kind`), for good.
    ``stops_all`` says that leaving out one record does not help, so that nothing is published while it stands.
    """

    path: str
    field: FieldPath
    message: str
    hint: str = ""
    line: int = 0
    column: int = 0
    severity: Severity = Severity.ERROR
    code: str = ""
    stops_all: bool = dataclasses.field(default=False, compare=False)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by file, then place, then words."""
        return (self.path, self.line, self.column, self.field_name, self.message)

    @property
    def field_name(self) -> str:
        """Name the field as a maintainer counts: ``phones[1].number`` is the first phone."""
        return field_in_words(self.field)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        field = f" {self.field_name}：" if self.field else " "
        hint = f"（{self.hint}）" if self.hint else ""
        code = f" [{self.code}]" if self.code else ""
        return visible(f"{place}{field}{self.message}{hint}{code}")


def field_in_words(field: FieldPath) -> str:
    """Name a field as a maintainer counts: ``phones[1].number`` is the first phone."""
    name = ""
    for part in field:
        if isinstance(part, int):
            name += f"[{part + 1}]"
        else:
            name += f".{part}" if name else part
    return name


def visible(text: str) -> str:
    """Return a text on one line, with an escape for whatever a terminal would obey or a reader could not see.

    Names of files may hold line breaks, signs that turn the direction of writing, and bytes that are no text.
    """
    if text.isprintable():
        return text
    return "".join(
        one.encode("unicode_escape", "surrogatepass").decode() if unicodedata.category(one) in _HIDDEN else one
        for one in text
    )
