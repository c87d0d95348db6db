/**
 * What do I know already? Asks the questions of one list or standard one by one, each with its explanation at once.
 */

import { keepAnswer, wrongOnes } from "../lib/answer-log.mjs";
import { button, link, make, questionForm } from "../lib/question-form.mjs";
import { loadQuestions, withOptionsShuffled } from "../lib/questions.mjs";
import { anyWord, randomOf, shuffled } from "../lib/seeded.mjs";

/** @typedef {import("../lib/questions.mjs").Question} Question */

/** @param {HTMLElement} root */
export async function mount(root) {
  const { set, root: way = "" } = root.dataset;
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const [start, form, place, box, warning, result] = ["start", "form", "place", "question", "warning", "result"].map(
    part,
  );
  const submit = /** @type {HTMLButtonElement} */ (part("submit"));
  const giveUp = button("不会，看答案", () => answer(true));
  const again = /** @type {HTMLButtonElement} */ (root.querySelector("[data-begin=wrong]"));
  const readable = /** @type {HTMLElement} */ (document.querySelector("[data-all]"));
  const questions = (await loadQuestions(way)).filter((one) => one.set === set);
  /** @type {Question[]} */
  let round = [];
  /** @type {Question[]} */
  let wrong = [];
  let at = 0;
  /** @type {import("../lib/question-form.mjs").QuestionForm} */
  let shown;
  let isAnswered = false;

  /** @param {Question[]} asked */
  function begin(asked) {
    const random = randomOf(anyWord());
    round = shuffled(asked, random).map((one) => withOptionsShuffled(one, random));
    [at, wrong] = [0, []];
    state("form");
    ask();
  }

  /** @param {"start" | "form" | "result"} name */
  function state(name) {
    start.hidden = name !== "start";
    form.hidden = name !== "form";
    result.hidden = name !== "result";
    readable.hidden = name === "form";
  }

  function ask() {
    isAnswered = false;
    giveUp.hidden = false;
    shown = questionForm(round[at], way);
    place.textContent = `第 ${at + 1} / ${round.length} 题`;
    warning.textContent = "";
    submit.textContent = "交这一题";
    box.replaceChildren(shown.element);
    shown.element.tabIndex = -1;
    shown.element.focus({ preventScroll: true });
    root.scrollIntoView({ block: "start" });
  }

  function answer(/** @type {boolean} */ gaveUp) {
    const given = gaveUp ? undefined : shown.read();
    if (given === undefined && !gaveUp) {
      warning.textContent = "还没有作答。不会的，可以按“不会，看答案”。";
      return;
    }
    const right = shown.show(given);
    isAnswered = true;
    giveUp.hidden = true;
    if (!right) {
      wrong.push(round[at]);
    }
    warning.textContent = "";
    try {
      keepAnswer(round[at], right);
    } catch {
      warning.textContent = "这个浏览器不让保存，这次的对错关掉页面就没有了，题目可以照常做。";
    }
    submit.textContent = at + 1 < round.length ? "下一题" : "看结果";
    const told = /** @type {HTMLElement} */ (shown.element.querySelector(".sb-explained"));
    told.tabIndex = -1;
    told.focus();
  }

  function finish() {
    const done = at + (isAnswered ? 1 : 0);
    const actions = make(
      "p",
      "sb-test__actions",
      button("再练一遍", () => begin(questions)),
    );
    if (wrong.length) {
      const missed = wrong;
      actions.prepend(button(`只练错的（${missed.length} 题）`, () => begin(missed), "sb-button sb-button--primary"));
    }
    result.replaceChildren(
      make("h2", "", `练了 ${done} 题，答对 ${done - wrong.length} 题`),
      ...weakPoints(wrong, way),
      actions,
    );
    state("result");
    result.focus();
    offer();
  }

  function offer() {
    const missed = wrongOnes(questions);
    again.hidden = !missed.length;
    again.textContent = `只练上次做错的（${missed.length} 题）`;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isAnswered) {
      answer(false);
    } else if (at + 1 < round.length) {
      at += 1;
      ask();
    } else {
      finish();
    }
  });
  submit.after(" ", giveUp);
  root.querySelector("[data-stop]")?.addEventListener("click", finish);
  root.querySelector("[data-begin=all]")?.addEventListener("click", () => begin(questions));
  again.addEventListener("click", () => begin(wrongOnes(questions)));
  offer();
  root.hidden = false;
}

/** The points and clauses to read again. @param {Question[]} wrong @param {string} way @returns {HTMLElement[]} */
export function weakPoints(wrong, way) {
  if (!wrong.length) {
    return [];
  }
  const points = new Map(wrong.map((one) => [one.basis[1], one.basis[0]]));
  const rows = [...points].map(([address, title]) => {
    const asked = wrong.filter((one) => one.basis[1] === address).map((one) => one.ask);
    return make("li", "", link(way + address, title), make("div", "sb-quiet sb-small", asked.join(" ")));
  });
  return [make("h3", "", "再看看这些"), make("ul", "sb-rows", ...rows)];
}
