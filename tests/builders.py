"""Tiny worlds in memory: a few records around the example county."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from stationbook.load.clauses import parse_clauses
from stationbook.model.catalogue import Catalogue
from stationbook.model.division import Division, Divisions
from stationbook.model.learning import MustLearnList
from stationbook.model.policy import Policy
from stationbook.model.question import Question
from stationbook.model.settings import Settings
from stationbook.model.standard import Edition, EditionMatter, Standard, StandardEntry
from stationbook.model.station import Station
from stationbook.model.succession import Placed, Succession, Successions
from stationbook.pages.context import Context

ON = date(2026, 11, 23)


def succession(before: str = "520302001 某街道", *after: str, kind: str = "recoded", **fields: Any) -> Succession:
    """Return a succession of divisions, given as code and name, or several with commas, by one code or more."""
    former = [dict(zip(("code", "name"), one.split(), strict=True)) for one in before.split(",")]
    source = {"title": "某批复", "publisher": "某省人民政府", "on": "2024-01"}
    usual = {"on": "2024-01-01", "kind": kind, "from": former, "to": after or ("520302002",), "source": source}
    return Succession.model_validate({**usual, **fields})


DIVISIONS = Divisions(
    [
        Division("99", "示例省"),
        Division("9901", "示例市"),
        Division("990101", "例县", township_divisions=2),
        Division("990101101", "清溪镇"),
        Division("990101102", "白石镇"),
        Division("990101101001", "清溪社区"),
        Division("52", "贵州省"),
        Division("5203", "遵义市"),
        Division("520302", "红花岗区", township_divisions=1),
        Division("520302002", "新街道"),
    ],
    Successions([Placed("data/divisions/successions/national.yml", 0, succession())]),
)


def station(slug: str = "qingxi", **fields: Any) -> Station:
    """Return a sample station of the example county; ``fields`` replace or add to the usual ones."""
    usual = {
        "id": f"990101-{slug}",
        "official_name": "例县清溪镇社会工作服务站",
        "tier": "township",
        "division": "990101101",
        "status": "operating",
        "sample": True,
    }
    return Station.model_validate({**usual, **fields})


def simple_policy(*, steps: list[dict[str, Any]] | None = None, **fields: Any) -> Policy:
    """Return a policy with one point, and with a procedure where steps are given."""
    usual = {
        "id": "law",
        "title": "小办法",
        "issuer": "某局",
        "status": "现行",
        "line": "assistance",
        "verified": "memory",
        "confidence": "high",
        "points": [{"id": "who", "text": "谁可以申请"}],
    }
    procedure = {"procedure": {"name": "小流程", "steps": steps}} if steps else {}
    return Policy.model_validate({**usual, **procedure, **fields})


def catalogue(*stations: Station, **parts: Any) -> Catalogue:
    """Return a catalogue of these stations, each in the file where it belongs."""
    paths = {("station", one.id): f"data/stations/{one.code[:2]}/{one.code}/{one.slug}.yml" for one in stations}
    return Catalogue(**{"divisions": DIVISIONS, "stations": {one.id: one for one in stations}, "paths": paths, **parts})


def context(*stations: Station, on: date = ON, **parts: Any) -> Context:
    """Return what a page needs to know about these stations."""
    return Context(catalogue(*stations, **parts), Settings(), on)


def edition(markdown: str, *, standard_id: str = "tiny/standard", slug: str = "2026", **matter: Any) -> Edition:
    """Return an edition of this text, whose first line is line 1 of its file."""
    usual = {"title": "小标准", "edition": slug, "stage": "issued", "effective": f"{slug[:4]}-01-01"}
    return Edition(
        id=f"{standard_id}/{slug}",
        path=f"content/standards/{standard_id}/{slug}/index.md",
        matter=EditionMatter.model_validate({**usual, **matter}),
        chapters=parse_clauses(markdown),
    )


def standards(*editions: Edition, **entry: Any) -> Mapping[str, Standard]:
    """Return the standards that these editions belong to, by id."""
    usual = {"title": "小标准", "kind": "building-standard", "issuer": "某局", "stage": "issued"}
    found: dict[str, Standard] = {}
    for one in editions:
        standard_id, slug = one.id.rsplit("/", 1)
        before = found[standard_id].editions if standard_id in found else {}
        found[standard_id] = Standard(
            standard_id,
            f"content/standards/{standard_id}/standard.yml",
            StandardEntry.model_validate({**usual, **entry}),
            {**before, slug: one},
        )
    return found


POLICY = {
    "id": "law",
    "title": "某法",
    "issuer": "某部",
    "status": "现行",
    "line": "children",
    "verified": "full_text",
    "confidence": "high",
    "points": [
        {"id": "report", "text": "发现侵害应立即报告"},
        {"id": "ask", "text": "信息处理须经监护人同意", "verified": False},
    ],
    "procedure": {"name": "强制报告", "steps": [{"id": "find", "step": "发现"}, {"id": "tell", "step": "报告"}]},
}


def policy(**fields: Any) -> Policy:
    """Return a policy with a verified point, an unverified one, and a procedure."""
    return Policy.model_validate({**POLICY, **fields})


def question(**fields: Any) -> Question:
    """Return a single-choice question on the verified point of ``policy()``."""
    usual = {
        "id": "report-when",
        "kind": "single",
        "on": "law.report",
        "quote": "发现侵害应立即报告",
        "ask": "发现侵害，什么时候报告？",
        "options": [{"id": "a", "text": "立即"}, {"id": "b", "text": "等一等"}, {"id": "c", "text": "月底"}],
        "answer": "a",
        "explanation": "要点写的是立即报告。",
    }
    merged = {**usual, **fields}
    return Question.model_validate({key: value for key, value in merged.items() if value is not None})


def must_learn(*questions: Question, slug: str = "2026", **parts: Any) -> Edition:
    """Return an edition of a list with the two points and the procedure of ``policy()``, and a clause."""
    items = [{"id": "law.report"}, {"id": "law.ask"}, {"id": "law.procedure"}]
    group = {"id": "first", "title": "第一组", "about": "先学", "items": items}
    listed = MustLearnList.model_validate({"list": "children", "groups": [group]})
    text = "## 范围 {#scope}\n本清单适用于**社工站**。第二句话。\n"
    one = edition(text, standard_id="tiny/must-learn", slug=slug, title="小清单")
    return replace(one, must_learn=listed, questions=questions, **parts)


def learning(*editions: Edition, **fields: Any) -> dict[str, Any]:
    """Return the parts of a catalogue that hold these lists and the policy they come from."""
    return {"policies": {"law": policy(**fields)}, "standards": standards(*editions, kind="must-learn-list")}
