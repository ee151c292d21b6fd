// What only the explorer does: search as you type, suggestions, and steps from node to node without a new page.
// Without this script the buttons and links do the same, page by page.
"use strict";
(() => {
  const fetched = async (q) => {
    const answer = await fetch("/search.json?" + new URLSearchParams({ q }));
    return answer.ok ? answer.json() : [];
  };
  // only the answer to the last thing typed is shown
  const typed = (box, show) => {
    let waiting = 0, asked = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const mine = ++asked, rows = await fetched(box.value);
        if (mine === asked) show(rows);
      }, 120);
    });
  };
  const element = (name, text = "", className = "") => Object.assign(document.createElement(name), { textContent: text, className });

  const search = document.querySelector("[data-live-search]"), list = document.getElementById("results");
  if (search) {
    const none = list.dataset;
    typed(search, (rows) => {
      list.replaceChildren(...rows.map((row) => {
        const link = element("a", row.name), item = document.createElement("li");
        link.href = row.href;
        item.append(link, element("span", row.title ? " " + row.title : "", "help"));
        return item;
      }));
      if (search.value.trim() && !rows.length) list.append(element("li", Page.lang() === "vi" ? none.noneVi : none.noneEn, "help"));
      history.replaceState(null, "", search.value ? "/?" + new URLSearchParams({ q: search.value }) : "/");
    });
    const step = (from, by) => {
      const links = [...list.querySelectorAll("a")], at = links.indexOf(from) + by;
      (at < 0 ? search : links[Math.min(at, links.length - 1)])?.focus();
    };
    for (const place of [search, list]) place.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); step(event.target, 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); step(event.target, -1); }
    });
  }

  const suggested = document.getElementById("suggested");
  for (const box of document.querySelectorAll("[data-suggest]")) typed(box, (rows) => {
    suggested.replaceChildren(...rows.filter((row) => row.label === "Document").map((row) => {
      const option = element("option", row.name);
      option.value = row.key;
      return option;
    }));
  });

  // the parts of the page that depend on what was opened
  const PARTS = ["h1", "#opened", ".legend", "#icons", ".exports", "#evidence-list", "title", "footer"];
  const step = async (address, key, push) => {
    document.body.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address), page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const scene = page.getElementById("scene");
      if (!answer.ok || !scene) { location.href = address; return; }
      for (const part of PARTS) {
        const old = document.querySelector(part), fresh = page.querySelector(part);
        if (old && fresh) old.replaceWith(document.importNode(fresh, true));
      }
      if (push) history.pushState({ key }, "", address);
      Page.speak();
      Picture.load(JSON.parse(scene.textContent), key);
    } finally { document.body.removeAttribute("aria-busy"); }
  };
  if (location.pathname !== "/explore") return;
  history.replaceState({ key: "" }, "");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-explore]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    step(link.getAttribute("href"), link.dataset.explore, true);
  });
  window.addEventListener("popstate", (event) => {
    if (event.state) step(location.pathname + location.search, event.state.key, false);
  });
})();
