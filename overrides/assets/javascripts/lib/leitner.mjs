/**
 * When is a card due? Leitner's scheme: five boxes, looked at every 1, 2, 4, 8 and 16 days.
 *
 * Right moves a card one box on, wrong moves it back to the first. A day is a day in China, "2026-11-23".
 *
 * @typedef {{box: number, due: string, at: string}} Card
 * @typedef {import("./progress-store.mjs").Entry} Entry
 * @typedef {{items: Record<string, Entry>, cards: Record<string, Entry>}} Kept
 */

export const DAYS = [1, 2, 4, 8, 16];

/** @param {Date} moment @returns {string} China has kept UTC+8 without summer time since 1991 */
export function chinaDay(moment) {
  return new Date(moment.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

/** @param {string} day @param {number} days */
function daysAfter(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

/** A new card lies in the first box and is due the day after. @param {string} day @param {string} at @returns {Card} */
export function newCard(day, at) {
  return { box: 1, due: daysAfter(day, DAYS[0]), at };
}

/** What becomes of a card that was answered; right before it was due proves nothing and changes nothing.
 * @param {Card | undefined} card @param {boolean} right @param {string} day @param {string} at @returns {Card} */
export function answered(card, right, day, at) {
  if (!card || !right) {
    return newCard(day, at);
  }
  if (card.due > day) {
    return card;
  }
  const box = Math.min(card.box + 1, DAYS.length);
  return { box, due: daysAfter(day, DAYS[box - 1]), at };
}

/** All cards: those kept, and one for each known item that has none yet. @param {Kept} kept @returns {Record<string, Card>} */
export function cardsOf(kept) {
  const known = Object.entries(kept.items).filter(([id, item]) => item.state === "known" && !kept.cards[id]);
  return {
    ...Object.fromEntries(known.map(([id, item]) => [id, newCard(chinaDay(new Date(item.at)), item.at)])),
    .../** @type {Record<string, Card>} */ (kept.cards),
  };
}

/** The ids due on a day: lower boxes first, then the longest due. @param {Record<string, Card>} cards @param {string} day */
export function dueOn(cards, day) {
  return Object.entries(cards)
    .filter(([, card]) => card.due <= day)
    .sort(
      ([a, one], [b, other]) =>
        one.box - other.box || (one.due < other.due ? -1 : one.due > other.due ? 1 : a < b ? -1 : 1),
    )
    .map(([id]) => id);
}

/** The next day on which a card is due, and how many are; undefined without cards. @param {Record<string, Card>} cards @param {string} day */
export function nextAfter(cards, day) {
  const later = Object.values(cards)
    .map((card) => card.due)
    .filter((due) => due > day)
    .sort();
  return later.length ? { day: later[0], count: later.filter((due) => due === later[0]).length } : undefined;
}

/** How many cards lie in each box. @param {Record<string, Card>} cards @returns {number[]} */
export function boxes(cards) {
  return DAYS.map((_, i) => Object.values(cards).filter((card) => card.box === i + 1).length);
}
