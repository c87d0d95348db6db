"""Which kinds of mistakes are there that make a text no YAML by the project's rules?"""

from stationbook.model.problem_kind import ProblemKind

COLON = ProblemKind(
    "yaml-colon",
    "冒号用了中文的",
    "名称和内容之间是英文冒号加一个空格。用了中文的“：”，这一行就不是“名称: 内容”了。",
    wrong="sample：true",
    right="sample: true",
)
NO_SPACE = ProblemKind(
    "yaml-space",
    "冒号或短横后面没有空格",
    "英文冒号、短横后面要空一格，不然它们算在文字里面，这一行就不是“名称: 内容”或一条了。",
    wrong="status:operating",
    right="status: operating",
)
QUOTES = ProblemKind(
    "yaml-quotes",
    "整个值用了中文引号",
    "中文引号会成为内容的一部分。要么改成英文引号，要么去掉；引号本来就是内容的，外面再加一对英文引号。",
    wrong="division: “990101102”",
    right='division: "990101102"',
)
COMMA = ProblemKind(
    "yaml-comma",
    "方括号里用了中文逗号",
    "方括号里的各条用英文逗号隔开，用中文逗号就成了一条。一句话里的逗号，给整句加英文引号。",
    wrong="notes: [周一开放，周二休息]",
    right="notes: [周一开放, 周二休息]",
)
TAB = ProblemKind(
    "yaml-tab",
    "用了制表符（Tab）缩进",
    "缩进只用空格，每一层两个。编辑器里可以设成按 Tab 键输入空格。",
    wrong="premises:\n\tarea_m2: 86",
    right="premises:\n  area_m2: 86",
)
INDENT = ProblemKind(
    "yaml-indent",
    "缩进不齐",
    "同一层的各行，左边要对齐；下一层比上一层多两个空格。",
    wrong="premises:\n  area_m2: 86\n   signage: true",
    right="premises:\n  area_m2: 86\n  signage: true",
)
UNCLOSED = ProblemKind(
    "yaml-unclosed",
    "引号或括号没有合上",
    "引号、方括号、花括号都要成对。双引号里的反斜杠要写两个。",
    wrong='official_name: "例县白石镇社会工作服务站',
    right='official_name: "例县白石镇社会工作服务站"',
)
UNQUOTED = ProblemKind(
    "yaml-unquoted",
    "这段文字要加引号",
    "以 * & @ % ` 等符号开头的文字，或中间有英文冒号加空格的文字，要加英文引号。",
    wrong="notes: [@清溪社工]",
    right='notes: ["@清溪社工"]',
)
TWICE = ProblemKind(
    "yaml-twice",
    "一个名称写了两次",
    "同一层里，一个名称只能写一次。两处的内容合在一起写。",
    wrong="sample: true\nsample: true",
    right="sample: true",
)
SEVERAL = ProblemKind(
    "yaml-several",
    "一个文件里写了几份内容",
    "一个文件只写一份记录，中间不能有 --- 。其余的放进各自的文件。",
    wrong="sample: true\n---\nsample: true",
    right="sample: true",
)
UNSUPPORTED = ProblemKind(
    "yaml-unsupported",
    "用了不支持的写法",
    "只用“名称: 内容”、短横、方括号和花括号。标记（!）、合并（<<）、指令（%）都不支持，一层套一层太深的也不读。",
    wrong="notes: [!text 请提前打电话]",
    right='notes: ["!text 请提前打电话"]',
)
HIDDEN = ProblemKind(
    "yaml-hidden-signs",
    "有看不见的控制字符",
    "从别处粘贴来的文字里会带看不见的字符。删掉重新输入这一行。",
    wrong="notes: [请提前\x07打电话]",
    right="notes: [请提前打电话]",
)
UNREADABLE = ProblemKind(
    "yaml-unreadable",
    "写法看不懂",
    "左边应当是一个名称，后面是英文冒号、空格和内容；数字不能长到机器装不下。",
    wrong="? [白石]\n: 镇",
    right="notes: [白石镇]",
)
