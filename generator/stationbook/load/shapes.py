"""Which kinds of mistakes are there in the shape of a record, and which of pydantic's errors is of which kind?"""

from stationbook.model.problem_kind import EDITION, LEARNING, SAMPLE_REGION, ProblemKind

FIELD_UNKNOWN = ProblemKind(
    "field-unknown",
    "没有这一项",
    "左边的名称写错了，或写在了别的层里。程序不猜，多写一项、写错一个字母，都会指出来，这样就不会丢掉内容。",
    wrong="premises: {area: 86}",
    right="premises: {area_m2: 86}",
)
FIELD_MISSING = ProblemKind(
    "field-missing",
    "缺少一项",
    "这一项是必须写的，没有它就不知道说的是什么。",
    wrong="phones: [{number: 000-12345678}]",
    right="phones: [{label: 座机, number: 000-12345678}]",
)
TERM_UNKNOWN = ProblemKind(
    "term-unknown",
    "不是可以选的词",
    "这一项只能从几个英文词里选一个，提示里列出了全部的词和中文意思。",
    wrong="tier: town",
    right="tier: township",
)
DAY = ProblemKind(
    "value-day",
    "不是日期",
    "日期写作 2026-05-20：四位年、两位月、两位日，用短横隔开。",
    wrong="established_on: 2026/5/20",
    right="established_on: 2026-05-20",
)
NUMBER = ProblemKind(
    "value-number",
    "不是数字",
    "只写数字，不写单位，不加引号。",
    wrong="premises: {area_m2: 86 平方米}",
    right="premises: {area_m2: 86}",
)
RANGE = ProblemKind(
    "value-range",
    "数太大、太小，或一条也没有",
    "人数、面积不能是负数；一列里至少要有一条，没有的就不写这一项。",
    wrong="staff: {headcount: -1}",
    right="staff: {headcount: 1}",
)
CODE = ProblemKind(
    "value-code",
    "不是区划代码",
    "区划代码是 2、4、6、9 或 12 位数字，末尾不补 0。要加引号，不然会被当成数。",
    wrong="division: 990101102",
    right='division: "990101102"',
)
PADDED = ProblemKind(
    "division-padded",
    "区划代码末尾补了 0",
    "代码按级别写 2、4、6、9 或 12 位，末尾不补 0。程序已经去掉补的 0，只是提醒。",
    wrong='tier: county\ndivision: "990101000"\nofficial_name: 例县社会工作指导中心',
    right='tier: county\ndivision: "990101"\nofficial_name: 例县社会工作指导中心',
)
TEXT = ProblemKind(
    "value-text",
    "不是能用的文字",
    "这一项应当是文字：不能是空白，不能太长，不能有看不见的字符。只有数字的，加上引号。",
    wrong="phones: [{label: 座机, number: 12345}]",
    right='phones: [{label: 座机, number: "000-12345"}]',
)
SHAPE = ProblemKind(
    "value-shape",
    "写法的层次不对",
    "有的项是一列（每条前面写短横），有的项下面还有一层（名称: 内容），有的只能写 true 或 false。",
    wrong="phones: 000-12345678",
    right="phones: [{label: 座机, number: 000-12345678}]",
)
ID = ProblemKind(
    "value-id",
    "不能作编号",
    "编号只用小写字母、数字、短横和点。站点的编号写作 县代码-拼音，例如 990101-qingxi。",
    wrong="id: 990101_baishi",
    right="id: 990101-baishi",
)
ADDRESS = ProblemKind(
    "value-address",
    "不是网址",
    "网址从 https:// 或 http:// 开始写全。",
    wrong="sources: [{title: 县政府网站, url: www.example.com}]",
    right="sources: [{title: 县政府网站, url: https://www.example.com/}]",
)
CHOICE = ProblemKind(
    "value-choice",
    "几项里只能写一项",
    "有几项说的是同一件事的不同写法，要写一个，只写一个。",
    wrong="sources: [{report: news, title: 一篇报道}]",
    right="sources: [{report: news}]",
)
ONE_PLACE = ProblemKind(
    "local-term-choice",
    "本地口径的位置或出处没有说清",
    "一条本地口径要么写 step，要么写 point；真实的写出处 source，虚构的写 sample: true。",
    wrong="local_terms: [{policy: law, point: who, step: ask, text: 本省从宽, sample: true}]",
    right="local_terms: [{policy: law, point: who, text: 本省从宽, sample: true}]",
    path=SAMPLE_REGION,
)
BOUND = ProblemKind(
    "requirement-bounds",
    "一条要求写了几种界限，或没有写",
    "at_least、at_most、between、equals、includes_all、present 里写一个，只写一个。",
    wrong="- {id: more, clause: premises, strength: shall, measure: premises.area, at_least: 60, equals: 60}",
    right="- {id: more, clause: premises, strength: shall, measure: premises.area, at_least: 60}",
    path=f"{EDITION}/requirements.yml",
)
QUESTION = ProblemKind(
    "question-form",
    "题写得与题型对不上",
    "单选、多选、排序题写 options，判断题、填数题不写；判断题的答案写 true 或 false，填数题写一个数和 unit。",
    wrong="""\
questions:
  - {id: who-asks, kind: judgement, on: law.who, quote: 谁可以申请, ask: 对吗？, answer: a, explanation: 写着。}""",
    right="""\
questions:
  - {id: who-asks, kind: judgement, on: law.who, quote: 谁可以申请, ask: 对吗？, answer: true, explanation: 写着。}""",
    path=f"{LEARNING}/questions.yml",
)
SETTING = ProblemKind(
    "setting-wrong",
    "网站的设置写得不对",
    "颜色写 # 和六位十六进制数，要深到看得清；标志写图片的路径；备案号照备案时的写法。",
    wrong="site_name: 小站\nplugins:\n  - stationbook: {layer: false, colour: 深绿}",
    right='site_name: 小站\nplugins:\n  - stationbook: {layer: false, colour: "#14594f"}',
    path="mkdocs.yml",
)
_KINDS = (
    (FIELD_UNKNOWN, "extra_forbidden"),
    (FIELD_MISSING, "missing"),
    (TERM_UNKNOWN, "enum"),
    (DAY, "day moment partial_date"),
    (NUMBER, "number finite int_type int_from_float"),
    (RANGE, "negative greater_than_equal greater_than less_than_equal too_short"),
    (CODE, "code code_text"),
    (TEXT, "blank hidden_characters string_type string_too_long"),
    (SHAPE, "bool_type tuple_type model_type model_attributes_type dict_type invalid_key"),
    (ID, "string_pattern_mismatch station_id"),
    (ADDRESS, "web_address"),
    (CHOICE, "source one_score"),
    (ONE_PLACE, "one_place one_origin"),
    (BOUND, "one_bound"),
    (QUESTION, "answer question_options question_answer question_unit"),
    (SETTING, "colour contrast picture_path icp police"),
)
KIND_OF = {error: kind for kind, errors in _KINDS for error in errors.split()}
"""The kind of each of pydantic's errors that a maintainer can meet; what is not here is of ``SHAPE``."""
