"""A tiny project with a file of every kind, each referring to others, and its site in memory."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath

from stationbook.model.catalogue import Catalogue
from stationbook.model.settings import Settings
from stationbook.pages.context import Context
from stationbook.pages.home import render_home
from stationbook.site.files import all_groups, search_files
from stationbook.site.pages import site_pages
from stationbook.site.stamped import stamped_pages
from tests.tiny import write

_STANDARDS = "content/standards/tiny"
FILES = {
    "data/divisions/sample.csv": """\
code,name,township_divisions
99,示例省,
9901,示例市,
990101,例县,2
990101101,清溪镇,
990101101001,清溪社区,
990101102,白石镇,
""",
    "data/reports.yml": "- {id: news, title: 一篇报道, credit: 某报, date_in_text: 近日}\n",
    "data/services.yml": """\
targets: [{id: children, name: 儿童, line: children}]
services: [{id: visiting, name: 探访, line: children, targets: [children]}]
""",
    "data/hotlines.yml": '- {number: "12345", name: 政务服务}\n',
    "data/calendar/2026.yml": "year: 2026\noff: [{name: 元旦, from: 2026-01-01, until: 2026-01-03}]\n",
    "data/regions/99.yml": """\
code: "99"
name: 示例省
coverage: [{published: 九成, percent: 90, source: news}]
local_terms: [{policy: law, point: who, text: 本省从宽, sample: true}]
""",
    "data/policies/law.yml": """\
id: law
title: 小办法
issuer: 某局
status: 现行
line: children
verified: full_text
confidence: high
points: [{id: who, text: 谁可以申请}]
procedure: {name: 申请, steps: [{id: ask, step: 提出, time_limit: 5 个工作日内, limit: {count: 5, unit: workday}}]}
""",
    "data/policies/rule.yml": """\
id: rule
title: 小细则
issuer: 某局
status: 现行
line: children
verified: memory
confidence: high
points: [{id: how, text: 怎样办理}]
depends_on: [law]
procedure_ref: law
""",
    "data/stations/99/990101/zongzhan.yml": """\
id: 990101-zongzhan
official_name: 例县社工总站
tier: county
division: "990101"
status: operating
sample: true
staff: {headcount: 4, supervisors: 1}
hotline: {number: 000-12345678, hours: 24/7, scope: 全县}
""",
    "data/stations/99/990101/qingxi.yml": """\
id: 990101-qingxi
official_name: 例县清溪镇社工站
tier: township
division: "990101101"
status: operating
sample: true
parent: 990101-zongzhan
supervision: {centre: 990101-zongzhan, visits_per_month: 2}
services: [{service: visiting, target: 儿童}]
premises: {area_m2: 80}
deviations: [{requirement: signage, reason: 正在修, on: 2026-01-01, by: 例县民政局}]
location: {lat: 0.13, lon: 0.2, precision: exact}
phones: [{label: 座机, number: 000-12345678}]
sources: [{report: news}]
assured: {on: 2026-05-20, by: 例县民政局}
""",
    "data/stations/99/990101/jiuzhan.yml": """\
id: 990101-jiuzhan
official_name: 例县旧社工站
tier: township
division: "990101102"
status: closed
closed_on: 2025-12-31
sample: true
successor: 990101-qingxi
""",
    "data/boundaries/sample.geojson": """\
{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "990101101", "name": "清溪镇"},
"geometry": {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}}]}
""",
    "data/assessments/2026/small/scheme.yml": """\
title: 小评估
edition: tiny/reference/2026
period: {from: 2026-01-01, until: 2026-06-30}
counties: ["990101"]
bands: [{label: 全部, up_to: 1}]
""",
    "data/assessments/2026/small/990101-qingxi.yml": """\
scheme: small
edition: tiny/reference/2026
subject: 990101-qingxi
assessor: 评估员甲
on: 2026-07-01
scores: [{point: area, score: 2}]
""",
    f"{_STANDARDS}/series.yml": "title: 小系列\nabout: 试一试\n",
    f"{_STANDARDS}/rules/standard.yml": """\
title: 小标准
kind: building-standard
issuer: 某局
stage: issued
region: "99"
proposal: true
sources: [{report: news}]
""",
    f"{_STANDARDS}/rules/2025/index.md": """\
---
title: 小标准
edition: "2025"
stage: issued
effective: 2025-01-01
---

## 范围 {#scope}

本文件适用于社工站。

## 规范性引用文件 {#references}

没有规范性引用文件。

## 术语和定义 {#terms}

没有需要界定的术语。

## 场所 {#premises}

面积应不少于 60 m²。门前应有标牌。

## 旧规定 {#old}

记录应存放两年。
""",
    f"{_STANDARDS}/rules/2026/index.md": """\
---
title: 小标准
edition: "2026"
stage: issued
effective: 2026-01-01
changes: [{clause: old, withdrawn: 不再需要}]
---

## 范围 {#scope}

本文件适用于社工站。

## 规范性引用文件 {#references}

