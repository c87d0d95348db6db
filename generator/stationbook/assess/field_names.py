"""What is a field of a station's record called in Chinese, where the public reads of it?"""

from collections.abc import Mapping

CONTRACT_YEAR = "staff.contract_year"
_NAMES: Mapping[str, str] = {
    "premises.area_m2": "使用面积",
    "premises.rooms": "功能空间",
    "premises.step_free": "有无台阶",
    "premises.signage": "有无标牌",
    "premises.address": "地址",
    "location": "所在建筑的坐标",
    "location.source": "坐标来源",
    "serves": "服务的村（社区）",
    "phones": "电话",
    "hotline": "服务热线",
    "opening_hours": "开放时间",
    "operator": "运营单位",
    "build_mode": "建站模式",
    "competent_authority": "主管部门",
    "staff.headcount": "专职人员人数",
    "staff.licensed": "持证人员人数",
    "staff.posts": "岗位设置",
    CONTRACT_YEAR: "服务合同年度",
    "services": "服务项目",
    "programmes": "实施的项目",
    "lists.functions": "功能清单",
    "lists.needs": "需求清单",
    "lists.projects": "项目清单",
    "plan": "年度工作方案",
    "organisation": "组织管理的安排",
    "rules": "书面制度",
    "funding": "经费",
    "supervision.centre": "督导机构",
    "supervision.visits_per_month": "每月到站督导次数",
    "assured.on": "最近核实日期",
}


def field_name(field: str) -> str:
    """Return the Chinese name of a field that a measure reads; raises KeyError of one that no measure reads."""
    return _NAMES[field]
