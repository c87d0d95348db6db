"""How does a series read as one printed volume, and as a Word file?"""

from stationbook.model.standard import Edition, Standard
from stationbook.pages.clause_text import caption_numbers, shown_blocks
from stationbook.pages.context import Context
from stationbook.pages.page import Heading, Page, root_of
from stationbook.pages.requirements import sentence_of
from stationbook.pages.templating import render


def book_editions(context: Context, series_id: str) -> list[tuple[Standard, Edition]]:
    """Return what a volume holds: of each standard of the series the edition that its address shows today."""
    return [
        (standard, edition)
        for standard in context.catalogue.standards.values()
        if standard.series == series_id and (edition := standard.shown(context.on)) is not None
    ]


def _index(context: Context, series_id: str) -> list[tuple[str, str, str]]:
    """Return the index of requirements: title of the standard, number of the clause, sentence."""
    found = []
    for standard, edition in book_editions(context, series_id):
        for requirement in edition.requirements:
            clause = edition.clause(requirement.clause)
            sentence = sentence_of(context, requirement)
            found.append((standard.entry.title, clause.number if clause else "", sentence))
    return found


def render_book(context: Context, series_id: str) -> Page:
    """Return the volume as a page that prints well on A4: title page, contents, texts, index of requirements."""
    address = f"standards/{series_id}/book/"
    catalogue = context.catalogue
    texts = []
    for standard, edition in book_editions(context, series_id):
        numbers = caption_numbers(edition.chapters)
        prefix = f"{edition.id.replace('/', '-')}-"
        clauses = [
            (clause, shown_blocks(clause, numbers, catalogue.standards, root_of(address), prefix))
            for clause in edition.clauses()
        ]
        texts.append((standard, edition, numbers, clauses))
    series = catalogue.series[series_id]
    body = render(
        "book.html",
        address,
        series=series,
        series_id=series_id,
        texts=texts,
        index=_index(context, series_id),
        on=context.on,
    )
    headings = tuple(Heading(f"text-{number}", edition.matter.title) for number, (_, edition, *_) in enumerate(texts))
    return Page(address, f"{series.title}：汇编", "book", body, f"{series.title}现行文本的汇编", headings)


def book_word(context: Context, series_id: str) -> bytes:
    """Return the same volume as a Word file."""
    # The library takes a tenth of a second to import, and a build that changes a station needs none of it.
    from stationbook.exports.word import BookPart, export_word

    parts = [
        BookPart(standard, edition, caption_numbers(edition.chapters))
        for standard, edition in book_editions(context, series_id)
    ]
    series = context.catalogue.series[series_id]
    return export_word(series, parts, context.catalogue.standards, _index(context, series_id), on=context.on)
