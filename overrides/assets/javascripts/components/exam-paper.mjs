/**
 * How does a drawn paper look on paper? Questions, then an answer sheet on a page of its own; or the key.
 */

import { button, link, make } from "../lib/question-form.mjs";
import { addressOf, answerWords, drawn, KINDS, LETTERS, loadQuestions, settingsOf } from "../lib/questions.mjs";

/** @typedef {import("../lib/questions.mjs").Question} Question */

/** @param {HTMLElement} root */
export async function mount(root) {
  const way = root.dataset.root ?? "";
  const isKey = root.dataset.show === "key";
  const asked = settingsOf(new URLSearchParams(location.search));
  if (!asked.seed || !asked.n || !asked.of) {
    root.append(
      make(
        "p",
        "",
        "还没有抽题。请先到",
        link(`${way}learn/exam/`, "组卷考试"),
        "选好清单、题数和口令，再按“打印成卷子”。",
      ),
    );
    return;
  }
  const settings = { seed: asked.seed, n: asked.n, minutes: asked.minutes ?? 0, of: asked.of };
  const all = await loadQuestions(way).catch(() => []);
  const { questions, code } = drawn(all, settings);
  if (!questions.length) {
    root.append(make("p", "", all.length ? "选的范围里没有题。" : "题目没有取到，请检查网络，再刷新这一页。"));
    return;
  }
  const address = addressOf(settings);
  const time = settings.minutes ? `，${settings.minutes} 分钟` : "";
  const actions = make(
    "p",
    "sb-test__actions sb-no-print",
    button(isKey ? "打印答案" : "打印卷子和答题卡", () => print(), "sb-button sb-button--primary"),
  );
  actions.append(
    " ",
    isKey ? link(`../paper/${address}`, "看卷子", "sb-button") : link(`../key/${address}`, "看答案", "sb-button"),
  );
  const titles = JSON.parse(root.dataset.titles ?? "{}");
  root.append(actions, make("p", "", `范围：${settings.of.map((one) => titles[one] ?? one).join("、")}`));
  root.append(make("p", "sb-paper__code", `卷号 ${code} · 口令“${settings.seed}” · 共 ${questions.length} 题${time}`));
  if (isKey) {
    root.append(make("ol", "sb-paper__questions", ...questions.map(keyOf)));
  } else {
    root.append(blanks(), make("ol", "sb-paper__questions", ...questions.map(asPrinted)), sheetOf(questions, code));
  }
}

function blanks() {
  return make(
    "p",
    "sb-paper__blanks",
    ...["姓名", "单位", "日期", "得分"].map((name) => make("span", "", `${name}：＿＿＿＿＿＿`)),
  );
}

/** @param {Question} question */
function asPrinted(question) {
  const hint = {
    single: "",
    multiple: "有几个对的选几个。",
    judgement: "对写 √，错写 ×。",
    order: "按先后写字母。",
    number: `填一个数，单位：${question.unit}。`,
  }[question.kind];
  const options = question.options?.map(([, text], i) => make("li", "", `${LETTERS[i]}. ${text}`)) ?? [];
  return make(
    "li",
    "",
    make("p", "", make("span", "sb-question__kind", KINDS[question.kind]), question.ask, hint ? `（${hint}）` : ""),
    make("ul", "sb-paper__options", ...options),
  );
}

/** @param {Question} question */
function keyOf(question) {
  const letters = question.options ? `${answerWords(question, true)}　` : "";
  return make(
    "li",
    "",
    make("p", "", make("b", "", letters + answerWords(question)), make("br"), `依据：${question.basis[0]}`),
  );
}

/** A table with a row for each question, to be filled in by hand. @param {Question[]} questions @param {string} code */
function sheetOf(questions, code) {
  const rows = questions.map((question, i) => {
    const letters = question.options?.map((_, j) => `□ ${LETTERS[j]}`).join("　");
    const blank = question.options?.map(() => "＿＿").join(" → ");
    const field = {
      single: letters,
      multiple: letters,
      judgement: "□ 对　□ 错",
      order: blank,
      number: `＿＿＿＿＿＿ ${question.unit}`,
    }[question.kind];
    const head = make("th", "", String(i + 1));
    head.setAttribute("scope", "row");
    return make("tr", "", head, make("td", "", KINDS[question.kind]), make("td", "", field ?? ""));
  });
  const heads = ["题号", "题型", "答案"].map((name) => {
    const head = make("th", "", name);
    head.setAttribute("scope", "col");
    return head;
  });
  const table = make("table", "sb-table", make("thead", "", make("tr", "", ...heads)), make("tbody", "", ...rows));
  return make(
    "section",
    "sb-paper__sheet",
    make("h2", "", "答题卡"),
    make("p", "sb-paper__code", `卷号 ${code}`),
    blanks(),
    table,
  );
}
