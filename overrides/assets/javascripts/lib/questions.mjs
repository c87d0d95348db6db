/**
 * What is asked, which answer is right, and which paper does a word draw?
 *
 * @typedef {{id: string, kind: "single"|"multiple"|"judgement"|"order"|"number", set: string, ask: string,
 *   options?: [string, string][], answer: any, unit?: string, explanation: string, basis: [string, string],
 *   item?: string, seen: string}} Question
 * @typedef {string | string[] | boolean | number | undefined} Answer what the learner gave; undefined for nothing
 * @typedef {{seed: string, n: number, minutes: number, of: string[]}} Settings
 */

import { hashed, randomOf, shuffled } from "./seeded.mjs";

export const KINDS = { single: "单选题", multiple: "多选题", judgement: "判断题", order: "排序题", number: "填数题" };
export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** @param {string | undefined} root @returns {Promise<Question[]>} */
export async function loadQuestions(root) {
  const answer = await fetch(new URL(`${root}learn/questions.json`, location.href));
  if (!answer.ok) {
    throw new Error(`questions.json: ${answer.status}`);
  }
  return answer.json();
}

/** @param {Question} question @param {Answer} given */
export function isRight(question, given) {
  if (Array.isArray(question.answer)) {
    const [right, chosen] = [[...question.answer], Array.isArray(given) ? [...given] : []];
    if (question.kind === "multiple") {
      right.sort();
      chosen.sort();
    }
    return JSON.stringify(right) === JSON.stringify(chosen);
  }
  return question.answer === given;
}

/** Reads a number as people type it: full-width digits, spaces. @param {string} text @returns {number | undefined} */
export function typedNumber(text) {
  const plain = text.normalize("NFKC").replace(/[\s,]/gu, "");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

/** Shuffles the options; what is to be ordered never lies in its order already. @param {Question} question @param {(below: number) => number} random */
export function withOptionsShuffled(question, random) {
  if (!question.options) {
    return question;
  }
  const options = shuffled(question.options, random);
  if (question.kind === "order" && options.every(([id], i) => id === question.answer[i])) {
    options.push(/** @type {[string, string]} */ (options.shift()));
  }
  return { ...question, options };
}

/** @param {string} word */
export function cleaned(word) {
  return word.normalize("NFKC").trim().toLowerCase().slice(0, 24);
}

/** @param {URLSearchParams} asked @returns {Partial<Settings>} what an address asks for, as far as it does */
export function settingsOf(asked) {
  const number = (/** @type {string} */ name) =>
    /^\d{1,3}$/u.test(asked.get(name) ?? "") ? Number(asked.get(name)) : undefined;
  const of = asked
    .getAll("of")
    .flatMap((one) => one.split(","))
    .filter(Boolean);
  return {
    seed: cleaned(asked.get("seed") ?? "") || undefined,
    n: number("n"),
    minutes: number("minutes"),
    of: of.length ? of : undefined,
  };
}

/** @param {Settings} settings */
export function addressOf({ seed, n, minutes, of }) {
  return `?${new URLSearchParams({ seed, n: String(n), minutes: String(minutes), of: [...of].sort().join(",") }).toString().replaceAll("%2C", ",")}`;
}

/**
 * Draws the paper: the same questions in the same order, with options in the same order, wherever word, number
 * and lists are the same. `code` tells two papers apart, also when the questions themselves have changed.
 * @param {Question[]} all @param {Settings} settings
 */
export function drawn(all, { seed, n, of }) {
  const word = `${seed}|${n}|${[...of].sort().join(",")}`;
  const pool = all.filter((one) => of.includes(one.set)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const questions = shuffled(pool, randomOf(word))
    .slice(0, n)
    .map((one) => withOptionsShuffled(one, randomOf(`${word}|${one.id}`)));
  const said = JSON.stringify(questions.map((one) => [one.id, one.seen, one.options?.map(([id]) => id)]));
  return { questions, code: hashed(said).toString(16).padStart(8, "0").slice(0, 6) };
}

/** The right answer in words, or in the letters of the options as they are shown. @param {Question} question */
export function answerWords(question, letters = false) {
  if (question.kind === "judgement") {
    return question.answer ? "对" : "错";
  }
  if (question.kind === "number") {
    return `${question.answer} ${question.unit}`;
  }
  const options = question.options ?? [];
  let ids = /** @type {string[]} */ ([question.answer].flat());
  if (question.kind === "multiple") {
    ids = options.map(([id]) => id).filter((id) => ids.includes(id));
  }
  const words = ids.map((id) =>
    letters ? LETTERS[options.findIndex(([one]) => one === id)] : (options.find(([one]) => one === id)?.[1] ?? ""),
  );
  return words.join(question.kind === "order" ? " → " : letters ? "" : "；");
}
