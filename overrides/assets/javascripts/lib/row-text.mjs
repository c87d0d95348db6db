/**
 * In which rows do these words stand? All rows lie folded in one text, so that one search goes over all of them.
 *
 * Each row is ROW, then every line after LINE. Matching is plain substring, without case, width, spaces and signs.
 */

const ROW = "\0";
const LINE = "\n";
/** So many rows are folded at a time; no slice may keep a key from being heard. */
const SLICE = 2000;

/** One width, one case, no spaces or signs. @param {string} text */
export function folded(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\0\n]+/gu, "");
}

export class RowText {
  /** @type {string[]} */
  #slices = [];
  #text = "";
  /** Where each row begins, and after the last one where the text ends. */
  #starts = new Int32Array(0);
  #size;
  #lines;
  #also;

  /**
   * @param {number} size how many rows
   * @param {(row: number) => string} lines of a row, with a line break between them
   * @param {(text: string) => string} [also] adds to a folded text how else people say it
   */
  constructor(size, lines, also = (text) => text) {
    this.#size = size;
    this.#lines = lines;
    this.#also = also;
  }

  get size() {
    return this.#size;
  }

  /** Folds the next slice of rows; false when all are folded. */
  fold() {
    const from = this.#slices.length * SLICE;
    if (from >= this.#size) {
      return false;
    }
    let slice = "";
    for (let row = from; row < Math.min(this.#size, from + SLICE); row += 1) {
      slice += ROW + LINE + this.#lines(row);
    }
    this.#slices.push(this.#also(folded(slice)));
    return true;
  }

  #finish() {
    while (this.fold());
    if (!this.#starts.length) {
      this.#text = this.#slices.join("") + ROW;
      this.#starts = new Int32Array(this.#size + 1);
      for (let row = 0, at = 0; row <= this.#size; row += 1) {
        this.#starts[row] = this.#text.indexOf(ROW, at);
        at = this.#starts[row] + 1;
      }
    }
  }

  /** Calls back once with every row that holds a folded term, and whether the row begins with it. @param {string} term @param {(row: number, begins: boolean) => void} found */
  each(term, found) {
    this.#finish();
    const starts = this.#starts;
    let row = 0;
    for (let at = this.#text.indexOf(term); at >= 0; at = this.#text.indexOf(term, starts[row])) {
      while (starts[row + 1] <= at) {
        row += 1;
      }
      found(row, at === starts[row] + ROW.length + LINE.length);
      row += 1;
    }
  }

  /** The same for rows of which a line begins with the term. @param {string} term @param {(row: number) => void} found */
  eachWithLine(term, found) {
    this.each(LINE + term, found);
  }
}
