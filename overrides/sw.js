/**
 * What does this device show without a network? Serves what was saved, whole, and nothing of another release.
 *
 * The page saves and updates packages (lib/offline-packages.mjs); this worker only reads. Which cache holds which
 * package stands in one record, written last, so a package is served from before or after an update, never from both.
 */

/** This file is the only one that runs as a service worker. */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL(worker.registration.scope).pathname;
const RECORD = `stationbook|${SCOPE}|record`;
const SAVED = new URL("offline/saved.json", worker.registration.scope).href;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (
    event.request.method === "GET" &&
    url.origin === location.origin &&
    url.pathname.startsWith(SCOPE) &&
    event.request.cache !== "reload"
  ) {
    event.respondWith(answer(event.request, url));
  }
});

/** @param {Request} request @param {URL} url */
async function answer(request, url) {
  const saved = await fromPackages(`${url.origin}${url.pathname}`);
  if (saved) {
    return saved;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page =
      request.mode === "navigate" && (await fromPackages(new URL("offline/", worker.registration.scope).href));
    if (page) {
      return page;
    }
    throw error;
  }
}

/** @param {string} address */
async function fromPackages(address) {
  const record = await caches.match(SAVED, { cacheName: RECORD });
  if (!record) {
    return undefined;
  }
  for (const { cache } of Object.values(await record.json())) {
    const found = await caches.match(address, { cacheName: cache, ignoreSearch: true, ignoreVary: true });
    if (found) {
      return found;
    }
  }
  return undefined;
}
