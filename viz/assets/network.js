// Draws the network of the page: places come with the data, nothing moves by itself.
"use strict";
(() => {
  const started = performance.now();
  const holder = document.getElementById("canvas");
  const WIDTH = 226, HEIGHT = 40, ICON = 15, SMALLEST_TEXT = 4.6, BUTTONS = 52, MANY_NODES = 400;
  let data, shapes, nodes, byId, neighbours;
  let colours = {}, font = "", chosen = null, shownKinds = new Set(), bars = new Map();
  const take = (scene) => {
    data = scene; nodes = data.nodes; chosen = null;
    byId = new Map(nodes.map((n) => [n.id, n]));
    shapes = Object.fromEntries(Object.entries(data.shapes).map(([kind, path]) => [kind, new Path2D(path)]));
    for (const node of nodes) { node.lines = node.label.split("\n"); node.folded = Page.fold(node.name + " " + node.label + " " + (node.also || "")); }
    neighbours = new Map(nodes.map((n) => [n.id, new Set([n.id])]));
    for (const edge of data.edges) { neighbours.get(edge.from).add(edge.to); neighbours.get(edge.to).add(edge.from); }
    shownKinds = new Set(data.opening);
  };
  take(JSON.parse(document.getElementById("scene").textContent));
  const of = (id) => (data.statements || []).filter((s) => s[0] === id || s[1] === id);

  const readColours = () => {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    colours = { ink: value("--ink"), soft: value("--soft"), line: value("--line"), surface: value("--surface"), tint: value("--tint"), focus: value("--focus") };
    for (const kind of Object.keys(data.shapes)) colours[kind] = value("--k-" + kind);
    font = value("--sans");
  };
  readColours();

  const fitted = (ctx, text, room) => {
    if (ctx.measureText(text).width <= room) return text;
    let n = text.length;
    while (n > 1 && ctx.measureText(text.slice(0, n) + "…").width > room) n -= 1;
    return text.slice(0, n).trimEnd() + "…";
  };
  const words = (ctx, node) => node.fitted ??= node.lines.map((line, i) => {
    ctx.font = (i === 0 && node.strong ? "600 " : "") + "13px " + font;
    return fitted(ctx, line, WIDTH - 40);
  });

  const isApart = (id) => chosen !== null && !neighbours.get(chosen).has(id);
  // of many shapes too small for words each colour is one outline: a frame takes a few milliseconds
  const inBars = () => nodes.length >= MANY_NODES && 13 * network.getScale() < SMALLEST_TEXT;
  const drawBars = (ctx) => {
    for (const apart of chosen === null ? [false] : [true, false]) {
      ctx.globalAlpha = apart ? 0.22 : 1;
      for (const [kind, some] of bars) {
        ctx.fillStyle = colours[kind];
        ctx.beginPath();
        for (const n of some) if (isApart(n.id) === apart) ctx.rect(n.x - WIDTH / 2, n.y - HEIGHT / 2 + 6, WIDTH, HEIGHT - 12);
        ctx.fill();
      }
    }
    ctx.globalAlpha = 1;
  };

  // a chip: shape of the kind, then one or two lines; only a coloured bar where the words would be too small to read
  const draw = (ctx, x, y, node, selected) => {
    const scale = network ? network.getScale() : 1;
    const left = x - WIDTH / 2, top = y - HEIGHT / 2;
    if (inBars()) return;
    ctx.globalAlpha = isApart(node.id) ? 0.22 : 1;
    if (13 * scale < SMALLEST_TEXT) {
      ctx.fillStyle = colours[node.group];
      ctx.fillRect(left, top + 6, WIDTH, HEIGHT - 12);
      ctx.globalAlpha = 1;
      return;
    }
    ctx.fillStyle = node.focus ? colours.tint : colours.surface;
    ctx.strokeStyle = selected ? colours.focus : colours[node.group];
    ctx.lineWidth = selected ? 3.5 : node.focus ? 2.5 : 1;
    if (node.planned) ctx.setLineDash([5, 4]);
    ctx.beginPath();
    ctx.roundRect(left, top, WIDTH, HEIGHT, 6);
    ctx.fill(); ctx.stroke();
    ctx.setLineDash([]);
    ctx.save();
    ctx.translate(left + 9, y - ICON / 2);
    ctx.scale(ICON / 16, ICON / 16);
    ctx.fillStyle = colours[node.group];
    ctx.fill(shapes[node.group], "evenodd");
    ctx.restore();
    ctx.textBaseline = "middle"; ctx.textAlign = "left";
    const lines = words(ctx, node);
    lines.forEach((line, i) => {
      ctx.font = (i === 0 && node.strong ? "600 " : "") + "13px " + font;
      ctx.fillStyle = i && node.strong ? colours.soft : colours.ink;
      ctx.fillText(line, left + 32, y + (lines.length === 1 ? 0 : i ? 9 : -8));
    });
    ctx.globalAlpha = 1;
  };
  const renderer = ({ ctx, id, x, y, state }) => ({
    drawNode: () => byId.has(id) && draw(ctx, x, y, byId.get(id), state.selected),
    nodeDimensions: { width: WIDTH, height: HEIGHT },
  });

  const isShown = (node) => shownKinds.has(node.group);
  const small = () => nodes.every((n) => !isShown(n) || n.x0 !== undefined);
  const drawn = () => {
    const first = small();
    return nodes.filter(isShown).map((n) => ({ id: n.id, x: first ? n.x0 : n.x, y: first ? n.y0 : n.y }));
  };
  const drawnEdges = (visible) => data.edges.filter((e) => visible.has(e.from) && visible.has(e.to)).map((e, i) => ({
    id: i, from: e.from, to: e.to, label: e.label, dashes: e.dashes || false,
    color: { color: colours.soft, highlight: colours.focus, hover: colours.focus, opacity: 0.55 },
    width: e.label ? 1.6 : 1,
    font: { size: 12, color: colours.soft, strokeWidth: 4, strokeColor: colours.surface, face: font, align: "middle" },
  }));

  let network = null;
  network = new vis.Network(holder, { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) }, {
    physics: false, layout: { improvedLayout: false }, autoResize: true,
    nodes: { shape: "custom", ctxRenderer: renderer, fixed: false, chosen: true },
    edges: { arrows: { to: { enabled: true, scaleFactor: 0.5 } }, selectionWidth: 1 },
    interaction: { hover: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
  });
  network.on("afterDrawing", (ctx) => { if (inBars()) drawBars(ctx); });

  const status = document.getElementById("shown");
  const tell = (count) => {
    const of_ = status.dataset;
    const both = (lang) => {
      const word = (key) => of_[key + (lang === "vi" ? "Vi" : "En")];
      if (count === data.total) return `${word("all")}: ${count}.`;
      const because = [];
      if (nodes.length < data.total) because.push(word("limit"));
      if (count < nodes.length) because.push(word(small() && data.overview ? "overview" : "hidden"));
      return `${word("shown")} ${count} ${word("of")} ${data.total}, ${because.join("; ")}.`;
    };
    status.replaceChildren(...["vi", "en"].map((lang) => {
      const span = document.createElement("span");
      span.className = "t"; span.lang = lang; span.textContent = both(lang);
      return span;
    }));
  };
  // words that fill the canvas are worth more than a whole picture of grey bars: on a small screen
  // the first look is at the document asked for, as large as can be read
  const fit = (visible) => {
    if (!visible.length) return 1;
    const xs = visible.map((n) => n.x), ys = visible.map((n) => n.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    // no taller than what there is to see
    const wide = Math.min(1.1, holder.clientWidth / (right - left + WIDTH + 40));
    holder.parentElement.style.height = Math.max(300, Math.min(innerHeight * 0.76, 760, (bottom - top + HEIGHT + 40) * wide + BUTTONS + 20)) + "px";
    network.setSize("100%", "100%"); // now, or the camera is moved again when the new height is noticed
    const scale = Math.min(1.1, holder.clientWidth / (right - left + WIDTH + 40), (holder.clientHeight - BUTTONS) / (bottom - top + HEIGHT + 30));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + BUTTONS / 2 / scale }, scale, animation: false });
    return scale;
  };
  const look = (visible) => {
    const focus = visible.find((n) => byId.get(n.id).focus);
    if (fit(visible) > 0.36 || !focus) return;
    const scale = Math.min(0.62, holder.clientWidth / (WIDTH * 1.6));
    // halfway to what it is joined to, so that both can be seen
    const joined = visible.filter((n) => n.id !== focus.id && neighbours.get(focus.id).has(n.id)).map((n) => n.x);
    const mean = joined.length ? joined.reduce((a, b) => a + b) / joined.length : focus.x;
    const most = Math.max(0, holder.clientWidth / scale - WIDTH * 1.1) / 2;
    network.moveTo({ scale, animation: false, position: { x: focus.x + Math.max(-most, Math.min(most, (mean - focus.x) / 2)), y: focus.y } });
  };
  const show = (refit = true) => {
    const visible = drawn();
    const ids = new Set(visible.map((n) => n.id));
    const edges = drawnEdges(ids);
    const many = edges.length > data.manyLines;
    network.setOptions({
      edges: { smooth: many ? false : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 } },
      interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many, dragNodes: nodes.length < MANY_NODES },
    });
    bars = new Map();
    for (const n of visible) { const kind = byId.get(n.id).group; bars.has(kind) ? bars.get(kind).push(n) : bars.set(kind, [n]); }
    network.setData({ nodes: visible, edges });
    tell(visible.length);
    if (refit) look(visible);
  };

  const pair = (key) => data.words[key] || [key, key];
  const spans = (key) => ["vi", "en"].map((lang, i) => {
    const span = document.createElement("span");
    span.className = "t"; span.lang = lang; span.textContent = pair(key)[i];
    return span;
  });
  const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
  const dayFirst = (text) => ["vi", "en"].map((lang) => {
    const span = document.createElement("span");
    span.className = "t"; span.lang = lang; span.textContent = lang === "vi" ? text.replace(DAY, "$3/$2/$1") : text;
    return span;
  });
  const fact = (text) => data.words["=" + text] ? spans("=" + text) : DAY.test(text) ? dayFirst(text) : text;
  const element = (name, parts = [], className = "") => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...[].concat(parts));
    return made;
  };
  const icon = (kind) => {
    const template = document.getElementById("icon-" + kind);
    return template ? template.content.cloneNode(true) : document.createTextNode("");
  };

  const card = document.getElementById("card");
  const factList = (node) => {
    const list = element("dl", [], "facts");
    for (const [key, text] of node.facts || []) list.append(element("dt", spans(key)), element("dd", fact(text)));
    return list;
  };
  // all that is said between this node and another: the relations once, each sentence once
  const between = (other, some, outgoing) => {
    const go = element("button", byId.get(other).name, "go");
    go.type = "button";
    go.addEventListener("click", () => choose(other, true));
    const types = [...new Set(some.map((s) => s[2]))].flatMap((type, i) => i ? [", ", ...spans(type)] : spans(type));
    const proofs = [...new Set(some.map((s) => s[3]).filter(Boolean))];
    const quotes = proofs.slice(0, 2).flatMap((n) => [...Page.quote(n).querySelectorAll("blockquote, .where")]);
    const rest = proofs.slice(2).map((n) => { const link = element("a", String(n), "proof"); link.href = "#p" + n; return link; });
    return element("div", [element("div", outgoing ? [...types, " → ", go] : [go, " → ", ...types]), ...quotes, ...rest], "statement");
  };
  const MOST = 40;
  const side = (id, key, mine, theirs) => {
    const groups = new Map();
    for (const s of of(id)) if (s[mine] === id) groups.set(s[theirs], [...(groups.get(s[theirs]) || []), s]);
    if (!groups.size) return [];
    const parts = [...groups].slice(0, MOST).map(([other, some]) => between(other, some, mine === 0));
    if (groups.size > MOST) parts.push(element("p", `${MOST} / ${groups.size}`, "help"));
    return [element("h4", [...spans(key), ` (${groups.size})`]), ...parts];
  };
  // the address of the view with one node more opened
  const expanded = (node) => {
    const before = location.pathname === "/explore" ? new URLSearchParams(location.search).get("open") || "" : "";
    const more = new URLSearchParams(node.explore.split("?")[1]).get("open"), all = before.split("\n").filter(Boolean);
    return "/explore?" + new URLSearchParams({ open: (all.includes(more) ? all : [...all, more]).join("\n") });
  };
  const fill = (id) => {
    const node = byId.get(id);
    const parts = [element("p", [element("span", [icon(node.group), ...spans(node.group)], "kind")], "kicker"), element("h3", node.name), factList(node)];
    if (node.href) { const link = element("a", spans("open_page"), "button"); link.href = node.href; parts.push(link); }
    if (node.explore) {
      const link = element("a", spans("expand"), "button");
      link.href = expanded(node);
      link.dataset.explore = node.key;
      parts.push(" ", link);
    }
    card.replaceChildren(...parts, ...side(id, "says", 0, 1), ...side(id, "said_of", 1, 0));
    card.scrollTop = 0;
  };
  const choose = (id, move) => {
    const node = byId.get(id);
    if (!isShown(node)) { shownKinds.add(node.group); tick(); show(false); }
    chosen = id;
    network.selectNodes([id]);
    fill(id);
    if (move) {
      const place = network.getPositions([id])[id];
      network.moveTo({ position: place, scale: Math.max(network.getScale(), 0.6), animation: false });
    }
    history.replaceState(history.state, "", "#n=" + encodeURIComponent(node.key));
  };
  const clear = () => { chosen = null; network.unselectAll(); network.redraw(); };
  const tick = () => { for (const box of Page.all("[data-kind]")) box.checked = shownKinds.has(box.dataset.kind); };

  network.on("click", (event) => {
    if (event.nodes.length) choose(event.nodes[0], false);
    else if (event.edges.length) { const edge = network.getConnectedNodes(event.edges[0]); showLine(edge[0], edge[1]); }
    else clear();
  });
  const showLine = (a, b) => {
    const proofs = (data.statements || []).filter((s) => (s[0] === a && s[1] === b) || (s[0] === b && s[1] === a)).map((s) => s[3]).filter(Boolean);
    if (proofs.length) Page.showProofs([...new Set(proofs)].map(String));
  };

  // from shape to shape with the arrow keys: the nearest one in that direction
  const step = (dx, dy) => {
    const places = network.getPositions();
    const here = chosen !== null && places[chosen] ? places[chosen] : null;
    if (!here) return choose((nodes.find((n) => n.focus && isShown(n)) || nodes.find(isShown)).id, true);
    let best = null, least = Infinity;
    for (const [id, place] of Object.entries(places)) {
      const ahead = (place.x - here.x) * dx + (place.y - here.y) * dy;
      if (Number(id) === chosen || ahead <= 0) continue;
      const aside = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
      const far = ahead + 2.5 * aside;
      if (far < least) { least = far; best = Number(id); }
    }
    if (best !== null) choose(best, true);
  };
  const KEYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const zoom = (by) => network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * by)), animation: false });
  holder.parentElement.addEventListener("keydown", (event) => {
    if (event.target.closest("button")) return;
    if (KEYS[event.key]) { event.preventDefault(); step(...KEYS[event.key]); }
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "Escape") clear();
  });
  const press = (id, action) => document.getElementById(id)?.addEventListener("click", action);
  press("fit", () => { clear(); fit(drawn()); });
  press("zoom-in", () => zoom(1.3));
  press("zoom-out", () => zoom(0.77));
  press("save-picture", () => {
    const canvas = holder.querySelector("canvas"), copy = document.createElement("canvas");
    copy.width = canvas.width; copy.height = canvas.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = colours.surface; ctx.fillRect(0, 0, copy.width, copy.height); ctx.drawImage(canvas, 0, 0);
    copy.toBlob((blob) => Page.save("policy-lineage.png", blob));
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-kind]")) return;
    target.checked ? shownKinds.add(target.dataset.kind) : shownKinds.delete(target.dataset.kind);
    clear(); show();
  });
  network.on("doubleClick", (event) => {
    const node = event.nodes.length ? byId.get(event.nodes[0]) : null;
    if (node?.explore) card.querySelector("a[data-explore]")?.click();
  });

  // another scene in the same picture: the node `key` stays where it was on the screen
  const load = (scene, key) => {
    const at = (n) => network.getPositions([n.id])[n.id];
    const before = nodes.find((n) => n.key === key && isShown(n)), seen = before && network.canvasToDOM(at(before)), scale = network.getScale();
    take(scene); show(!before);
    const node = nodes.find((n) => n.key === key) || nodes.find((n) => n.focus);
    if (!node) return;
    if (!isShown(node)) { shownKinds.add(node.group); show(false); }
    tick(); chosen = node.id; network.selectNodes([node.id]); fill(node.id);
    if (!before) return;
    const place = at(node), centre = { x: holder.clientWidth / 2, y: holder.clientHeight / 2 };
    network.moveTo({ scale, animation: false, position: { x: place.x - (seen.x - centre.x) / scale, y: place.y - (seen.y - centre.y) / scale } });
  };
  window.Picture = { load, find: (key) => nodes.find((n) => n.key === key)?.id };

  const box = document.getElementById("find-in-picture"), found = document.getElementById("found");
  const search = () => {
    const wanted = Page.fold(box.value).split(" ").filter(Boolean);
    const hits = wanted.length ? nodes.filter((n) => wanted.every((w) => n.folded.includes(w))) : [];
    found.replaceChildren(...hits.slice(0, 30).map((node) => {
      const button = element("button", [element("span", [icon(node.group)], "kind"), element("span", node.name)]);
      button.type = "button";
      button.addEventListener("click", () => { choose(node.id, true); found.replaceChildren(); box.focus(); });
      return element("li", button);
    }));
    if (wanted.length && !hits.length) found.replaceChildren(element("li", element("p", spans("no_hits"), "help")));
    document.getElementById("hits").textContent = wanted.length ? String(hits.length) : "";
  };
  box.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { box.value = ""; search(); }
    if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); const first = found.querySelector("button"); event.key === "Enter" ? first?.click() : first?.focus(); }
  });
  found.addEventListener("keydown", (event) => {
    const item = event.target.closest("li");
    if (event.key === "ArrowDown") { event.preventDefault(); item?.nextElementSibling?.querySelector("button")?.focus(); }
    if (event.key === "ArrowUp") { event.preventDefault(); (item?.previousElementSibling?.querySelector("button") || box).focus(); }
    if (event.key === "Escape") { found.replaceChildren(); box.focus(); }
  });

  document.addEventListener("theme", () => { readColours(); show(false); network.redraw(); });
  network.once("afterDrawing", () => { holder.dataset.at = String(Math.round(performance.now())); holder.dataset.drawn = String(Math.round(performance.now() - started)); });
  show();
  const asked = decodeURIComponent((location.hash.match(/^#n=(.+)$/) || [])[1] || "");
  const first = nodes.find((n) => n.key === asked) || nodes.find((n) => n.focus);
  // the quotations stand below the script: a card is filled when they have been read
  const begin = () => { if (first) asked && first.key === asked ? choose(first.id, true) : fill(first.id); };
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", begin) : begin();
  window.lineageNetwork = network;
})();