没有规范性引用文件。

## 术语和定义 {#terms}

没有需要界定的术语。

## 场所 {#premises}

面积应不少于 60 m²。门前应有标牌。评估见 {{ref:tiny/reference#scope}}。

## 新规定 {#newest}

记录应公开。
""",
    f"{_STANDARDS}/rules/2026/requirements.yml": """\
- {id: area, clause: premises, strength: shall, measure: premises.area, at_least: 60}
- {id: signage, clause: premises, strength: shall, measure: premises.signage, equals: true}
""",
    f"{_STANDARDS}/rules/2026/comments.yml": """\
- {id: one, clause: premises, from_kind: station, text: 太大, disposition: declined, reason: 有据}
""",
    f"{_STANDARDS}/local/standard.yml": """\
title: 小参数
kind: administrative-measure
issuer: 某局
stage: issued
region: "990101"
supersedes: [tiny/rules]
""",
    f"{_STANDARDS}/local/2026/index.md": """\
---
title: 小参数
edition: "2026"
stage: issued
effective: 2026-02-01
---

## 面积 {#area}

面积应不少于 70 m²。
""",
    f"{_STANDARDS}/local/2026/profile.yml": """\
base: tiny/rules/2026
division: "990101"
set: [{requirement: area, at_least: 70}]
""",
    f"{_STANDARDS}/reference/standard.yml": """\
title: 小参考
kind: assessment-reference
issuer: 某局
stage: issued
""",
    f"{_STANDARDS}/reference/2026/index.md": """\
---
title: 小参考
edition: "2026"
stage: issued
effective: 2026-01-01
---

## 范围 {#scope}

本文件适用于评估。

## 规范性引用文件 {#references}

没有规范性引用文件。

## 术语和定义 {#terms}

没有需要界定的术语。
""",
    f"{_STANDARDS}/reference/2026/indicators.yml": """\
total: 2
shape: {level1: 1, level2: 0, points: 1}
parts:
  - id: station
    title: 站点部分
    subject: station
    score: 2
    indicators:
      - id: place
        title: 场所
        score: 2
        points:
          - id: area
            title: 面积
            score: 2
            method: [实地查看]
            evidence: 丈量
            requirement: area
            clause: tiny/rules#newest
            rule: {kind: manual, guide: 看}
""",
    f"{_STANDARDS}/list/standard.yml": """\
title: 小清单
kind: must-learn-list
issuer: 某局
stage: issued
""",
    f"{_STANDARDS}/list/2026/index.md": """\
---
title: 小清单
edition: "2026"
stage: issued
effective: 2026-01-01
---

## 范围 {#scope}

本清单适用于社工站。
""",
    f"{_STANDARDS}/list/2026/must-learn.yml": """\
list: children
groups: [{id: first, title: 第一组, about: 先学, items: [{id: law.who}, {id: law.procedure}, {id: rule.how}]}]
""",
    f"{_STANDARDS}/list/2026/questions.yml": """\
questions:
  - id: who-asks
    kind: single
    on: law.who
    quote: 谁可以申请
    ask: 谁？
    options: [{id: a, text: 甲}, {id: b, text: 乙}]
    answer: a
    explanation: 写着。
""",
    "content/guide/index.md": "# 维护指南\n",
}


def write_whole(root: Path) -> Path:
    """Write the project and return its root."""
    for name, text in FILES.items():
        write(root, name, text)
    return root


def site_of(catalogue: Catalogue, *, on: date) -> dict[str, str]:
    """Return every page's body and every other file of the site by its path; those that are no text are empty."""
    context = Context(catalogue, Settings(), on)
    stamped = stamped_pages(context)
    pages = [*(render() for render in site_pages(context)), *(stamped.render(n) for n in range(len(stamped)))]
    site = {f"{page.address}index.html": page.body for page in pages}
    site["index.html"] = render_home(context, introduction="")
    # The icon is the same for every site, and takes longer than all the rest.
    groups = [group for group in all_groups(context) if not group.name.endswith(".png")]
    files = [(name, content) for group in groups for name, content in group.make()]
    for name, content in (*files, *search_files(context, [])):
        whole = content if isinstance(content, bytes) else b"".join(content)
        site[name] = whole.decode("utf-8", errors="replace") if name.endswith((".html", ".json")) else ""
    return site


def dead_links(site: dict[str, str]) -> Iterator[str]:
    """Yield the links of every page that lead to no file of the site; what people write is there."""
    for page, body in site.items():
        for link in re.findall(r'<a [^>]*?href="([^"]*)"', body) if page.endswith(".html") else ():
            path = link.partition("#")[0].partition("?")[0]
            if not path or re.match(r"[a-z]+:", path):
                continue
            target = normpath(join(dirname(page), path))
            if f"{target}/index.html".removeprefix("./") not in site and target not in site and target not in _WRITTEN:
                yield f"{page} -> {link}"


_WRITTEN = {"guide", "guide/privacy-checklist", "guide/write-questions", "guide/add-a-station", "about"}
