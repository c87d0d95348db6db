"""How does the Markdown of a clause become safe HTML with its references and captions?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from stationbook.model.standard import CAPTION, Clause, Standard

REFERENCE = re.compile(r"\{\{ref:([a-z0-9/.-]+)#([a-z0-9.-]+)\}\}")
_TABLE_LINK = re.compile(r"\[(表|图)\]\(#([^)]+)\)")
_LINKS = ("#", "../", "https://", "http://")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a clause: HTML, or (with ``number``) the caption of a table or figure."""

    html: Markup
    caption_id: str = ""
    number: str = ""


class _OnlySafeLinks(Treeprocessor):
    """Takes the address off every link that does not lead to a clause, a page of the site or the web."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if not link.get("href", "").startswith(_LINKS):
                link.attrib.pop("href", None)


def _markdown() -> Markdown:
    made = Markdown(extensions=[TableExtension(use_align_attribute=True), "sane_lists"])
    # Raw HTML stays text, and a clause has no pictures.
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    for pattern in ("image_link", "image_reference", "short_image_ref"):
        made.inlinePatterns.deregister(pattern)
    made.treeprocessors.register(_OnlySafeLinks(made), "only_safe_links", 0)
    return made


def clause_parts(
    clause: Clause, numbers: Mapping[str, str], standards: Mapping[str, Standard], root: str
) -> list[Part]:
    """Return the text of a clause as parts; ``numbers`` are the captions of the whole edition by id."""
    text = REFERENCE.sub(lambda found: _reference(found[1], found[2], standards, root), clause.text)
    text = _TABLE_LINK.sub(lambda found: f"[{found[1]} {numbers.get(found[2], '')}](#{found[2]})", text)
    text = re.sub(r"^(注|示例)(\d*)：", r"**\1\2：**", text, flags=re.MULTILINE)
    parts: list[Part] = []
    end = 0
    markdown = _markdown()
    for caption in CAPTION.finditer(text):
        parts += _html(markdown, text[end : caption.start()])
        number = numbers.get(caption[3], "")
        parts.append(Part(Markup.escape(caption[2]), caption[3], f"{caption[1]} {number}".strip()))
        end = caption.end()
    return [*parts, *_html(markdown, text[end:])]


def _html(markdown: Markdown, text: str) -> list[Part]:
    return [Part(Markup(markdown.reset().convert(text)))] if text.strip() else []


def _reference(standard_id: str, clause_id: str, standards: Mapping[str, Standard], root: str) -> str:
    standard = standards.get(standard_id)
    edition = standard.latest if standard else None
    clause = edition.clause(clause_id) if edition else None
    if standard is None or edition is None or clause is None:
        return "（引用的条文不存在）"
    number = f" {clause.number}" if clause.number else ""
    return f"[《{standard.entry.title}》{number}]({root}standards/{edition.id}/#{clause_id})"


def caption_numbers(chapters: tuple[Clause, ...]) -> dict[str, str]:
    """Return the numbers of tables and figures by id: 1, 2, … over the text, A.1, A.2, … in an annex."""
    numbers: dict[str, str] = {}
    counts: dict[tuple[str, str], int] = {}
    for chapter in chapters:
        prefix = f"{chapter.number}." if chapter.is_annex else ""
        for clause in chapter.walk():
            for caption in CAPTION.finditer(clause.text):
                key = (caption[1], prefix)
                counts[key] = counts.get(key, 0) + 1
                numbers[caption[3]] = f"{prefix}{counts[key]}"
    return numbers
