/**
 * Which clauses, items, policies and pages hold these words? Asks the Pagefind index of the site.
 *
 * In the index every Han character is a word of its own, so a query is spaced in the same way and sent as
 * one quoted phrase; several terms are several phrases that must all be found.
 */

/** @typedef {{kind: string, url: string, title: string, context: string, excerpt: string}} Found */
/** @typedef {{id: string, data: () => Promise<{meta: Omit<Found, "excerpt">, excerpt: string}>}} Result what Pagefind finds; its data are another request */

const HAN = /([\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])/gu;
const AFTER_SIGN = /(?<=[^\p{L}\p{N}\s,.;:!?>])\s+/gu;
const SIGN = /[^\p{L}\p{N}\s]|_/gu;
const BETWEEN_HAN =
  /(?<=[\u3000-\u303f\u3400-\u9fff\uf900-\uffef]|<\/?mark>)\s+(?=[\u3000-\u303f\u3400-\u9fff\uf900-\uffef]|<\/?mark>)/gu;

/** @type {Map<string, Promise<any>>} */
const engines = new Map();

/** @param {string} root */
function engine(root) {
  const base = new URL("pagefind/", new URL(root, location.href)).href;
  if (!engines.has(base)) {
    const loading = import(`${base}pagefind.js`).then(async (pagefind) => {
      await pagefind.options({ basePath: new URL(base).pathname, excerptLength: 40 });
      await pagefind.init();
      return pagefind;
    });
    loading.catch(() => engines.delete(base));
    engines.set(base, loading);
  }
  return /** @type {Promise<any>} */ (engines.get(base));
}

/** @param {string} term */
function phrase(term) {
  const words = term.replace(HAN, " $1 ").replace(SIGN, " ").trim().split(/\s+/u).join(" ");
  return words && `"${words}"`;
}

/** Takes the spaces that the index needs out again: between Han characters, and after signs. @param {string} text */
function unspaced(text) {
  return text
    .replace(BETWEEN_HAN, "")
    .replace(AFTER_SIGN, "")
    .replace(/<\/mark><mark>/gu, "");
}

/**
 * @param {string} root the way to the site's root
 * @param {string} query what was typed
 * @returns {Promise<{total: number, some: (from: number, to: number) => Promise<Found[]>}>}
 */
export async function searchWords(root, query) {
  const phrases = query.trim().split(/\s+/u).map(phrase).filter(Boolean);
  if (!phrases.length) {
    return { total: 0, some: async () => [] };
  }
  const pagefind = await engine(root);
  const answers = await Promise.all(phrases.map((words) => pagefind.search(words)));
  const [first, ...others] = answers.map((answer) => /** @type {Result[]} */ (answer.results));
  const inAll = others.map((results) => new Set(results.map((result) => result.id)));
  const results = first.filter((result) => inAll.every((ids) => ids.has(result.id)));
  return {
    total: results.length,
    some: (from, to) =>
      Promise.all(
        results.slice(from, to).map(async (result) => {
          const { meta, excerpt } = await result.data();
          const { kind, url, title, context } = meta;
          return { kind, url, title, context, excerpt: unspaced(excerpt) };
        }),
      ),
  };
}
