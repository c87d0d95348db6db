/**
 * Which stations did the visitor save, or did somebody share? Lists them with what one needs to go there, as a
 * handout when printed. `?s=id,id` shows these and saves nothing; without it, what this browser keeps.
 */

import { printedOn } from "../lib/printed-on.mjs";
import { canSave, readSaved, writeSaved } from "../lib/saved-stations.mjs";
import { isStationId, stationFacts } from "../lib/station-facts.mjs";
import { mount as share } from "./share.mjs";

/** More than this on one page nobody reads, and each is a page to fetch. */
const MOST = 30;
const REFUSED = "这个浏览器不让保存（可能是无痕模式或空间已满）。可以复制链接留着，或打印出来。";

/** @typedef {import("../lib/station-facts.mjs").Facts} Facts */

/** @param {HTMLElement} element */
export async function mount(element) {
  const root = element.dataset.root ?? "";
  /** @param {string} name @returns {any} */
  const part = (name) => element.querySelector(`[data-saved-${name}]`);
  const [said, actions, list, foot, keep] = ["said", "actions", "list", "foot", "keep"].map(part);
  const shared = new URLSearchParams(location.search).get("s");
  const wanted = (shared === null ? readSaved() : [...new Set(shared.split(","))]).filter(isStationId);
  let ids = wanted.slice(0, MOST);

  const tell = () => {
    const words = [];
    if (!ids.length) {
      words.push(
        shared === null
          ? "还没有收藏站点。在站点的页面或“找站点”的列表里点“☆ 收藏”，就会出现在这里。"
          : "这个链接里没有站点，可能没有复制完整。",
      );
    } else {
      words.push(
        shared === null
          ? `收藏了 ${ids.length} 个站点，只存在这个浏览器里，不上传。`
          : `这是别人发来的 ${ids.length} 个站点，还没有收藏。`,
      );
    }
    if (wanted.length > MOST) {
      words.push(`一页最多列 ${MOST} 个，还有 ${wanted.length - MOST} 个没有列出。`);
    }
    if (!canSave()) {
      words.push(REFUSED);
    }
    said.replaceChildren(words.join(""));
    if (!ids.length) {
      said.append(
        " ",
        Object.assign(document.createElement("a"), { href: `${root}stations/`, textContent: "去找站点" }),
      );
    }
    actions.hidden = foot.hidden = !ids.length;
    part("share").dataset.href = `?s=${ids.join(",")}`;
  };

  /** @param {string} id @param {HTMLElement} card */
  const forget = (id, card) => {
    if (!writeSaved(id, false)) {
      said.textContent = REFUSED;
      return;
    }
    const next = card.nextElementSibling ?? card.previousElementSibling;
    card.remove();
    ids = ids.filter((one) => one !== id);
    tell();
    /** @type {HTMLElement} */ (next?.querySelector("button") ?? said).focus();
  };

  part("mine").hidden = shared === null;
  keep.hidden = shared === null || !canSave();
  keep.addEventListener("click", () => {
    said.textContent = ids.every((id) => writeSaved(id, true)) ? `已收藏这 ${ids.length} 个站点。` : REFUSED;
  });
  said.tabIndex = -1;
  part("print").addEventListener("click", () => {
    stamp(foot);
    print();
  });
  addEventListener("beforeprint", () => stamp(foot));
  if (shared !== null) {
    part("title").textContent = "站点";
  }
  tell();
  if (ids.length) {
    share(part("share"));
  }
  const places = ids.map((id) => {
    const card = Object.assign(document.createElement("article"), {
      className: "sb-saved__card",
      textContent: "正在取资料…",
    });
    list.append(card);
    return { id, card };
  });
  await Promise.all(
    places.map(async ({ id, card }) => {
      const remove = shared === null ? () => forget(id, card) : null;
      try {
        const facts = await stationFacts(root, id);
        card.replaceChildren(
          ...(facts
            ? cardOf(facts, remove)
            : [`${id}：名录里没有这个站点，可能已经撤销或合并。`, ...removal(remove, id)]),
        );
      } catch {
        card.replaceChildren(`${id}：资料没有取到。请检查网络，再刷新这一页。`);
      }
    }),
  );
}

/** @param {Facts} facts @param {(() => void) | null} remove @returns {Node[]} */
function cardOf(facts, remove) {
  const title = document.createElement("h2");
  title.append(Object.assign(document.createElement("a"), { href: facts.url, textContent: facts.name }));
  if (facts.sample) {
    title.append(
      " ",
      Object.assign(document.createElement("span"), { className: "sb-sample", textContent: "示例数据" }),
    );
  }
  const kind = Object.assign(document.createElement("p"), {
    className: "sb-quiet sb-small",
    textContent: `${facts.place} · ${facts.kind}`,
  });
  const notes = facts.notes.map((words) =>
    Object.assign(document.createElement("p"), { className: "sb-note", textContent: words }),
  );
  const list = Object.assign(document.createElement("dl"), { className: "sb-facts" });
  list.append(...facts.facts.map((one) => document.importNode(one, true)));
  const services = facts.services
    ? [
        Object.assign(document.createElement("h3"), { textContent: "能办什么，要带什么" }),
        document.importNode(facts.services, true),
      ]
    : [];
  return [title, kind, ...notes, list, ...services, ...removal(remove, facts.name)];
}

/** @param {(() => void) | null} remove @param {string} name */
function removal(remove, name) {
  if (!remove) {
    return [];
  }
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "sb-button sb-no-print",
    textContent: "移出收藏",
  });
  button.setAttribute("aria-label", `移出收藏：${name}`);
  button.addEventListener("click", remove);
  return [button];
}

/** When and from which state of the records this paper was made. @param {HTMLElement} foot */
function stamp(foot) {
  const release = /** @type {HTMLElement | null} */ (document.querySelector("[data-module=release]"))?.dataset.version;
  foot.textContent = `${printedOn()} · ${release ? `${release} 版，` : ""}资料生成于 ${foot.dataset.on} · ${location.origin}${location.pathname}`;
}
