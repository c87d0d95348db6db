/**
 * Which stations fit what was chosen, and how many would each other choice leave?
 *
 * Every chosen filter is one bit of a row's `failed`; a row fits that fails none, and counts under a filter when it
 * fails no other. So one pass over the rows answers both.
 */

import { stateAt } from "./opening-hours.mjs";
import { rowOf } from "./station-index.mjs";

/** @typedef {import("./station-index.mjs").StationIndex} StationIndex */
/** @typedef {import("./station-index.mjs").Term} Term */
/** @typedef {{minute: number, day: string, saved: string[]}} Now what of this moment and this browser decides */
/** @typedef {(row: number) => boolean} Test */

const HOTLINE = 1;
const STEP_FREE = 2;
const VERIFIED = 4;
const OFF_ON_HOLIDAYS = 8;

/** @type {Record<string, (index: StationIndex, value: string, now: Now) => Test>} */
const TESTS = {
  division: (index, code) => {
    const within = index.divisions.map((division) => division.code.startsWith(code));
    return (row) => within[index.division[row]];
  },
  tier: (index, id) => equals(index.tier, index.tiers, id),
  kind: (index, id) => equals(index.kind, index.kinds, id),
  service: (index, id) => holds(index.service, index.serviceSets, position(index.services, 0, id)),
  target: (index, name) => holds(index.target, index.targetSets, position(index.targets, 1, name)),
  sample: (index) => (row) => index.sample[row] === 0,
  hotline: (index) => (row) => (index.flags[row] & HOTLINE) > 0,
  step_free: (index) => (row) => (index.flags[row] & STEP_FREE) > 0,
  verified: (index) => (row) => (index.flags[row] & VERIFIED) > 0,
  saved: (index, _, { saved }) => {
    const rows = new Set(saved.map((id) => rowOf(index, id)));
    return (row) => rows.has(row);
  },
  open: isOpen,
};

/** On a worked weekend day nobody can say; on a holiday those that say so are closed. @param {StationIndex} index @param {string} _ @param {Now} now @returns {Test} */
function isOpen(index, _, { minute, day }) {
  const open = index.weeks.map((week) => day !== "work" && week !== null && stateAt(week, minute).open);
  const operating = position(index.statuses, 0, "operating");
  const closed = day === "off" ? OFF_ON_HOLIDAYS : 0;
  return (row) => open[index.week[row]] && index.status[row] === operating && !(index.flags[row] & closed);
}

/** @param {Uint8Array} column @param {Term[]} terms @param {string} id @returns {Test} */
function equals(column, terms, id) {
  const wanted = position(terms, 0, id);
  return (row) => column[row] === wanted;
}

/** @param {number[]} column @param {number[][]} sets @param {number} wanted @returns {Test} */
function holds(column, sets, wanted) {
  const holding = sets.map((set) => set.includes(wanted));
  return (row) => holding[column[row]];
}

/** @param {Term[]} terms @param {0 | 1} part @param {string} value */
function position(terms, part, value) {
  return terms.findIndex((term) => term[part] === value);
}

/** @typedef {{failed: Uint16Array, bits: Map<string, number>}} Fit the filters that each row fails, and the bit of each chosen filter */

/** @param {StationIndex} index @param {Record<string, string>} chosen @param {Now} now @returns {Fit} */
export function fit(index, chosen, now) {
  const failed = new Uint16Array(index.size);
  const bits = new Map();
  for (const [name, make] of Object.entries(TESTS)) {
    if (chosen[name]) {
      const bit = 1 << bits.size;
      const test = make(index, chosen[name], now);
      bits.set(name, bit);
      for (let row = 0; row < index.size; row += 1) {
        if (!test(row)) {
          failed[row] |= bit;
        }
      }
    }
  }
  return { failed, bits };
}

/**
 * How many of the rows each value of a filter would leave beside the other choices.
 * @param {StationIndex} index @param {number[]} rows @param {Fit} fit @param {string} name of a filter
 * @returns {Map<string, number>}
 */
export function counts(index, rows, { failed, bits }, name) {
  const [column, values] = valuesOf(index, name);
  const others = ~(bits.get(name) ?? 0);
  const found = new Array(values.length).fill(0);
  for (const row of rows) {
    if ((failed[row] & others) === 0) {
      found[column[row]] += 1;
    }
  }
  /** @type {Map<string, number>} */
  const byValue = new Map();
  values.forEach((all, at) => all.forEach((value) => byValue.set(value, (byValue.get(value) ?? 0) + found[at])));
  return byValue;
}

/** A column, and under which values a row counts by what stands there. @param {StationIndex} index @param {string} name @returns {[ArrayLike<number>, string[][]]} */
function valuesOf(index, name) {
  switch (name) {
    case "service":
      return [index.service, index.serviceSets.map((set) => set.map((one) => index.services[one][0]))];
    case "target":
      return [index.target, index.targetSets.map((set) => set.map((one) => index.targets[one][1]))];
    case "kind":
      return [index.kind, index.kinds.map(([id]) => [id])];
    default:
      return [index.tier, index.tiers.map(([id]) => [id])];
  }
}
