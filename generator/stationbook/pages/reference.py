"""What may stand in each file, what does it mean, how is it written, and where is it used?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from stationbook.assess.measures import Measure
from stationbook.model import terms
from stationbook.model.fields import Field, field_at, fields_of, is_term, record_words, terms_words, type_words
from stationbook.model.kinds import KINDS, FileKind
from stationbook.model.record import Record
from stationbook.model.station import Station
from stationbook.model.terms import AssessedSubject, Term
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page
from stationbook.pages.templating import render

ADDRESS = "guide/reference/"
TERMS_ADDRESS, MEASURES_ADDRESS = f"{ADDRESS}terms/", f"{ADDRESS}measures/"
# An example of a bound, by the operator that a measure mostly stands under.
_BOUNDS = {"at_least": "at_least: 1", "includes_all": "includes_all: [……]", "equals": "present: true"}
_PREDICATE = "equals: true"


class ShownField(NamedTuple):
    """A field with its path, and where on the page or beside it its type is told."""

    path: str
    field: Field
    type: str
    link: str


@dataclass(frozen=True, slots=True)
class Section:
    """A record: where it stands in the file (nothing for the whole), what it is called, and its fields."""

    id: str
    title: str
    places: tuple[str, ...]
    rows: tuple[ShownField, ...]


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure with its id, the field that it reads, what it says, an example, and how many requirements use it."""

    id: str
    measure: Measure[Any]
    read: Field | None
    meaning: str
    example: str
    used: int


def render_reference(context: Context) -> Page:
    """Return the page that leads to every kind of file, to the lists of terms and to the measures."""
    kinds = [(name, kind, len(fields_of(kind.record))) for name, kind in KINDS.items()]
    body = render("reference.html", ADDRESS, kinds=kinds)
    return Page(ADDRESS, "字段参考", "reference", body, "每种资料可以写哪些项，怎样写，用在哪里")


def render_reference_kind(context: Context, name: str) -> Page:
    """Return what may stand in a kind of file."""
    kind, address = KINDS[name], f"{ADDRESS}{name}/"
    sections = tuple(_sections(kind))
    body = render("reference_kind.html", address, name=name, kind=kind, sections=sections)
    headings = tuple(Heading(one.id, one.title) for one in sections)
    return Page(address, f"字段参考：{kind.title}", "reference", body, f"{kind.title}可以写哪些项", headings)


def render_reference_terms(context: Context) -> Page:
    """Return every closed list of terms with its labels, and where terms of it are written."""
    shown = [(one.__name__, terms_words(one), tuple(one), _written(one)) for one in _terms()]
    body = render("reference_terms.html", TERMS_ADDRESS, terms=shown)
    headings = tuple(Heading(name, words.name) for name, words, _, _ in shown)
    return Page(TERMS_ADDRESS, "字段参考：可以选的值", "reference", body, "各项可以选的值和中文名称", headings)


def render_reference_measures(context: Context) -> Page:
    """Return everything that requirements can measure."""
    used = Counter(
        name
        for edition in context.catalogue.editions().values()
        for one in edition.requirements
        for name in (one.measure, one.of)
        if name
    )
    groups = (
        (AssessedSubject.STATION, [_shown(*one, used) for one in context.station_measures.items()]),
        (AssessedSubject.DIVISION, [_shown(*one, used) for one in context.division_measures.items()]),
    )
    body = render("reference_measures.html", MEASURES_ADDRESS, groups=groups)
    headings = tuple(Heading(subject.value, subject.label) for subject, _ in groups)
    return Page(MEASURES_ADDRESS, "字段参考：能测量什么", "reference", body, "要求能测量站点和地区的什么", headings)


def _shown(name: str, measure: Measure[Any], used: Counter[str]) -> ShownMeasure:
    read = field_at(Station, measure.field) if measure.field else None
    bound = _PREDICATE if measure.is_predicate else _BOUNDS[measure.operators[0]]
    meaning = measure.about or (read.words.meaning if read else "")
    return ShownMeasure(name, measure, read, meaning, f"measure: {name}\n{bound}", used[name])


def _sections(kind: FileKind) -> Iterator[Section]:
    """Yield the record of a kind, then every record in it once, in the order in which they come."""
    places: dict[type[Record], list[str]] = {kind.record: [""]}
    waiting = [kind.record]
    while waiting:
        record = waiting.pop(0)
        for field in fields_of(record):
            if field.record is not None:
                if field.record not in places:
                    waiting.append(field.record)
                places.setdefault(field.record, []).append(_path(places[record][0], field.name))
    for record, found in places.items():
        shown = tuple(_field(_path(found[0], one.name), one, places) for one in fields_of(record))
        title = record_words(record).name
        yield Section(_section_id(found[0]), title, tuple(place for place in found if place), shown)


def _field(path: str, field: Field, places: dict[type[Record], list[str]]) -> ShownField:
    link = ""
    if field.record is not None:
        link = f"#{_section_id(places[field.record][0])}"
    elif is_term(field.type):
        link = f"../terms/#{field.type.__name__}"
    return ShownField(path, field, type_words(field), link)


def _path(above: str, name: str) -> str:
    return f"{above}.{name}" if above else name


def _section_id(path: str) -> str:
    return f"in-{path}" if path else "fields"


def _terms() -> list[type[Term]]:
    return [one for one in vars(terms).values() if is_term(one) and one is not Term]


def _written(wanted: type[Term]) -> list[tuple[str, str, str]]:
    """Return kind, title and path of every field in which terms of a list are written."""
    return [
        (name, kind.title, one.path)
        for name, kind in KINDS.items()
        for section in _sections(kind)
        for one in section.rows
        if one.field.type is wanted
    ]
