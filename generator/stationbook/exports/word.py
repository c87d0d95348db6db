"""How does a series become one Word file with real headings, numbers, lists and tables?"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from stationbook.model.standard import CAPTION, Clause, Edition, Series, Standard
from stationbook.model.terms import TextScope

_BODY, _HEAD = "宋体", "黑体"
_REFERENCE = re.compile(r"\{\{ref:([a-z0-9/.-]+)#([a-z0-9.-]+)\}\}")
_CAPTION_LINK = re.compile(r"\[(表|图)\]\(#([^)]+)\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_AFTER_UPDATE = {qn(f"w:{name}") for name in ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "rsids")}
_BULLET = re.compile(r"^[-*]\s+")
_LETTER = re.compile(r"^[a-z]\)\s*|^\d+\)\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# python-docx refuses longer ones.
_LONGEST_PROPERTY = 255
_NOTE = re.compile(r"^(?:注|示例)\d*：")


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
    for block in _blocks(clause.text):
        caption = CAPTION.match(block[0])
        if block[0].startswith("|"):
            rows = [tuple(_plain(cell, part, standards) for cell in _cells(row)) for row in block]
            _table(
                document, [row for row, line in zip(rows, block, strict=True) if not re.fullmatch(r"[|\s:-]+", line)]
            )
        elif caption:
            words = f"{caption[1]} {part.captions.get(caption[3], '')}　{caption[2]}"
            paragraph = document.add_paragraph(words)
            paragraph.alignment, paragraph.paragraph_format.keep_with_next = (
                WD_ALIGN_PARAGRAPH.CENTER,
                caption[1] == "表",
            )
        elif _BULLET.match(block[0]):
            for line in block:
                document.add_paragraph(_plain(_BULLET.sub("", line), part, standards), style="List Bullet")
        elif _LETTER.match(block[0]):
            # The letters stay as written, so that "a)" elsewhere still finds its item.
            for line in block:
                paragraph = document.add_paragraph(style="List")
                number = _numbered(paragraph, number)
                paragraph.add_run(_plain(line, part, standards))
        else:
            paragraph = document.add_paragraph()
            number = _numbered(paragraph, number)
            run = paragraph.add_run(_plain("".join(block), part, standards))
            if _NOTE.match(block[0]):
                run.font.size = Pt(9)


def _numbered(paragraph: Any, number: str) -> str:
    """Begin the paragraph with the number of its clause, once; return what is left to write."""
    if number:
        paragraph.add_run(f"{number}　").bold = True
    return ""


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield the runs of lines that belong together: paragraphs, lists, tables; a caption stands alone."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        alone = CAPTION.match(line) is not None
        if block and (not line.strip() or alone or (line.startswith("|") != block[-1].startswith("|"))):
            yield block
            block = []
        if line.strip():
            block.append(line.rstrip())
        if alone:
            yield block
            block = []


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _plain(text: str, part: BookPart, standards: Mapping[str, Standard]) -> str:
    text = _REFERENCE.sub(lambda found: _reference(found[1], found[2], standards), text)
    text = _CAPTION_LINK.sub(lambda found: f"{found[1]} {part.captions.get(found[2], '')}".strip(), text)
    text = _LINK.sub(r"\1", text).replace("**", "").replace("`", "")
    return _CONTROL.sub("", text)


def _reference(standard_id: str, clause_id: str, standards: Mapping[str, Standard]) -> str:
    standard = standards.get(standard_id)
    clause = standard.latest.clause(clause_id) if standard and standard.latest else None
    if standard is None or clause is None:
        return "（引用的条文不存在）"
    return f"《{standard.entry.title}》{clause.number}"


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
