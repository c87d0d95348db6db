/**
 * How well do I know it, under the same paper as everybody in my group? The address holds the word that drew it.
 */

import { keepAnswer } from "../lib/answer-log.mjs";
import { button, link, make, questionForm } from "../lib/question-form.mjs";
import { addressOf, cleaned, drawn, loadQuestions, settingsOf } from "../lib/questions.mjs";
import { weakPoints } from "./self-test.mjs";

/** @typedef {import("../lib/questions.mjs").Question} Question */
const DRAFT = "stationbook.exam";

/** @param {HTMLElement} root */
export async function mount(root) {
  const way = root.dataset.root ?? "";
  const form = /** @type {HTMLFormElement} */ (root.querySelector("[data-settings]"));
  const exam = /** @type {HTMLElement} */ (root.querySelector("[data-exam]"));
  const warning = /** @type {HTMLElement} */ (form.querySelector("[data-warning]"));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const lists = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=of]")]);
  const questions = await loadQuestions(way).catch(() => []);
  if (!questions.length) {
    exam.hidden = false;
    exam.textContent = "题目没有取到，请检查网络，再刷新这一页。";
    return;
  }
  const asked = settingsOf(new URLSearchParams(location.search));
  field("seed").value = asked.seed ?? String(1000 + (crypto.getRandomValues(new Uint32Array(1))[0] % 9000));
  field("n").value = String(asked.n ?? field("n").value);
  field("minutes").value = String(asked.minutes ?? field("minutes").value);
  for (const list of lists) {
    list.checked = !asked.of || asked.of.includes(list.value);
  }

  function settings() {
    const of = lists.filter((list) => list.checked).map((list) => list.value);
    const seed = cleaned(field("seed").value);
    warning.textContent = !of.length ? "请至少选一处。" : !seed ? "请写一个口令。" : "";
    if (warning.textContent || !form.reportValidity()) {
      return undefined;
    }
    return { seed, n: Number(field("n").value), minutes: Number(field("minutes").value), of };
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = settings();
    if (chosen) {
      history.replaceState(null, "", addressOf(chosen));
      sit(chosen, {}, Date.now());
    }
  });
  form.querySelector("[data-print]")?.addEventListener("click", () => {
    const chosen = settings();
    if (chosen) {
      location.href = `paper/${addressOf(chosen)}`;
    }
  });

  /** @param {import("../lib/questions.mjs").Settings} chosen @param {Record<string, any>} answers @param {number} began */
  function sit(chosen, answers, began) {
    const paper = drawn(questions, chosen);
    const address = addressOf(chosen);
    const forms = paper.questions.map((one, i) => questionForm(one, way, `${i + 1}. `));
    const said = make("p", "sb-test__warning");
    said.setAttribute("role", "alert");
    const clock = chosen.minutes ? clockOf(began + chosen.minutes * 60000, said) : undefined;
    const sheet = /** @type {HTMLFormElement} */ (make("form", "sb-test"));
    sheet.noValidate = true;
    const hand = /** @type {HTMLButtonElement} */ (make("button", "sb-button sb-button--primary", "交卷"));
    const title = make("h2", "", `共 ${forms.length} 题`);
    title.tabIndex = -1;
    sheet.append(
      title,
      code(chosen, paper.code, address),
      ...(clock ? [clock.element] : []),
      ...forms.map((one) => one.element),
      said,
    );
    sheet.append(make("p", "sb-test__actions", hand));
    forms.forEach((one, i) => {
      one.write(answers[paper.questions[i].id]);
    });
    let isWarned = false;
    const given = () => forms.map((one) => one.read());
    sheet.addEventListener("change", () => {
      const kept = Object.fromEntries(given().map((one, i) => [paper.questions[i].id, one]));
      keepDraft({ address, code: paper.code, began, answers: kept });
    });
    sheet.addEventListener("submit", (event) => {
      event.preventDefault();
      const empty = given().filter((one) => one === undefined).length;
      if (empty && !isWarned) {
        isWarned = true;
        said.textContent = `还有 ${empty} 题没有作答。要交卷，请再按一次“交卷”。`;
        return;
      }
      clock?.stop();
      keepDraft(null);
      finish(paper, chosen, given(), forms, sheet, Date.now() - began);
    });
    form.hidden = true;
    // No answers one tap away while the paper is being sat.
    document.querySelector("[data-readable]")?.setAttribute("hidden", "");
    exam.hidden = false;
    exam.replaceChildren(sheet);
    keepDraft({ address, code: paper.code, began, answers });
    title.focus();
  }

  /** @param {{questions: Question[], code: string}} paper @param {import("../lib/questions.mjs").Settings | undefined} chosen
   * @param {any[]} given @param {import("../lib/question-form.mjs").QuestionForm[]} forms @param {HTMLElement} sheet @param {number} took */
  function finish(paper, chosen, given, forms, sheet, took) {
    const right = forms.map((one, i) => one.show(given[i]));
    const wrong = paper.questions.filter((_, i) => !right[i]);
    const score = right.filter(Boolean).length;
    let words = `答对 ${score} / ${right.length} 题（${Math.round((100 * score) / right.length)}%）`;
    const minutes = Math.floor(took / 60000);
    const late =
      chosen?.minutes && took > chosen.minutes * 60000 ? `，超时 ${Math.ceil(took / 60000 - chosen.minutes)} 分钟` : "";
    const used = chosen ? `用时 ${minutes} 分 ${Math.floor(took / 1000) % 60} 秒${late}。卷号 ${paper.code}。` : "";
    const result = make("section", "", make("h2", "", words), make("p", "sb-quiet", used), ...weakPoints(wrong, way));
    result.tabIndex = -1;
    const actions = make("p", "sb-test__actions");
    if (wrong.length) {
      actions.append(
        button(`只做错的（${wrong.length} 题）`, () => retry(wrong), "sb-button sb-button--primary"),
        " ",
      );
    }
    actions.append(button("再组一份卷子", () => location.assign(location.pathname)));
    result.append(actions);
    try {
      paper.questions.forEach((one, i) => keepAnswer(one, right[i]));
    } catch {
      result.append(make("p", "sb-test__warning", "这个浏览器不让保存，成绩关掉页面就没有了。"));
    }
    sheet
      .querySelectorAll(":scope > :is(.sb-test__actions, .sb-clock, .sb-test__warning, h2)")
      .forEach((one) => one.remove());
    sheet.prepend(make("h2", "", "逐题对照"));
    exam.prepend(result);
    result.focus();
  }

  /** The wrong ones once more, without a clock. @param {Question[]} wrong */
  function retry(wrong) {
    const forms = wrong.map((one, i) => questionForm(one, way, `${i + 1}. `));
    const sheet = make(
      "form",
      "sb-test",
      make("h2", "", `再做 ${wrong.length} 题`),
      ...forms.map((one) => one.element),
    );
    const hand = make("button", "sb-button sb-button--primary", "交卷");
    sheet.append(make("p", "sb-test__actions", hand));
    sheet.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        finish(
          { questions: wrong, code: "" },
          undefined,
          forms.map((one) => one.read()),
          forms,
          sheet,
          0,
        );
      },
      { once: true },
    );
    exam.replaceChildren(sheet);
    sheet.scrollIntoView({ block: "start" });
    forms[0].element.tabIndex = -1;
    forms[0].element.focus({ preventScroll: true });
  }

  const draft = readDraft();
  if (draft && draft.address === location.search && draft.code === drawn(questions, /** @type {any} */ (asked)).code) {
    sit(/** @type {any} */ (asked), draft.answers, draft.began);
  } else {
    form.hidden = false;
  }
}

