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
    const kept = JSON.parse(text ?? "{}");
    return kept.version === 1 && kept.sheets ? kept.sheets : {};
  } catch {
    try {
      localStorage.setItem(SPOILT, text ?? "");
    } catch {
      // The storage is full or refused; writing will say so.
    }
    return {};
  }
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
  const scores = Object.entries(sheet.entries).flatMap(/** @returns {{point: string, [field: string]: string | number}[]} */ ([point, entry]) => {
    if (entry.none) {
      return [{ point, [entry.none]: entry.reason || "没有写理由" }];
    }
    return entry.score === undefined || entry.score === "" ? [] : [{ point, score: Number(entry.score), ...(entry.evidence ? { evidence: entry.evidence } : {}) }];
  });
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

/** @param {string} text a file that this page exported @param {string} id @param {string} at @returns {Sheet} */
export function imported(text, id, at) {
  const whole = JSON.parse(text);
  /** @type {Record<string, Entry>} */
  const entries = {};
  for (const { point, score, evidence, not_applicable, not_assessed } of whole.scores) {
    const none = not_applicable ? "not_applicable" : not_assessed ? "not_assessed" : "";
    entries[point] = none ? { none, reason: not_applicable ?? not_assessed, at } : { score: String(score), evidence: evidence ?? "", at };
  }
  const { scheme, edition, subject, name = "", county = "", assessor, on, agreed } = whole;
  return { id, scheme, edition, head: { subject, name, county, assessor, on, agreed: agreed ? "1" : "" }, headAt: at, entries };
}
