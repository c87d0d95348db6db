/**
 * Which order does a word give? The same word gives the same order in every browser, for ever.
 *
 * FNV-1a (Fowler, Noll, Vo) turns the word into a number, xorshift32 (Marsaglia 2003) goes on from there, and
 * Fisher and Yates' method shuffles. tests/browser/test_questions.py holds what a word must give.
 */

/** @param {string} text @returns {number} 32 bits */
export function hashed(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** @param {string} word @returns {(below: number) => number} gives whole numbers from 0, each as likely */
export function randomOf(word) {
  // xorshift stays at 0 for ever, so 0 is replaced; the first numbers of near words are alike, so they are skipped.
  let state = hashed(word) || 0x9e3779b9;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < 16; i += 1) {
    next();
  }
  return (below) => {
    // What lies above the last whole multiple would make small numbers likelier.
    const limit = 0x100000000 - (0x100000000 % below);
    let drawn = next();
    while (drawn >= limit) {
      drawn = next();
    }
    return drawn % below;
  };
}

/** @template T @param {readonly T[]} list @param {(below: number) => number} random @returns {T[]} */
export function shuffled(list, random) {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i -= 1) {
    const other = random(i + 1);
    [mixed[i], mixed[other]] = [mixed[other], mixed[i]];
  }
  return mixed;
}

/** A word nobody chose, for an order nobody needs again; works without https too. */
export function anyWord() {
  return crypto.getRandomValues(new Uint32Array(2)).join("-");
}
