/**
 * Which release is this, and is there a newer one? Reads versions.json beside the releases; offers the same
 * page of every release, and raises the line to a banner once the release is outdated.
 */

/** @typedef {{version: string, title: string, aliases: string[]}} Release */

/** @param {string} page @param {string} releases @param {Release[]} known @param {string} version */
function selector(page, releases, known, version) {
  const label = document.createElement("label");
  label.className = "sb-release__choice";
  label.append("换一版看：");
  const select = document.createElement("select");
  for (const release of known) {
    const newest = release.aliases.length ? "（最新）" : "";
    const option = new Option(`${release.title} 版${newest}`, release.version);
    option.selected = release.version === version;
    select.append(option);
  }
  select.addEventListener("change", async () => {
    const there = `${releases}${select.value}/`;
    const same = await fetch(there + page, { method: "HEAD" }).catch(() => undefined);
    location.href = there + (same?.ok ? page + location.hash : "");
  });
  label.append(select);
  return label;
}

/** @param {HTMLElement} element */
export async function mount(element) {
  const { version = "", releases = "", page = "" } = element.dataset;
  const answer = await fetch(`${releases}versions.json`).catch(() => undefined);
  if (!answer?.ok) {
    return;
  }
  /** @type {Release[]} */
  const known = await answer.json();
  const line = element.querySelector(".sb-release__line");
  const newest = known.find((release) => release.aliases.length) ?? known[0];
  const latest = /** @type {HTMLAnchorElement} */ (element.querySelector(".sb-release__latest"));
  if (newest && newest.version !== version) {
    element.classList.add("sb-release--outdated");
    element.setAttribute("role", "status");
    const words = /** @type {HTMLElement} */ (element.querySelector(".sb-release__words"));
    words.textContent = `您看的是 ${version} 版，已经有 ${newest.version} 版。`;
    // A release without an alias could not know, when it was published, where a later one would stand.
    latest.href = `${releases}${newest.aliases[0] ?? newest.version}/${page}`;
    latest.textContent = "看最新版的这一页";
  } else {
    latest.hidden = true;
  }
  line?.append(selector(page, releases, known, version));
}
