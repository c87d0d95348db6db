/**
 * What is due today? One card at a time, a question to answer or an item to say by heart.
 */

import { keepAnswer, keepRecall } from "../lib/answer-log.mjs";
import { boxes, cardsOf, chinaDay, DAYS, dueOn, nextAfter } from "../lib/leitner.mjs";
import { learnerOf, readAll } from "../lib/progress.mjs";
import { button, link, make, questionForm } from "../lib/question-form.mjs";
import { loadQuestions, withOptionsShuffled } from "../lib/questions.mjs";
import { anyWord, randomOf } from "../lib/seeded.mjs";

/** @typedef {{id: string, front: string, back: string[], where: string, basis: [string, string], verified: boolean}} ItemCard */

/** @param {HTMLElement} root */
export async function mount(root) {
  const way = root.dataset.root ?? "";
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
  const [place, form, box, warning, actions, done] = ["place", "form", "card", "warning", "actions", "done"].map(part);
  root.hidden = false;
  const read = await Promise.all([loadQuestions(way), loadCards(way)]).catch(() => undefined);
  if (!read) {
    place.textContent = "卡片没有取到，请检查网络，再刷新这一页。";
    return;
  }
  const [questions, items] = read;
  const byId = new Map([...questions, ...items].map((one) => [one.id, one]));
  const today = chinaDay(new Date());
  const random = randomOf(anyWord());
  // A card whose question or item is out of use waits until it comes back.
  const known = () => Object.fromEntries(Object.entries(cardsOf(learnerOf(readAll()))).filter(([id]) => byId.has(id)));
  const due = dueOn(known(), today);
  let at = 0;
  let remembered = 0;
  /** @type {() => void} */
  let next = () => {};

  function show() {
    if (at === due.length) {
      finish();
      return;
    }
    const id = due[at];
    place.textContent = `今天到期 ${due.length} 张，第 ${at + 1} 张 · 第 ${known()[id]?.box ?? 1} 盒`;
    warning.textContent = "";
    const one = /** @type {any} */ (byId.get(id));
    one.kind ? askQuestion(one) : askItem(one);
    const first = /** @type {HTMLElement} */ (box.firstElementChild);
    first.tabIndex = -1;
    if (at) {
      first.focus({ preventScroll: true });
      root.scrollIntoView({ block: "start" });
    }
  }

  /** @param {boolean} right @param {() => void} keep */
  function kept(right, keep) {
    remembered += right ? 1 : 0;
    try {
      keep();
    } catch {
      warning.textContent = "这个浏览器不让保存，今天的复习记不下来，明天还会出现。";
    }
  }

  function forward() {
    at += 1;
    show();
  }

  /** @param {import("../lib/questions.mjs").Question} question */
  function askQuestion(question) {
    const shown = questionForm(withOptionsShuffled(question, random), way);
    const submit = /** @type {HTMLButtonElement} */ (make("button", "sb-button sb-button--primary", "交这一题"));
    let isAnswered = false;
    const answer = (/** @type {boolean} */ gaveUp) => {
      const given = gaveUp ? undefined : shown.read();
      if (given === undefined && !gaveUp) {
        warning.textContent = "还没有作答。不会的，可以按“不会，看答案”。";
        return;
      }
      isAnswered = true;
      warning.textContent = "";
      const right = shown.show(given);
      kept(right, () => keepAnswer(question, right));
      submit.textContent = "下一张";
      other.remove();
      focusOn(shown.element.querySelector(".sb-explained"));
    };
    const other = button("不会，看答案", () => answer(true));
    next = () => (isAnswered ? forward() : answer(false));
    box.replaceChildren(shown.element);
    actions.replaceChildren(submit, " ", other);
  }

  /** @param {ItemCard} item */
  function askItem(item) {
    const back = make("div", "sb-explained", ...item.back.map((line) => make("p", "", line)));
    if (!item.verified) {
      back.append(make("p", "sb-unverified-tag", "待核对原文"));
    }
    back.append(make("p", "sb-small", "出处：", link(way + item.basis[1], item.basis[0])));
    box.replaceChildren(
      make("div", "sb-card", make("p", "sb-quiet sb-small", item.where), make("p", "sb-card__front", item.front)),
    );
    const submit = make("button", "sb-button sb-button--primary", "看答案");
    actions.replaceChildren(submit);
    const choose = (/** @type {boolean} */ right) => {
      kept(right, () => keepRecall(item.id, right));
      forward();
    };
    next = () => {
      if (back.isConnected) {
        return;
      }
      box.append(back);
      actions.replaceChildren(
        button("记得", () => choose(true), "sb-button sb-button--primary"),
        " ",
        button("不记得", () => choose(false)),
      );
      focusOn(back);
    };
  }

  function finish() {
    const cards = known();
    const after = nextAfter(cards, today);
    const count = Object.keys(cards).length;
    form.hidden = true;
    place.textContent = due.length
      ? `今天的 ${due.length} 张都看完了，记得 ${remembered} 张。`
      : count
        ? "今天没有到期的卡片。"
        : "盒子里还没有卡片。";
    const told = [];
    if (after) {
      told.push(make("p", "", `下一次：${after.day}，${after.count} 张。`));
    }
    if (count) {
      const rows = boxes(cards).map((number, i) => make("li", "", `第 ${i + 1} 盒（隔 ${DAYS[i]} 天）：${number} 张`));
      told.push(make("ul", "", ...rows));
    } else {
      told.push(
        make(
          "p",
          "",
          "到",
          link(`${way}learn/`, "必学清单"),
          "把会了的要点标为“已会”，或者做一做自测题，第二天这里就有卡片了。",
        ),
      );
    }
    done.replaceChildren(...told);
    done.hidden = false;
    if (due.length) {
      done.focus();
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    next();
  });
  form.hidden = false;
  show();
}

/** @param {Element | null} element */
function focusOn(element) {
  if (element instanceof HTMLElement) {
    element.tabIndex = -1;
    element.focus();
  }
}

/** @param {string} way @returns {Promise<ItemCard[]>} */
async function loadCards(way) {
  const answer = await fetch(new URL(`${way}learn/cards.json`, location.href));
  if (!answer.ok) {
    throw new Error(`cards.json: ${answer.status}`);
  }
  return answer.json();
}
