/** How is an answer kept? It counts for the question, and moves its card and the item's in their boxes. */

import { answered, cardsOf, chinaDay, newCard } from "./leitner.mjs";
import { learnerOf, mark, readAll } from "./progress.mjs";

/** Keeps one answer. Throws what progress.mjs throws when the browser refuses.
 * @param {import("./questions.mjs").Question} question @param {boolean} right */
export function keepAnswer(question, right) {
  const learner = learnerOf(readAll());
  const now = new Date();
  const [at, day] = [now.toISOString(), chinaDay(now)];
  const before = learner.answers[question.id];
  // Other words are another question: what was answered before does not count for it.
  const same = before?.seen === question.seen;
  mark("answers", question.id, {
    right: (same ? Number(before.right) : 0) + (right ? 1 : 0),
    wrong: (same ? Number(before.wrong) : 0) + (right ? 0 : 1),
    last: right,
    at,
    seen: question.seen,
  });
  const cards = cardsOf(learner);
  mark("cards", question.id, answered(cards[question.id], right, day, at));
  if (question.item && !cards[question.item]) {
    mark("cards", question.item, newCard(day, at));
  }
}

/** Keeps whether the learner could say an item. @param {string} id @param {boolean} right */
export function keepRecall(id, right) {
  const now = new Date();
  const card = cardsOf(learnerOf(readAll()))[id];
  mark("cards", id, answered(card, right, chinaDay(now), now.toISOString()));
}

/** The questions whose last answer was wrong. @template {{id: string, seen: string}} Q @param {Q[]} questions */
export function wrongOnes(questions) {
  const { answers } = learnerOf(readAll());
  return questions.filter((one) => answers[one.id]?.last === false && answers[one.id].seen === one.seen);
}
