"""Which texts were handed in: issues of a forge, saved mails, files of the form, a table of answers?

Issues come as JSON, as ``gh issue list --json number,title,body,comments,url`` or the interfaces of GitLab and Gitee
give them. Nothing that was handed in can name a file of the project.
"""

import csv
import email
import email.policy
import io
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from stationbook.corrections.answers import blocks_of_answers
from stationbook.corrections.block import Block, blocks_in, read_block

MOST_BYTES = 20_000_000
_TEXTS = frozenset({".md", ".txt"})
_TRUSTED = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})


class NotReadError(Exception):
    """What was named cannot be read; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Received:
    """One block that was handed in: where it stood, and the words by which those who may approve spoke of it."""

    where: str
    block: Block
    approvals: tuple[str, ...] = ()


def received(path: Path) -> Iterator[Received]:
    """Yield every block of a file, or of every file of a folder in the order of their names.

    Raises NotReadError for a path that is not there, too large or of no known kind; in a folder such a file yields a
    refused block, so that nothing is passed over in silence.
    """
    if path.is_dir():
        for one in sorted(path.iterdir(), key=lambda found: found.name):
            if one.name.startswith("."):
                continue
            try:
                yield from _of_file(one)
            except NotReadError as error:
                yield Received(one.name, Block(None, str(error)))
    else:
        yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Received]:
    content, kind = _content(path), path.suffix.lower()
    if kind == ".eml":
        texts: Iterator[tuple[str, str]] = _mail_texts(content)
        for part, text in texts:
            yield from _of_text(f"{path.name}{part}", text)
    elif kind == ".json":
        yield from _of_json(path.name, _decoded(content))
    elif kind == ".csv":
        for line, block in blocks_of_answers(csv.reader(io.StringIO(_decoded(content)))):
            yield Received(f"{path.name} 第 {line} 行", block)
    elif kind in _TEXTS:
        yield from _of_text(path.name, _decoded(content))
    else:
        raise NotReadError("只认得 .json、.eml、.md、.txt、.csv 文件")


def _content(path: Path) -> bytes:
    """Return the bytes of a plain file that is no link."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise NotReadError("不是普通的文件")
        if found.st_size > MOST_BYTES:
            raise NotReadError(f"文件太大，最多 {MOST_BYTES // 1_000_000} MB")
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise NotReadError(f"读不了：{os.strerror(error.errno or 0)}") from error


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadError("不是 UTF-8 或 GBK 编码的文字")


def _of_text(where: str, text: str, approvals: tuple[str, ...] = ()) -> Iterator[Received]:
    blocks = list(blocks_in(text))
    for number, block in enumerate(blocks, 1):
        yield Received(where if len(blocks) == 1 else f"{where} 第 {number} 块", block, approvals)
    if not blocks:
        yield Received(where, Block(None, "没有更正块：请打开站点页面上的“纠错”重新填写，或由人处理"), approvals)


def _mail_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the parts of a mail that may hold a block: its words, and files of the form sent with it."""
    mail = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    attached = [
        one for one in mail.iter_attachments() if (one.get_filename() or "").lower().endswith((".json", ".txt"))
    ]
    if attached:
        for number, one in enumerate(attached, 1):
            body = one.get_payload(decode=True)
            if isinstance(body, bytes):
                text = _decoded(body)
                yield f" 附件 {number}", text if "```" in text else f"```stationbook\n{text.strip()}\n```\n"
        return
    body = mail.get_body(preferencelist=("plain", "html"))
    try:
        yield "", body.get_content() if body is not None else ""
    except (LookupError, KeyError):
        yield "", ""


def _of_json(name: str, text: str) -> Iterator[Received]:
    """Yield the blocks of issues, or the one that the file itself is."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotReadError("不是完整的 JSON") from error
    if isinstance(data, Mapping) and "changes" in data:
        yield Received(name, read_block(text))
        return
    for issue in data if isinstance(data, list) else [data]:
        if not isinstance(issue, Mapping):
            raise NotReadError("不是议题的列表，也不是一份更正")
        number = issue.get("number", issue.get("iid", "?"))
        body = issue.get("body", issue.get("description"))
        yield from _of_text(f"{name} 议题 {number}", body if isinstance(body, str) else "", _approvals(issue))


def _approvals(issue: Mapping[str, object]) -> tuple[str, ...]:
    """Return what those who may approve wrote below an issue. Anybody can comment; only a forge knows who they are."""
    comments = issue.get("comments")
    return tuple(
        str(one.get("body", ""))
        for one in (comments if isinstance(comments, list) else [])
        if isinstance(one, Mapping) and (one.get("authorAssociation") or one.get("author_association")) in _TRUSTED
    )
