/**
 * Which score sheets does this browser hold? Kept under one key, a sheet by its id, an entry with the time of its last change.
 *
 * Two tabs, or two copies of a sheet, are merged entry by entry: the later change wins. Nothing is ever dropped
 * in silence: what cannot be read is kept aside under a second key.
 */

export const KEY = "stationbook.sheets";
const SPOILT = "stationbook.sheets.spoilt";

/** @typedef {{score?: string, evidence?: string, none?: string, reason?: string, at: string}} Entry */
/** @typedef {{id: string, scheme: string, edition: string, head: Record<string, string>, headAt: string, entries: Record<string, Entry>}} Sheet */

/** @returns {Record<string, Sheet>} */
export function readSheets() {
  let text;
  try {
    text = localStorage.getItem(KEY);
    const kept = JSON.parse(text ?? '{"version":1,"sheets":{}}');
    if (kept.version === 1) {
      const sheets = Object.fromEntries(
        Object.entries(kept.sheets).flatMap(([id, sheet]) =>
          isSheet(sheet) && sheet.id === id ? [[id, sound(sheet)]] : [],
        ),
      );
      if (JSON.stringify(sheets) !== JSON.stringify(kept.sheets)) {
        keepAside(text);
      }
      return sheets;
    }
  } catch {
    // Not what this page wrote.
  }
  keepAside(text);
  return {};
}

/** @param {string | null | undefined} text */
function keepAside(text) {
  try {
    localStorage.setItem(SPOILT, text ?? "");
  } catch {
    // The storage is full or refused; writing will say so.
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isTexts(value) {
  return isRecord(value) && Object.values(value).every((one) => typeof one === "string");
}

/** Whether all but the entries is as this page writes it. @param {any} sheet @returns {sheet is Sheet} */
function isSheet(sheet) {
  return (
    isRecord(sheet) &&
    [sheet.id, sheet.scheme, sheet.edition, sheet.headAt].every((one) => typeof one === "string") &&
    isTexts(sheet.head) &&
    isRecord(sheet.entries)
  );
}

/** The sheet with those of its entries that this page could have written. @param {Sheet} sheet @returns {Sheet} */
function sound(sheet) {
  const entries = Object.entries(sheet.entries).filter(
    ([, entry]) => isTexts(entry) && "at" in entry && Number.isFinite(Number(entry.score ?? 0)),
  );
  return { ...sheet, entries: Object.fromEntries(entries) };
}

/** Lays a sheet over what is stored now. Throws when the browser refuses. @param {Sheet} sheet */
export function writeSheet(sheet) {
  const sheets = readSheets();
  sheets[sheet.id] = merged(sheets[sheet.id], sheet);
  localStorage.setItem(KEY, JSON.stringify({ version: 1, sheets }));
  return sheets[sheet.id];
}

/** @param {string} id */
export function removeSheet(id) {
  const sheets = readSheets();
  delete sheets[id];
  localStorage.setItem(KEY, JSON.stringify({ version: 1, sheets }));
}

/** The later of every entry, whichever copy comes first. @param {Sheet | undefined} one @param {Sheet} other @returns {Sheet} */
export function merged(one, other) {
  if (!one) {
    return other;
  }
  const entries = { ...one.entries };
  for (const [point, entry] of Object.entries(other.entries)) {
    if (!entries[point] || later(entry, entries[point])) {
      entries[point] = entry;
    }
  }
  const head = other.headAt > one.headAt ? other : one;
  return { ...one, head: head.head, headAt: head.headAt, entries };
}

/** Equal times are settled by the words, so that the order of merging does not matter. @param {Entry} one @param {Entry} other */
function later(one, other) {
  return one.at === other.at ? JSON.stringify(one) > JSON.stringify(other) : one.at > other.at;
}

/** What the checker reads: JSON, which is YAML. @param {Sheet} sheet */
export function exported(sheet) {
  const { subject, name, county, assessor, on, agreed } = sheet.head;
  const scores = Object.entries(sheet.entries).flatMap(
    /** @returns {{point: string, [field: string]: string | number}[]} */ ([point, entry]) => {
      if (entry.none) {
        return [{ point, [entry.none]: entry.reason || "没有写理由" }];
      }
      return entry.score === undefined || entry.score === ""
        ? []
        : [{ point, score: Number(entry.score), ...(entry.evidence ? { evidence: entry.evidence } : {}) }];
    },
  );
  const whole = {
    scheme: sheet.scheme,
    edition: sheet.edition,
    subject,
    ...(name ? { name } : {}),
    ...(county ? { county } : {}),
    assessor,
    ...(agreed ? { agreed: true } : {}),
    on,
    scores: scores.sort((a, b) => (a.point < b.point ? -1 : 1)),
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}

/** What of an imported sheet is wrong, in words for the assessor. */
export class ImportError extends Error {}

/**
 * Reads a file that this page exported. Throws an ImportError for an entry that this sheet cannot hold, and some other
 * error for a file that is no sheet at all.
 *
 * @param {string} text @param {string} id @param {string} at
 * @param {Map<string, number>} highest the score that each point of the sheet can reach
 * @returns {Sheet}
 */
export function imported(text, id, at, highest) {
  const whole = JSON.parse(text);
  const entries = Object.fromEntries(
    whole.scores.map((/** @type {any} */ given) => {
      const { point, score, evidence = "", not_applicable, not_assessed } = given;
      const max = highest.get(point);
      if (max === undefined) {
        throw new ImportError(`这张评分表没有“${point}”这个观测点`);
      }
      const none = not_applicable ? "not_applicable" : not_assessed ? "not_assessed" : "";
      if (!none && !(typeof score === "number" && score >= 0 && score <= max)) {
        throw new ImportError(`“${point}”的得分应当是 0 到 ${max} 的数`);
      }
      return [
        point,
        none ? { none, reason: not_applicable || not_assessed, at } : { score: String(score), evidence, at },
      ];
    }),
  );
  const { scheme, edition, subject, name = "", county = "", assessor, on, agreed } = whole;
  const sheet = {
    id,
    scheme,
    edition,
    head: { subject, name, county, assessor, on, agreed: agreed ? "1" : "" },
    headAt: at,
    entries,
  };
  if (!isSheet(sheet) || Object.keys(sound(sheet).entries).length < whole.scores.length) {
    throw new TypeError("no sheet");
  }
  return sheet;
}
