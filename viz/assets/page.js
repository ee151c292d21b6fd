// What every page can do: language, theme, evidence in a dialog, filters of tables, a table as CSV.
"use strict";
const Page = (() => {
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  const remember = (key, value) => { try { localStorage.setItem("policy-lineage." + key, value); } catch { /* no storage in this window */ } };
  const remembered = (key) => { try { return localStorage.getItem("policy-lineage." + key); } catch { return null; } };

  // "Hà Tĩnh" and "ha tinh" are the same for a search; so are "46-CTr/TU" and "46 ctr tu"
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()
    .replace(/[-–—/.,()]+/g, " ").replace(/\s+/g, " ").trim();

  const speak = (lang) => {
    root.lang = lang; root.dataset.lang = lang;
    for (const element of all("[data-vi]")) {
      const word = element.dataset[lang];
      if (element.tagName === "TITLE" || element.tagName === "OPTION") element.textContent = word;
      else if (element.matches("input[type=search], input[type=text], textarea") && !element.hasAttribute("aria-label")) element.placeholder = word;
      else element.setAttribute("aria-label", word);
    }
    for (const button of all("[data-choose-lang]")) button.setAttribute("aria-pressed", String(button.dataset.chooseLang === lang));
    headCells();
  };

  // on a phone the cells of a row stand under one another, each with its heading
  const narrow = matchMedia("(max-width: 560px)");
  const headCells = () => {
    if (!narrow.matches) return;
    for (const table of all("table.stack")) {
      const heads = Array.from(table.tHead.rows[0].cells).map(shownText);
      for (const row of table.tBodies[0].rows) Array.from(row.cells).forEach((one, i) => { one.dataset.head = heads[i]; });
    }
  };

  const shine = (theme) => {
    root.dataset.theme = theme;
    document.dispatchEvent(new Event("theme"));
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // paper is light
  addEventListener("beforeprint", () => { root.dataset.onScreen = root.dataset.theme; shine("light"); });
  addEventListener("afterprint", () => shine(root.dataset.onScreen || "light"));

  const dialog = () => document.getElementById("evidence-dialog");
  const quote = (number) => {
    const item = document.getElementById("p" + number);
    const box = document.createElement("div");
    box.className = "quote";
    if (item) for (const part of item.children) if (!part.classList.contains("n")) box.append(part.cloneNode(true));
    return box;
  };
  const showProofs = (numbers) => {
    const body = dialog().querySelector(".body");
    body.replaceChildren(...numbers.map(quote));
    dialog().showModal();
  };

  const filterTable = (table) => {
    const tools = all(`[data-filter="${table.id}"]`);
    const words = tools.filter((t) => t.type === "search").flatMap((t) => fold(t.value).split(" ")).filter(Boolean);
    const picks = tools.filter((t) => t.tagName === "SELECT" && t.value).map((t) => [t.dataset.by, t.value]);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      row.dataset.folded ??= fold(row.textContent);
      const fits = words.every((w) => row.dataset.folded.includes(w))
        && picks.every(([by, value]) => (row.dataset[by] || "").split("|").includes(value));
      row.hidden = !fits;
      for (const one of row.cells) one.classList.toggle("faint", picks.some(([by, value]) => by in one.dataset && one.dataset[by] !== value));
      shown += fits;
    }
    const output = document.querySelector(`output[for="${table.id}"]`);
    if (output) output.textContent = `${shown} / ${table.tBodies[0].rows.length}`;
    table.dispatchEvent(new Event("filtered"));
  };

  // a cell that begins like this would be run as a formula by a spreadsheet program
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]./.test(text) ? "'" + text : text;
    return '"' + safe.replace(/"/g, '""') + '"';
  };
  const shownText = (element) => {
    const copy = element.cloneNode(true);
    for (const part of all(".t", copy)) if (part.lang !== root.dataset.lang) part.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const csv = (table) => "\ufeff" + Array.from(table.rows).filter((r) => !r.hidden)
    .map((r) => Array.from(r.cells).map((c) => cell(shownText(c))).join(",")).join("\r\n") + "\r\n";
  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const start = () => {
    speak(remembered("lang") || root.dataset.lang);
    narrow.addEventListener("change", headCells);
    dark.addEventListener("change", () => remembered("theme") || shine(dark.matches ? "dark" : "light"));
    document.addEventListener("click", (event) => {
      const at = event.target.closest("[data-choose-lang], [data-theme-switch], a.proof, [data-proofs], [data-close], [data-csv]");
      if (!at) return;
      if (at.dataset.chooseLang) { remember("lang", at.dataset.chooseLang); speak(at.dataset.chooseLang); }
      else if ("themeSwitch" in at.dataset) { const next = root.dataset.theme === "dark" ? "light" : "dark"; remember("theme", next); shine(next); }
      else if ("close" in at.dataset) dialog().close();
      else if (at.dataset.csv) save(at.dataset.csv + ".csv", new Blob([csv(document.getElementById(at.dataset.csv))], { type: "text/csv" }));
      else { event.preventDefault(); showProofs((at.dataset.proofs || at.hash.slice(2)).split(" ")); }
    });
    dialog()?.addEventListener("click", (event) => { if (event.target === dialog()) dialog().close(); });
    for (const tool of all("[data-filter]")) {
      const table = document.getElementById(tool.dataset.filter);
      tool.addEventListener(tool.tagName === "SELECT" ? "change" : "input", () => filterTable(table));
    }
    for (const table of all("table[id]")) if (document.querySelector(`output[for="${table.id}"]`)) filterTable(table);
  };

  shine(remembered("theme") || (dark.matches ? "dark" : "light"));
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
  return { all, fold, save, quote, showProofs, speak: () => speak(root.dataset.lang), lang: () => root.dataset.lang };
})();
