"""How does a new edition of a standard come about: as a copy of the newest, with dates and predecessor?"""

import difflib
import os
import re
import shutil
from collections.abc import Mapping
from datetime import date

from stationbook.load.standards import FOLDER, split_front_matter
from stationbook.load.tree import Tree
from stationbook.model.catalogue import Catalogue
from stationbook.model.refused import TABLES
from stationbook.model.standard import Edition, Standard
from stationbook.model.terms import Stage
from stationbook.scaffold.new.files import ThereAlreadyError, refuse_existing, rendered
from stationbook.scaffold.new.questions import (
    AnswerError,
    Ask,
    Known,
    Question,
    a_day,
    a_term,
    an_id,
    answers,
)

# What was said about the older text, and does not hold of the newer one.
_NOT_COPIED = frozenset({"comments.yml"})
_SET = ("edition", "stage", "issued", "effective", "supersedes")
_DROPPED = ("number", "trial_until", "withdrawn_on", "changes")
_NAMED = re.compile(r"([a-z_]+):")


def new_edition(tree: Tree, catalogue: Catalogue, given: Mapping[str, str | None], ask: Ask | None, *, on: date) -> str:
    """Copy the newest edition of a standard with its tables to a new folder, and return that folder's path.

    Raises MissingError, ThereAlreadyError, EOFError, OSError; then nothing was written.
    """
    known = answers(_questions(tree, catalogue, on), given, ask)
    newest: Edition = known["standard"].latest
    name = f"{FOLDER}/{newest.standard}/{known['edition']}"
    target = refuse_existing(tree.root, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.mkdir()
        for file_name in ("index.md", *(one for one in TABLES if one not in _NOT_COPIED)):
            source = tree.find(f"{FOLDER}/{newest.id}/{file_name}").path
            if source.is_file():
                shutil.copyfile(source, beside / file_name)
        text = (beside / "index.md").read_text(encoding="utf-8")
        (beside / "index.md").write_text(_front(text, newest, known), encoding="utf-8", newline="\n")
        # On no system does a folder take the place of one that holds something.
        beside.rename(target)
    except FileExistsError as error:
        raise ThereAlreadyError(f"已经有 {name}，没有动它。") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return name


def _questions(tree: Tree, catalogue: Catalogue, on: date) -> tuple[Question, ...]:
    with_text = {one.id: one for one in catalogue.standards.values() if one.latest is not None}

    def standard(said: str, known: Known) -> Standard:
        named = [one for one in with_text.values() if said in (one.id, one.entry.title, one.id.split("/")[1])]
        named = named or [one for one in with_text.values() if said in one.id + one.entry.title]
        if len(named) == 1:
            return named[0]
        close = [one.id for one in named] or difflib.get_close_matches(said, list(with_text), 3, 0.4)
        listed = "、".join(f"{one}（{with_text[one].entry.title}）" for one in close[:8] or list(with_text)[:8])
        raise AnswerError(f"“{said[:60]}”是哪一份标准？可以写：{listed}。")

    def slug(said: str, known: Known) -> str:
        path = f"{FOLDER}/{known['standard'].id}/{an_id(said, known)}"
        if os.path.lexists(tree.root / path) or said in known["standard"].editions:
            raise AnswerError(f"已经有 {said} 版。")
        return said

    def next_year(known: Known) -> str:
        year = on.year
        while str(year) in known["standard"].editions:
            year += 1
        return str(year)

    def after(said: str, known: Known) -> date:
        day, newest = a_day(said, known), known["standard"].latest
        if day <= newest.dated:
            raise AnswerError(f"要晚于 {newest.slug} 版的 {newest.dated}，新的一版才排在它后面。")
        return day

    def effective(said: str, known: Known) -> date | None:
        return after(said, known) if said else None

    return (
        Question("standard", "哪一份标准", standard),
        Question("edition", "新的一版叫什么（文件夹名）", slug, next_year),
        Question("stage", "到了哪一步", a_term(Stage), lambda known: Stage.CONSULTATION.label),
        Question("issued", "发布（编写）的日期", after, lambda known: str(on)),
        Question("effective", "施行的日期，还没有定就不写", effective, lambda known: ""),
    )


def _front(text: str, older: Edition, known: Known) -> str:
    """Return the text of an index.md with the matter of the new edition before the clauses of the older one."""
    front, body, _ = split_front_matter(text)
    kept, is_kept = [], True
    for line in front.splitlines():
        if named := _NAMED.match(line):
            is_kept = named[1] not in (*_SET, *_DROPPED)
        if is_kept or line.startswith("#"):
            kept.append(line)
    return rendered("edition.md", kept=kept, older=older, body=body, **known)
