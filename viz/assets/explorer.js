// Search as you type; without this script the button does the same.
"use strict";
(() => {
  const box = document.querySelector("[data-live-search]"), list = document.getElementById("results");
  let waiting = 0, asked = 0;
  const show = (rows) => list.replaceChildren(...rows.map((row) => {
    const link = document.createElement("a"), item = document.createElement("li"), more = document.createElement("span");
    link.href = row.href; link.textContent = row.name;
    more.className = "help"; more.textContent = " " + row.title;
    item.append(link, more);
    return item;
  }));
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const mine = ++asked;
      const answer = await fetch("/search.json?" + new URLSearchParams({ q: box.value }));
      const rows = answer.ok ? await answer.json() : [];
      if (mine !== asked) return;
      show(rows);
      history.replaceState(null, "", "/?" + new URLSearchParams({ q: box.value }));
    }, 150);
  });
})();
