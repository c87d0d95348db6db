"""How does a series become one Word file with real headings, numbers, lists and tables?"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from stationbook.model.blocks import Block, Caption, Item, Leaf, List, Note, Quote, Table, with_runs
from stationbook.model.runs import CaptionLink, Reference, Run, Words, words_of
from stationbook.model.standard import DANGLING, Clause, Edition, Series, Standard, cited
from stationbook.model.terms import TextScope

_BODY, _HEAD = "宋体", "黑体"
_AFTER_UPDATE = {qn(f"w:{name}") for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "rsids")}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# python-docx refuses longer ones.
_LONGEST_PROPERTY = 255


@dataclass(frozen=True, slots=True)
class BookPart:
    """A text of the volume; ``captions`` are the numbers of its tables and figures by id."""

    standard: Standard
    edition: Edition
    captions: Mapping[str, str]


def export_word(
    series: Series,
    parts: Sequence[BookPart],
    standards: Mapping[str, Standard],
    index: Sequence[tuple[str, str, str]],
    *,
    on: date,
) -> bytes:
    """Return a .docx of the whole series, the same bytes on every run of one day.

    ``index`` lists title, clause number and sentence of every requirement; empty, it is left out.
    """
    document: Any = Document()
    _page(document)
    _styles(document)
    _title_page(document, series, on)
    _contents(document)
    for part in parts:
        document.add_page_break()
        _text(document, part, standards)
    if index:
        document.add_page_break()
        document.add_heading("要求索引", 1)
        _table(document, [("标准", "条款", "要求"), *index])
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", f"{series.title}汇编"[:_LONGEST_PROPERTY], ""
    properties.created = properties.modified = datetime(on.year, on.month, on.day)
    made = io.BytesIO()
    document.save(made)
    return _fixed(made.getvalue(), on)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(footer, "PAGE", "1")


def _styles(document: Any) -> None:
    for level, size in enumerate((11, 18, 14, 12, 11, 11, 11)):
        style = document.styles[f"Heading {level}" if level else "Normal"]
        font = _HEAD if level else _BODY
        style.font.size = Pt(size)
        style.font.name = "Times New Roman"
        style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)


def _title_page(document: Any, series: Series, on: date) -> None:
    for words, size in ((series.title, 28), ("汇编", 22), (f"截至 {on.year}年{on.month}月{on.day}日", 14)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(size * 2)
        paragraph.add_run(words).font.size = Pt(size)
    document.add_paragraph(series.about).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_page_break()


def _contents(document: Any) -> None:
    """Write a contents field, which Word fills with page numbers when the file is opened."""
    heading = document.add_paragraph()
    heading.add_run("目录").bold = True
    _field(document.add_paragraph(), 'TOC \\o "1-3" \\h \\z \\u', "打开后在目录上按 F9 更新页码。")
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    # The schema orders the settings; what must stand after this one begins here in python-docx's template.
    following = next((one for one in document.settings.element if one.tag in _AFTER_UPDATE), None)
    if following is None:
        document.settings.element.append(update)
    else:
        following.addprevious(update)


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _text(document: Any, part: BookPart, standards: Mapping[str, Standard]) -> None:
    matter = part.edition.matter
    document.add_heading(f"{matter.title}（{matter.edition} 版）", 1)
    if matter.proposal:
        document.add_paragraph("项目建议稿，没有标准号，不具有效力。")
    if part.standard.entry.sample:
        document.add_paragraph("示例数据，虚构的文件。")
    if matter.text is TextScope.EXCERPT:
        document.add_paragraph("摘自报道，非全文。")
    for clause in part.edition.clauses():
        if clause.title:
            number = "" if clause.is_annex or not clause.number else f"{clause.number}　"
            document.add_heading(f"{number}{clause.title}", min(clause.depth + 1, 6))
        _clause(document, clause, part, standards)


def _clause(document: Any, clause: Clause, part: BookPart, standards: Mapping[str, Standard]) -> None:
    number = "" if clause.title or not clause.number else clause.number
    for block in with_runs(clause.blocks, partial(_said, part, standards)):
        number = _block(document, block, part, number)


def _block(document: Any, block: Block, part: BookPart, number: str) -> str:
    """Write a block, with the number of its clause before its first words; return what of the number is left."""
    match block:
        case Table():
            _table(document, [tuple(map(_plain, row)) for row in (block.head, *block.rows) if row])
        case Caption():
            paragraph = document.add_paragraph(f"{block.word} {part.captions.get(block.id, '')}　{_plain(block)}")
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = block.word == "表"
        case List():
            for item in block.items:
                number = _item(document, item, part, number)
        case Quote():
            for quoted in block.blocks:
                number = _block(document, quoted, part, number)
        case _:
            paragraph = document.add_paragraph()
            number = _numbered(paragraph, number)
            label = f"{block.label}：" if isinstance(block, Note) else ""
            run = paragraph.add_run(f"{label}{_plain(block)}")
            if label:
                run.font.size = Pt(9)
    return number


def _item(document: Any, item: Item, part: BookPart, number: str) -> str:
    # The letters stay as written, so that "a)" elsewhere still finds its item.
    paragraph = document.add_paragraph(style="List" if item.mark else "List Bullet")
    number = _numbered(paragraph, number) if item.mark else number
    paragraph.add_run(f"{item.mark} {_plain(item)}" if item.mark else _plain(item))
    for block in item.blocks:
        number = _block(document, block, part, number)
    return number


def _numbered(paragraph: Any, number: str) -> str:
    """Begin the paragraph with the number of its clause, once; return what is left to write."""
    if number:
        paragraph.add_run(f"{number}　").bold = True
    return ""


def _said(part: BookPart, standards: Mapping[str, Standard], run: Run) -> Iterator[Run]:
    """Yield the words of what a reader of paper cannot follow."""
    match run:
        case CaptionLink():
            yield Words(f"{run.word} {part.captions.get(run.caption, '')}".strip())
        case Reference():
            found = cited(standards, run.standard, run.clause)
            yield Words(f"《{found[0].entry.title}》{found[2].number}" if found else DANGLING)
        case _:
            yield run


def _plain(leaf: Leaf) -> str:
    return _CONTROL.sub("", words_of(leaf.runs))


def _table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            cell.text = words
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _fixed(content: bytes, on: date) -> bytes:
    """Write the archive again with one time for all its files, so that equal input gives equal bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return made.getvalue()
