/**
 * What does a station's own page say of it? Reads the page, so that nothing is said twice and nothing is older.
 */

const ID = /^(\d{2,12})-([a-z0-9][a-z0-9-]*)$/u;
/** What a visitor needs on paper, in this order. */
const FACTS = ["phone", "address", "hours", "places", "serves", "verified"];

/**
 * @typedef {{id: string, url: string, name: string, kind: string, place: string, sample: boolean, notes: string[],
 *   facts: Element[], services: Element | null}} Facts
 */

/** @param {string} id */
export function isStationId(id) {
  return ID.test(id);
}

/** The facts of a station; null where there is no such station. Throws where the page cannot be fetched. @param {string} root @param {string} id @returns {Promise<Facts | null>} */
export async function stationFacts(root, id) {
  const base = new URL(root, location.href).href;
  let url = `${base}stations/${id.replace("-", "/")}/`;
  let page = await fetched(url);
  // A station that moved leaves a page behind that only names its new address.
  const moved = page?.querySelector("meta[http-equiv=refresh]")?.getAttribute("content")?.split("url=")[1];
  if (moved) {
    url = new URL(moved, url).href;
    page = url.startsWith(base) ? await fetched(url) : null;
  }
  const heading = page?.querySelector(".sb-page--station h1");
  if (!page || !heading) {
    return null;
  }
  const facts = FACTS.flatMap((name) => [...page.querySelectorAll(`[data-fact=${name}]`)]);
  const services = page.querySelector("#services ~ ul");
  for (const link of [...facts, ...(services ? [services] : [])].flatMap((one) => [
    ...one.querySelectorAll("a[href]"),
  ])) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", url).href);
  }
  return {
    id,
    url,
    name: heading.firstChild?.textContent?.trim() ?? "",
    kind: page.querySelector(".sb-station__kind")?.textContent?.trim() ?? "",
    place: [...page.querySelectorAll(".sb-page--station .sb-crumbs li")]
      .map((one) => one.textContent?.trim())
      .join(" / "),
    sample: heading.querySelector(".sb-sample") !== null,
    notes: [...page.querySelectorAll(".sb-page--station > .sb-note")].map((one) => one.textContent?.trim() ?? ""),
    facts,
    services,
  };
}

/** @param {string} url @returns {Promise<Document | null>} */
async function fetched(url) {
  const answer = await fetch(url);
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
