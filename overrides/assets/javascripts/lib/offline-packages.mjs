/**
 * What of this site is saved on this device, and how is it saved, updated and removed?
 *
 * A package is gathered completely in a cache of its own, every file compared with the hash that the build wrote, and
 * fetched only where the cache before it does not hold those bytes; only then does the record name it, and the cache
 * before it goes. Whatever fails on the way leaves the old one. Nothing is fetched here that nobody asked for.
 */

/** @typedef {{cache: string, version: string, at: string, files: number, bytes: number}} Saved */
/** @typedef {[path: string, hash: string, bytes: number]} Listed hash and size are empty where a build lists paths only */
/** @typedef {{version: string, files: Listed[]}} Package */

class OfflineError extends Error {}

const AT_ONCE = 6;
/** What was saved once may be brought up to date unasked by so many bytes, about one page with its pictures. */
const UNASKED = 300_000;

/** Whether this browser can keep pages at all. */
export const canSave = () => "serviceWorker" in navigator && "caches" in globalThis;

/** The root of this release. @param {string} root */
const rootOf = (root) => new URL(root, location.href);
/** @param {URL} root */
const prefix = (root) => `stationbook|${root.pathname}|`;
/** @param {URL} root */
const savedAddress = (root) => new URL("offline/saved.json", root).href;

/** @param {string} root @returns {Promise<Record<string, Saved>>} */
export async function readSaved(root) {
  const at = rootOf(root);
  const record = await caches.match(savedAddress(at), { cacheName: `${prefix(at)}record` });
  return record ? record.json() : {};
}

/** What the newest build offers; null without a network or where the site was not built for it. @param {string} root @param {string} name @returns {Promise<Package | null>} */
export async function offered(root, name) {
  try {
    const answer = await fetch(new URL(`offline/${name}.json`, rootOf(root)), { cache: "reload" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** How many bytes of a package are not on this device yet. @param {string} root @param {string} name @param {Package} wanted */
export async function missingBytes(root, name, wanted) {
  const at = rootOf(root);
  const before = await cacheOf(root, name);
  const sizes = await Promise.all(
    wanted.files.map(async ([path, hash, bytes]) => ((await kept(before, new URL(path, at), hash)) ? 0 : bytes)),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Whether so many bytes may be fetched for what the reader once asked for, without asking again. @param {number} bytes */
export const mayUpdate = (bytes) => bytes <= UNASKED && !(/** @type {any} */ (navigator).connection?.saveData);

/** @param {number} bytes */
export const sizeWords = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** Fetches what is missing of a package and lets the whole take over. @param {string} root @param {string} name @param {Package} wanted @param {(done: number, all: number) => void} [told] */
export async function savePackage(root, name, wanted, told = () => {}) {
  const at = rootOf(root);
  const cacheName = `${prefix(at)}${name}|${wanted.version}`;
  const before = await readSaved(root);
  if (before[name]?.cache === cacheName) {
    return before[name];
  }
  let bytes = 0;
  let done = 0;
  const old = await cacheOf(root, name);
  try {
    const cache = await caches.open(cacheName);
    const left = [...wanted.files];
    const fetchSome = async () => {
      for (let file = left.shift(); file; file = left.shift()) {
        bytes += await take(cache, old, new URL(file[0], at), file[1]);
        told(++done, wanted.files.length);
      }
    };
    // One that fails leaves the others nothing to do; the cache goes when all have stopped.
    const stop = (/** @type {unknown} */ error) => {
      left.length = 0;
      throw error;
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => fetchSome().catch(stop)));
    for (const one of ended) {
      if (one.status === "rejected") {
        throw one.reason;
      }
    }
    const saved = {
      cache: cacheName,
      version: wanted.version,
      at: new Date().toISOString(),
      files: wanted.files.length,
      bytes,
    };
    await writeSaved(at, { ...(await readSaved(root)), [name]: saved });
    await navigator.serviceWorker.register(new URL("sw.js", at), { scope: at.pathname });
    await sweep(root);
    return saved;
  } catch (error) {
    await caches.delete(cacheName).catch(() => false);
    throw error instanceof OfflineError
      ? error
      : new OfflineError(
          isFull(error)
            ? "这台设备的空间不够，没有存下；原来存的还在。"
            : "没有存完（网络断了，或网站正在更新），原来存的还在。请稍后再试。",
        );
  }
}

/** The cache of what is saved under this name. @param {string} root @param {string} name @returns {Promise<Cache | undefined>} */
async function cacheOf(root, name) {
  const saved = (await readSaved(root))[name];
  return saved && caches.open(saved.cache);
}

/** What is saved of an address, if its bytes are those that are wanted. @param {Cache | undefined} before @param {URL} address @param {string} hash */
async function kept(before, address, hash) {
  const saved = hash ? await before?.match(address.href) : undefined;
  return saved && (await hashOf(await saved.clone().arrayBuffer())) === hash ? saved : undefined;
}

/** @param {Cache} cache @param {Cache | undefined} before @param {URL} address @param {string} hash */
async function take(cache, before, address, hash) {
  const saved = await kept(before, address, hash);
  if (saved) {
    await cache.put(address.href, saved.clone());
    return (await saved.arrayBuffer()).byteLength;
  }
  const answer = await fetch(address, { cache: "reload" });
  if (!answer.ok) {
    throw new OfflineError("网站正在更新，没有存完，原来存的还在。请稍后再试。");
  }
  const content = await answer.clone().arrayBuffer();
  if (hash && globalThis.crypto?.subtle && (await hashOf(content)) !== hash) {
    throw new OfflineError("网站正在更新，没有存完，原来存的还在。请稍后再试。");
  }
  await cache.put(address.href, answer);
  return content.byteLength;
}

/** @param {ArrayBuffer} content */
async function hashOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {unknown} error */
const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";

/** @param {URL} at @param {Record<string, Saved>} saved */
async function writeSaved(at, saved) {
  const cache = await caches.open(`${prefix(at)}record`);
  await cache.put(
    savedAddress(at),
    new Response(JSON.stringify(saved), { headers: { "Content-Type": "application/json" } }),
  );
}

/** Deletes caches of this release that the record does not name. @param {string} root */
async function sweep(root) {
  const at = rootOf(root);
  const kept = new Set([`${prefix(at)}record`, ...Object.values(await readSaved(root)).map(({ cache }) => cache)]);
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix(at)) && !kept.has(name)) {
      await caches.delete(name);
    }
  }
}

/** @param {string} root @param {string} name */
export async function removePackage(root, name) {
  const saved = await readSaved(root);
  delete saved[name];
  await writeSaved(rootOf(root), saved);
  await sweep(root);
}

/** Removes every package of this release, and the worker. @param {string} root */
export async function removeAll(root) {
  const at = rootOf(root);
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix(at))) {
      await caches.delete(name);
    }
  }
  const worker = await navigator.serviceWorker.getRegistration(at.href);
  await worker?.unregister();
}
