/** Which words differ between two short texts? The longest common run of words stays, the rest was taken out or put in. */

/** @typedef {{kind: "same" | "out" | "in", words: string}} Piece */

/** @param {string} before @param {string} now @returns {Piece[]} */
export function differences(before, now) {
  const [one, other] = [split(before), split(now)];
  /** @type {Uint16Array[]} */
  const common = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      common[i][j] = one[i] === other[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  /** @type {Piece[]} */
  const pieces = [];
  const add = (/** @type {Piece["kind"]} */ kind, /** @type {string} */ words) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) {
      last.words += words;
    } else {
      pieces.push({ kind, words });
    }
  };
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      add("same", one[i]);
      i += 1;
      j += 1;
    } else if (j >= other.length || (i < one.length && common[i + 1][j] >= common[i][j + 1])) {
      add("out", one[i]);
      i += 1;
    } else {
      add("in", other[j]);
      j += 1;
    }
  }
  return pieces;
}

/** Chinese words where the browser can tell them, else characters. @param {string} text */
function split(text) {
  return typeof Intl.Segmenter === "function"
    ? [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map((one) => one.segment)
    : [...text];
}