/** Which paper this is, in words and as a link to send. @param {import("../lib/questions.mjs").Settings} chosen @param {string} number @param {string} address */
function code(chosen, number, address) {
  return make(
    "p",
    "sb-quiet sb-small",
    `口令“${chosen.seed}” · 卷号 ${number}（卷号相同，卷子就相同） · `,
    link(address, "这份卷子的网址"),
  );
}

/** A clock that counts down quietly, can be put away, and says once that time is up. @param {number} until @param {HTMLElement} said */
function clockOf(until, said) {
  const words = make("span", "");
  words.setAttribute("role", "timer");
  const toggle = button(
    "收起时钟",
    () => {
      words.hidden = !words.hidden;
      toggle.textContent = words.hidden ? "显示时钟" : "收起时钟";
    },
    "sb-button sb-clock__toggle",
  );
  const tick = () => {
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    words.textContent = left ? `剩 ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "时间到";
    if (!left) {
      clearInterval(timer);
      said.textContent = "时间到了。可以交卷，也可以做完再交，成绩里会写明超时多久。";
    }
  };
  const timer = setInterval(tick, 1000);
  tick();
  return { element: make("div", "sb-clock", words, toggle), stop: () => clearInterval(timer) };
}

function readDraft() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
  } catch {
    return null;
  }
}

/** A paper that is not handed in yet survives a reload. @param {object | null} draft */
function keepDraft(draft) {
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(draft));
  } catch {
    // Without storage the paper is there until the page is left.
  }
}
