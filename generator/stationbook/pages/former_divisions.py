"""How did a division become what it is, and where do the addresses of divisions lead that are no more?"""

from collections.abc import Iterator

from stationbook.assess.former_divisions import today
from stationbook.model.succession import FormerDivision, Succession, moment_in_words
from stationbook.pages.context import Context
from stationbook.pages.redirect import Target, render_redirect
from stationbook.search.records import SearchRecord

# Villages never had pages.
_LONGEST = 9


def history_in_words(context: Context, code: str) -> list[tuple[str, Succession]]:
    """Return a sentence, without its end, for each succession that the page of a division tells."""
    return [(_in_words(context, one), one) for one in context.histories.get(code, ())]


def former_pages(context: Context) -> Iterator[tuple[str, str]]:
    """Yield address and HTML of what stands where former divisions had their page, and their page of findings."""
    divisions, site_url = context.catalogue.divisions, context.settings.site_url
    for former, codes in _former(context):
        pages = [Target(f"divisions/{code}/", divisions.path_name(code)) for code in codes]
        findings = [
            Target(f"findings/{code}/", f"{divisions.path_name(code)}对照标准的结论")
            for code in today(divisions, former.code)
            if code in context.assessed_divisions
        ]
        for address, targets in ((f"divisions/{former.code}/", pages), (f"findings/{former.code}/", findings)):
            if targets:
                yield address, render_redirect(address, f"{former.name}的区划变了", targets, site_url)


def former_with_stations(context: Context, longest: int) -> Iterator[tuple[str, list[str]]]:
    """Yield each former code of at most so many digits with the divisions of today in its place that have stations."""
    for former, _ in _former(context):
        codes = [one for one in today(context.catalogue.divisions, former.code) if one in context.stations_by_division]
        if codes and len(former.code) <= longest:
            yield former.code, codes


def former_records(context: Context) -> Iterator[SearchRecord]:
    """Yield what is found by the earlier name of a division: the page that tells what became of it."""
    for code in sorted(context.histories):
        for words, one in history_in_words(context, code):
            for former in one.from_:
                yield SearchRecord("region", f"divisions/{code}/#history", former.name, "以前的地区", words)


def _former(context: Context) -> Iterator[tuple[FormerDivision, list[str]]]:
    """Yield the former divisions of which a page of this site tells today, each with the codes of these pages."""
    for code, former in sorted(context.catalogue.divisions.successions.former.items()):
        pages = context.pages_telling_of((code,))
        if pages and len(code) <= _LONGEST and code not in context.catalogue.divisions:
            yield former, pages


def _in_words(context: Context, one: Succession) -> str:
    divisions = context.catalogue.divisions

    def named(code: str) -> str:
        known = divisions.get(code) or divisions.successions.former.get(code)
        return f"{known.name}（{code}）" if known else code

    before = "、".join(f"{former.name}（{former.code}）" for former in one.ended or one.from_)
    after = "、".join(named(code) for code in one.to)
    return f"{moment_in_words(one.on)}，{before}{one.kind.label}{after}"
