"use strict";
// The page: data → filters → markers, list and passages. Nothing is fetched; all text goes into the page as text.
const data = JSON.parse(document.getElementById("data").textContent);
const $ = (selector) => document.querySelector(selector);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}
const number = (count) => count.toLocaleString("en").replace(/,/g, "\u202f");
const counted = (count, one, many = one + "s") => `${number(count)} ${count === 1 ? one : many}`;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

// --- the world: Web Mercator as a square of side 1, (0, 0) north-west
function projected(lon, lat) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}
const places = data.places.map((p, index) => ({
  index, name: p[0], country: p[1], kind: p[2], area: p[5] === 1, ...projected(p[4], p[3]), total: p[6], lat: p[3],
  shown: [], count: 0,
}));
const documents = data.documents.map((d) => ({ title: d[0], source: d[1], date: d[2], url: d[3], path: d[4] }));
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const passages = data.passages.map((p, index) => ({
  index, place: p[0] < 0 ? null : places[p[0]], document: documents[p[1]], prefix: p[2], quote: p[3], suffix: p[4], link: p[5],
}));
for (const passage of passages) {
  const { place, document } = passage;
  passage.words = fold([place ? place.name : "", passage.prefix + passage.quote + passage.suffix, document.title, document.source].join("\n"));
}

// --- the state, and what follows from it
let selection = [];  // places; empty: all
let shown = passages;
const filter = { words: [], from: "", to: "" };

function matches(passage) {
  const date = passage.document.date;
  if (filter.from && (!date || date < filter.from)) return false;
  if (filter.to && (!date || date.slice(0, 10) > filter.to)) return false;
  return filter.words.every((word) => passage.words.includes(word));
}

function refilter() {
  shown = passages.filter(matches);
  for (const place of places) place.shown = [];
  for (const passage of shown) if (passage.place) passage.place.shown.push(passage);
  const filtered = filter.words.length > 0 || filter.from !== "" || filter.to !== "";
  for (const place of places) place.count = filtered ? place.shown.length : place.total;
  selection = selection.filter((place) => place.count > 0);
  $("#clear").disabled = !filtered;
  const there = places.filter((place) => place.count > 0).length;
  const sources = new Set(shown.map((passage) => passage.document)).size;
  const mentions = filtered ? shown.length : data.mentions;
  $("#summary").textContent = (filtered ? `${number(mentions)} of ${counted(data.mentions, "mention")}` : counted(mentions, "mention")) +
    ` · ${counted(there, "place")} · ${counted(filtered ? sources : documents.length, "document")}`;
  drawList();
  drawPassages();
  cluster();
  draw();
}

function select(chosen, focus) {
  selection = chosen;
  drawPassages();
  for (const button of $("#places ol").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", selection.includes(places[button.dataset.place]));
  }
  placeMarkers();
  if (focus) {
    const panel = $("#passages");
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
    if (matchMedia("(max-width: 1100px)").matches) panel.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "start" });
  }
}

// --- the list
function drawList() {
  const list = $("#places ol");
  const there = places.filter((place) => place.count > 0).sort((a, b) => b.count - a.count || a.index - b.index);
  list.replaceChildren(...there.map((place) => {
    const button = element("button", { type: "button", "data-place": place.index, "aria-pressed": selection.includes(place) },
      element("span", { class: "name", dir: "auto" }, place.name), element("span", { class: "where" }, place.country),
      element("span", { class: "n" }, number(place.count), element("span", { class: "hidden" }, place.count === 1 ? " mention" : " mentions")));
    return element("li", { class: place.area ? "far" : null }, button);
  }));
  $("#places .count").textContent = number(there.length);
  if (there.length === 0) list.replaceChildren(element("li", { class: "empty" }, "No place fits the filter."));
}
$("#places ol").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const place = places[button.dataset.place];
  select([place], true);
  flyTo(place);
});
for (const kind of ["pointerover", "focusin"]) {
  $("#places ol").addEventListener(kind, (event) => light(event.target.closest("button")?.dataset.place));
}
for (const kind of ["pointerleave", "focusout"]) $("#places ol").addEventListener(kind, () => light(undefined));

// --- the passages
const page_size = 60;
let limit = page_size;

function passageItem(passage) {
  const item = element("li", { "data-passage": passage.index, class: passage.place ? "there" : null, dir: "auto" },
    passage.prefix, element("mark", {}, passage.quote), passage.suffix);
  const acts = element("span", { class: "acts", dir: "ltr" });
  if (passage.place) {
    acts.append(element("button", { type: "button", "aria-label": `Show ${passage.place.name} on the map` }, "Map"));
  } else {
    acts.append("not located");
  }
  if (passage.link) {
    acts.append(element("a", { href: passage.link, target: "_blank", rel: "noopener noreferrer", "aria-label": "Open the source at this passage" }, "Source"));
  }
  item.append(" ", acts);
  return item;
}

function article(document, own) {
  const origin = [document.source, document.date.slice(0, 10)].filter(Boolean).join(" · ") || document.path;
  return element("article", {}, element("h3", { dir: "auto" }, document.title), element("p", { class: "origin", dir: "auto" }, origin),
    element("ul", {}, ...own.map(passageItem)));
}

function drawPassages(all = false) {
  const wanted = selection.length > 0 ? selection.flatMap((place) => place.shown) : shown;
  const title = $("#passages-title");
  const names = selection.map((place) => place.name);
  title.replaceChildren(names.length === 0 ? "Passages" : names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", "),
    element("small", {}, number(wanted.length)));
  $("#all").hidden = selection.length === 0;
  const groups = new Map();
  for (const passage of wanted.slice(0, all ? wanted.length : limit)) {
    if (!groups.has(passage.document)) groups.set(passage.document, []);
    groups.get(passage.document).push(passage);
  }
  const list = $("#passages .list");
  list.replaceChildren(...[...groups].map(([document, own]) => article(document, own)));
  const missing = selection.reduce((sum, place) => sum + place.total, 0) - wanted.length;
  if (wanted.length === 0) list.append(element("p", { class: "empty" }, "No passage fits the filter."));
  if (!all && wanted.length > limit) list.append(element("button", { class: "more", type: "button" }, `Show more of ${number(wanted.length)}`));
  else if (selection.length > 0 && missing > 0 && $("#clear").disabled) list.append(element("p", { class: "empty" }, `${counted(missing, "more passage")} in the workspace.`));
}
$("#passages .list").addEventListener("click", (event) => {
  if (event.target.closest("a")) return;
  if (event.target.closest(".more")) {
    const before = $("#passages .list").querySelectorAll("li").length;
    limit += 4 * page_size;
    drawPassages();
    $("#passages .list").querySelectorAll("li")[before]?.querySelector("button, a")?.focus();
    return;
  }
  if (String(getSelection()) !== "") return;
  const passage = passages[event.target.closest("li")?.dataset.passage];
  if (passage?.place) flyTo(passage.place);
});
for (const kind of ["pointerover", "focusin"]) {
  $("#passages .list").addEventListener(kind, (event) => light(passages[event.target.closest("li")?.dataset.passage]?.place?.index));
}
$("#passages .list").addEventListener("pointerleave", () => light(undefined));
$("#all").addEventListener("click", () => { limit = page_size; select([], true); });

// --- the view of the map
const view_element = $("#view"), canvas = $("#basemap"), context = canvas.getContext("2d");
const view = { x: 0.5, y: 0.5, zoom: 2 };
let width = 1, height = 1, motion = 0;
const closest = 12;
const scaleOf = (zoom) => 256 * 2 ** zoom;
const leastZoom = () => Math.max(0, Math.log2(Math.max(width, height * 0.8) / 256) - 0.6);

function settle() {
  view.zoom = Math.max(leastZoom(), Math.min(closest, view.zoom));
  view.x -= Math.floor(view.x);
  const half = height / 2 / scaleOf(view.zoom);
  view.y = half > 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, view.y));
}
function shownAt(point) {
  const scale = scaleOf(view.zoom);
  let dx = point.x - view.x;
  dx -= Math.round(dx);
  return { x: width / 2 + dx * scale, y: height / 2 + (point.y - view.y) * scale };
}
function zoomAt(px, py, zoom) {
  const before = scaleOf(view.zoom);
  const x = view.x + (px - width / 2) / before, y = view.y + (py - height / 2) / before;
  view.zoom = Math.max(leastZoom(), Math.min(closest, zoom));
  const after = scaleOf(view.zoom);
  view.x = x - (px - width / 2) / after;
  view.y = y - (py - height / 2) / after;
  changed(true);
}
function moveBy(dx, dy) {
  const scale = scaleOf(view.zoom);
  view.x -= dx / scale;
  view.y -= dy / scale;
  changed(false);
}
function home() {
  const inside = data.home;
  const a = projected(inside[0], inside[3]), b = projected(inside[2], inside[1]);
  let wide = b.x - a.x;
  if (wide < 0) wide += 1;
  const margin = Math.min(64, width / 8);
  const fit = (span, room) => (span > 0 ? Math.log2(Math.max(room, 64) / 256 / span) : closest);
  return { x: a.x + wide / 2, y: (a.y + b.y) / 2, zoom: Math.min(8, fit(wide, width - 2 * margin), fit(b.y - a.y, height - 2 * margin)) };
}
// Zooms out and in again along the way (after van Wijk & Nuij, 2003, simplified).
function fly(to) {
  cancelAnimationFrame(motion);
  const from = { ...view };
  let dx = to.x - from.x;
  dx -= Math.round(dx);
  const far = Math.hypot(dx, to.y - from.y) * scaleOf(Math.min(from.zoom, to.zoom));
  const dip = Math.max(0, Math.min(3, Math.log2(Math.max(1, far / Math.max(width, height)))));
  const lasts = calm.matches ? 0 : Math.min(1100, 300 + 160 * dip + 60 * Math.abs(to.zoom - from.zoom));
  const began = performance.now();
  const step = (now) => {
    const t = lasts === 0 ? 1 : Math.max(0, Math.min(1, (now - began) / lasts));
    const eased = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
    view.x = from.x + dx * eased;
    view.y = from.y + (to.y - from.y) * eased;
    view.zoom = from.zoom + (to.zoom - from.zoom) * eased - dip * 4 * eased * (1 - eased);
    changed(true);
    if (t < 1) motion = requestAnimationFrame(step);
  };
  step(began);
}
function flyTo(place) {
  fly({ x: place.x, y: place.y, zoom: place.area ? Math.min(Math.max(view.zoom, 4), 6) : Math.max(view.zoom, 7.5) });
}

let asked = false;
function changed(zoomed) {
  settle();
  tip.hidden = true;
  if (zoomed) clusters_zoom = null;
  draw();
}
function draw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => { asked = false; drawNow(); });
}
function drawNow() {
  if (clusters_zoom !== Math.round(view.zoom * 4)) cluster();
  placeMarkers();
  paint(Math.min(3, devicePixelRatio || 1));
  drawScale();
}
function resize() {
  width = view_element.clientWidth || 1;
  height = view_element.clientHeight || 1;
  settle();
  clusters_zoom = null;
  draw();
}

// --- the basemap: outlines as deltas of whole numbers, five bits a letter
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const value_of = new Uint8Array(128);
for (let i = 0; i < 64; ++i) value_of[letters.charCodeAt(i)] = i;

function decoded(text, closed) {
  const path = new Path2D();
  let at = 0, x = 0, y = 0;
  const next = () => {
    let value = 0, shift = 0, bits;
    do {
      bits = value_of[text.charCodeAt(at++)];
      value += (bits & 31) * 2 ** shift;
      shift += 5;
    } while (bits & 32);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  };
  while (at < text.length) {
    let points = next();
    for (let first = true; points-- > 0; first = false) {
      x += next();
      y += next();
      if (first) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    if (closed) path.closePath();
  }
  return path;
}
function drawing(tile) {
  const paths = {};
  for (const [kind, text] of Object.entries(tile.areas)) paths[kind] = decoded(text, true);
  for (const [kind, text] of Object.entries(tile.lines)) paths[kind] = decoded(text, false);
  return { from: tile.from, box: tile.box, side: tile.side, paths };
}
const world = drawing(data.basemap.world);
const tiles = data.basemap.tiles.map(drawing);
const names = data.basemap.names.map((n) => ({ text: n[0], kind: n[1], from: n[2], to: n[3], ...projected(n[5], n[4]), dot: n[1] === "city" || n[1] === "capital" }));

const light_map = { sea: "#cfe0ea", land: "#f6f3ec", urban: "#e6ddd2", lake: "#bcd4e2", river: "#8fb6cc", coast: "#8fb6cc", glacier: "#f4f8fa",
  country: "#8d7f93", band: "rgba(141, 127, 147, .12)", admin1: "#cfc6bd", contested: "rgba(185, 169, 196, .35)", text: "#3a3f47", halo: "#fbf9f4",
  country_name: "#6d6478", admin1_name: "#a0968a", water: "#5f8aa6" };
const dark_map = { sea: "#15202b", land: "#22292f", urban: "#2e363d", lake: "#1b2c3a", river: "#2f5168", coast: "#2f5168", glacier: "#2b343b",
  country: "#7f8a96", band: "rgba(127, 138, 150, .12)", admin1: "#3a434b", contested: "rgba(74, 65, 86, .6)", text: "#d7dde3", halo: "#1b2126",
  country_name: "#9aa7b4", admin1_name: "#717c87", water: "#5f8aa6" };
let printing = false;
const colours = () => (dark.matches && !printing ? dark_map : light_map);

function paintShapes(drawn, ink, unit) {
  const fill = (kind, colour) => {
    if (!drawn.paths[kind]) return;
    context.fillStyle = colour;
    context.fill(drawn.paths[kind], "evenodd");
  };
  const stroke = (kind, colour, wide, dash = []) => {
    if (!drawn.paths[kind]) return;
    context.strokeStyle = colour;
    context.lineWidth = wide / unit;
    context.setLineDash(dash.map((length) => length / unit));
    context.stroke(drawn.paths[kind]);
  };
  context.lineJoin = context.lineCap = "round";
  fill("land", ink.land);
  fill("glacier", ink.glacier);
  if (view.zoom > 4) fill("urban", ink.urban);
  fill("contested", ink.contested);
  stroke("river", ink.river, Math.max(0.5, Math.min(1.4, 0.5 + (view.zoom - 3) * 0.2)));
  fill("lake", ink.lake);
  if (view.zoom > 4.5) stroke("admin1_border", ink.admin1, 0.9, [4, 2.5]);
  stroke("coast", ink.coast, 0.8);
  if (view.zoom > 3) stroke("country_border", ink.band, 5);
  stroke("country_border", ink.country, view.zoom > 3 ? 1.3 : 0.8);
  stroke("disputed_border", ink.country, view.zoom > 3 ? 1.3 : 0.8, [6, 3, 1.5, 3]);
}
// The world, and over it the finer tiles of this zoom, the finest last.
function paint(ratio) {
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const ink = colours(), scale = scaleOf(view.zoom);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = ink.sea;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const reach = { l: view.x - width / 2 / scale, r: view.x + width / 2 / scale, t: view.y - height / 2 / scale, b: view.y + height / 2 / scale };
  for (const turn of reach.l < 0 || reach.r > 1 ? [-1, 0, 1] : [0]) {
    const place = (side) => {
      const unit = scale / side;
      context.setTransform(ratio * unit, 0, 0, ratio * unit, ratio * (width / 2 + (turn - view.x) * scale), ratio * (height / 2 - view.y * scale));
      return unit;
    };
    paintShapes(world, ink, place(world.side));
    for (const tile of tiles) {
      const [l, t, r, b] = tile.box;
      if (tile.from > view.zoom || l + turn > reach.r || r + turn < reach.l || t > reach.b || b < reach.t) continue;
      context.save();
      const unit = place(tile.side);
      context.beginPath();
      context.rect(l * tile.side, t * tile.side, (r - l) * tile.side, (b - t) * tile.side);
      context.clip();
      context.fillStyle = ink.sea;
      context.fillRect(l * tile.side, t * tile.side, (r - l) * tile.side, (b - t) * tile.side);
      paintShapes(tile, ink, unit);
      context.restore();
    }
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.setLineDash([]);
  paintNames(ink);
}

// --- names: those of places first, then the map's, each where there is room
const font = getComputedStyle(document.body).fontFamily;
const styles = {
  country: (ink) => [`600 13px ${font}`, ink.country_name, "2.5px"],
  capital: (ink) => [`600 13px ${font}`, ink.text, "0px"],
  city: (ink) => [`500 12px ${font}`, ink.text, "0px"],
  water: (ink) => [`italic 12px ${font}`, ink.water, "0.5px"],
  place: (ink) => [`600 12.5px ${font}`, ink.text, "0px"],
};
function paintNames(ink) {
  const taken = clusters.filter((one) => one.at && !one.button.hidden).map((one) => boxOf(one));
  const free = (box) => box.l > -40 && box.r < width + 40 && box.t > 2 && box.b < height - 2 &&
    taken.every((other) => box.r < other.l || box.l > other.r || box.b < other.t || box.t > other.b);
  const write = (text, style, x, y, align) => {
    const [face, colour, spacing] = styles[style](ink);
    context.font = face;
    if ("letterSpacing" in context) context.letterSpacing = spacing;
    const wide = context.measureText(text).width;
    const left = align === "center" ? x - wide / 2 : align === "end" ? x - wide : x;
    const box = { l: left - 3, r: left + wide + 3, t: y - 8, b: y + 8 };
    if (!free(box)) return false;
    taken.push(box);
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = ink.halo;
    context.strokeText(text, left, y);
    context.fillStyle = colour;
    context.fillText(text, left, y);
    return true;
  };
  const named = new Set();
  for (const one of clusters) {
    if (!one.at || one.area || !one.button) continue;
    const text = one.places[0].name.length > 28 ? one.places[0].name.slice(0, 27) + "…" : one.places[0].name;
    if (write(text, "place", one.at.x + one.r + 5, one.at.y, "start") || write(text, "place", one.at.x - one.r - 5, one.at.y, "end") ||
        write(text, "place", one.at.x, one.at.y + one.r + 11, "center")) named.add(one.places[0].name);
  }
  for (const one of clusters) for (const place of one.places) named.add(place.name);
  for (const name of names) {
    if (name.from > view.zoom || name.to <= view.zoom || named.has(name.text)) continue;
    const at = shownAt(name);
    if (at.x < -60 || at.x > width + 60 || at.y < 0 || at.y > height) continue;
    const text = name.kind === "country" ? name.text.toUpperCase() : name.text;
    if (!name.dot) {
      write(text, name.kind, at.x, at.y, "center");
    } else if (free({ l: at.x - 3, r: at.x + 3, t: at.y - 3, b: at.y + 3 }) &&
               (write(text, name.kind, at.x + 6, at.y, "start") || write(text, name.kind, at.x - 6, at.y, "end"))) {
      context.beginPath();
      context.arc(at.x, at.y, name.kind === "capital" ? 3 : 2.2, 0, 2 * Math.PI);
      context.fillStyle = ink.text;
      context.fill();
    }
  }
  if ("letterSpacing" in context) context.letterSpacing = "0px";
}

// --- markers: places that would overlap are one
let clusters = [], clusters_zoom = null;
const radius = (count) => Math.min(26, (8 + 5 * Math.sqrt(count)) / 2);
function cluster() {
  clusters_zoom = Math.round(view.zoom * 4);
  const scale = scaleOf(view.zoom);
  const found = [], cells = new Map(), cell = 64 / scale;
  const key = (x, y) => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
  const ordered = places.filter((place) => place.count > 0).sort((a, b) => a.area - b.area || b.count - a.count || a.index - b.index);
  for (const place of ordered) {
    let near = null;
    for (let i = -1; i <= 1 && !near; ++i) {
      for (let j = -1; j <= 1 && !near; ++j) {
        for (const one of cells.get(key(place.x + i * cell, place.y + j * cell)) || []) {
          const reach = (radius(one.count) + radius(place.count)) * 0.75 / scale;
          if (one.area === place.area && Math.hypot(one.x - place.x, one.y - place.y) < reach) { near = one; break; }
        }
      }
    }
    if (near) {
      near.places.push(place);
      near.count += place.count;
      continue;
    }
    const made = { x: place.x, y: place.y, area: place.area, places: [place], count: place.count };
    found.push(made);
    const home_cell = key(place.x, place.y);
    if (!cells.has(home_cell)) cells.set(home_cell, []);
    cells.get(home_cell).push(made);
  }
  clusters = found;
  const buttons = $("#markers");
  const focused = document.activeElement?.closest?.("#markers button")?.dataset.place;
  buttons.replaceChildren(...clusters.slice(0, 1500).map((one) => {
    const first = one.places[0], others = one.places.length - 1;
    one.r = one.area ? 11 : radius(one.count);
    context.font = `600 11.5px ${font}`;
    const text = one.area ? `${first.name} ${number(one.count)}` : one.count >= 5 ? number(one.count) : "";
    one.half = one.area ? context.measureText(text).width / 2 + 10 : one.r;
    one.label = `${first.name}${others > 0 ? ` and ${counted(others, "place")} nearby` : ""}, ${counted(one.count, "mention")}`;
    one.button = element("button", { type: "button", class: one.area ? "marker area" : "marker", "aria-label": one.label, "data-place": first.index }, text);
    one.button.cluster = one;
    if (!one.area) {
      one.button.style.width = one.button.style.height = `${2 * one.r}px`;
      one.button.style.setProperty("--glow", `${Math.round(5 + 3 * Math.sqrt(Math.min(one.count, 40)) / 2)}px`);
    }
    return one.button;
  }));
  if (focused !== undefined) buttons.querySelector(`[data-place="${focused}"]`)?.focus({ preventScroll: true });
}
const boxOf = (one) => ({ l: one.at.x - one.half, r: one.at.x + one.half, t: one.at.y - one.r, b: one.at.y + one.r });
const apart = (a, b) => a.r < b.l || a.l > b.r || a.b < b.t || a.t > b.b;
// Markers stand before areas, which are written where there is room. Clusters are in that order.
function placeMarkers() {
  const taken = [];
  for (const one of clusters) {
    if (!one.button) continue;
    const at = shownAt(one);
    const selected = one.places.some((place) => selection.includes(place));
    let inside = at.x > -60 && at.x < width + 60 && at.y > -40 && at.y < height + 40;
    one.at = inside ? at : null;
    if (inside && one.area && !selected) inside = taken.every((box) => apart(box, boxOf(one)));
    if (inside) taken.push(boxOf(one));
    one.button.hidden = !inside;
    one.button.setAttribute("aria-pressed", selected);
    if (inside) one.button.style.transform = `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px) translate(-50%, -50%)`;
  }
}
$("#markers").addEventListener("click", (event) => {
  const one = event.target.closest("button")?.cluster;
  if (!one) return;
  limit = page_size;
  select(one.places, event.detail === 0 || !matchMedia("(max-width: 640px)").matches);
  if (matchMedia("(max-width: 640px)").matches) $("#passages").scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "nearest" });
});

// What is under the mouse or has the focus is lit up everywhere, and named on the map.
const tip = element("div", { id: "tip", "aria-hidden": "true", hidden: true });
view_element.append(tip);
function light(index) {
  const place = index === undefined ? null : places[index];
  for (const one of clusters) one.button?.classList.toggle("lit", place !== null && one.places.includes(place));
  for (const button of $("#places ol").querySelectorAll("button")) button.classList.toggle("lit", place !== null && Number(button.dataset.place) === place.index);
}
function showTip(one) {
  tip.hidden = !one || !one.at;
  if (tip.hidden) return;
  tip.textContent = one.label;
  const x = Math.max(4, Math.min(width - tip.offsetWidth - 4, one.at.x - tip.offsetWidth / 2));
  const above = one.at.y - one.r - tip.offsetHeight - 8;
  tip.style.transform = `translate(${x}px, ${above > 4 ? above : one.at.y + one.r + 8}px)`;
}
for (const kind of ["pointerover", "focusin"]) {
  $("#markers").addEventListener(kind, (event) => {
    const one = event.target.closest("button")?.cluster;
    showTip(one);
    light(one?.places[0].index);
    if (kind === "focusin" && one?.at && (one.at.x < 0 || one.at.y < 0 || one.at.x > width || one.at.y > height)) fly({ x: one.x, y: one.y, zoom: view.zoom });
  });
}
for (const kind of ["pointerout", "focusout"]) $("#markers").addEventListener(kind, () => { showTip(null); light(undefined); });

// --- the mouse, fingers and keys on the map
const pointers = new Map();
let dragged = false;
view_element.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  cancelAnimationFrame(motion);
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  dragged = false;
});
addEventListener("pointermove", (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const now = { x: event.clientX, y: event.clientY };
  if (!dragged && Math.hypot(now.x - last.x, now.y - last.y) < 4) return;
  if (!dragged) {
    dragged = true;
    view_element.classList.add("held");
    view_element.setPointerCapture?.(event.pointerId);
  }
  if (pointers.size === 2) {
    const other = [...pointers.entries()].find(([id]) => id !== event.pointerId)[1];
    const box = view_element.getBoundingClientRect();
    const was = Math.hypot(last.x - other.x, last.y - other.y), is = Math.hypot(now.x - other.x, now.y - other.y);
    if (was > 0 && is > 0) zoomAt((now.x + other.x) / 2 - box.left, (now.y + other.y) / 2 - box.top, view.zoom + Math.log2(is / was));
  } else {
    moveBy(now.x - last.x, now.y - last.y);
  }
  pointers.set(event.pointerId, now);
});
for (const kind of ["pointerup", "pointercancel"]) {
  addEventListener(kind, (event) => {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) view_element.classList.remove("held");
  });
}
view_element.addEventListener("click", (event) => {
  if (!dragged) return;
  dragged = false;
  event.stopPropagation();
}, true);
view_element.addEventListener("wheel", (event) => {
  event.preventDefault();
  cancelAnimationFrame(motion);
  const box = view_element.getBoundingClientRect();
  const lines = event.deltaMode === 1 ? 20 : 1;
  zoomAt(event.clientX - box.left, event.clientY - box.top, view.zoom - Math.max(-1, Math.min(1, (event.deltaY * lines) / (event.ctrlKey ? 60 : 300))));
}, { passive: false });
view_element.addEventListener("dblclick", (event) => {
  if (event.target.closest("button")) return;
  const box = view_element.getBoundingClientRect();
  zoomAt(event.clientX - box.left, event.clientY - box.top, view.zoom + 1);
});
const steps = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };
view_element.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (steps[event.key]) moveBy(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoomAt(width / 2, height / 2, view.zoom + 0.5);
  else if (event.key === "-") zoomAt(width / 2, height / 2, view.zoom - 0.5);
  else if (event.key === "Home") fly(home());
  else return;
  event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && selection.length > 0) select([], false);
});
$("#zoom-in").addEventListener("click", () => fly({ ...view, zoom: Math.min(closest, view.zoom + 1) }));
$("#zoom-out").addEventListener("click", () => fly({ ...view, zoom: Math.max(leastZoom(), view.zoom - 1) }));
$("#home").addEventListener("click", () => fly(home()));

function drawScale() {
  const lat = Math.atan(Math.sinh(Math.PI * (1 - 2 * view.y)));
  const km_a_px = (40075.017 * Math.cos(lat)) / scaleOf(view.zoom);
  let length = 10 ** Math.floor(Math.log10(km_a_px * 110));
  for (const more of [5, 2]) if (length * more <= km_a_px * 110) { length *= more; break; }
  const bar = $("#scale span");
  bar.textContent = length >= 1 ? `${number(length)} km` : `${Math.round(length * 1000)} m`;
  bar.style.width = `${Math.max(36, length / km_a_px)}px`;
}

// --- filters
let waiting = 0;
function filterChanged() {
  filter.words = fold($("#words").value).split(/\s+/).filter(Boolean);
  filter.from = $("#from").value;
  filter.to = $("#to").value;
  limit = page_size;
  refilter();
}
$("#filters").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filterChanged, 120); });
$("#filters").addEventListener("submit", (event) => { event.preventDefault(); filterChanged(); });
$("#clear").addEventListener("click", () => { $("#filters").reset(); filterChanged(); $("#words").focus(); });
const dates = documents.map((one) => one.date.slice(0, 10)).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date)).sort();
for (const id of ["#from", "#to"]) {
  if (dates.length === 0) $(id).disabled = true;
  else [$(id).min, $(id).max] = [dates[0], dates[dates.length - 1]];
}

// --- on paper: all passages, and the part of the world that is on the screen, in the light colours. The page is laid out for
// paper only after this, so the size of the map there (page.css) is known beforehand.
const paper = { width: 640, height: 420 };
let on_screen = null;
addEventListener("beforeprint", () => {
  on_screen = { ...view };
  printing = true;
  view.zoom -= Math.max(0, Math.log2(width / paper.width), Math.log2(height / paper.height));
  ({ width, height } = paper);
  cancelAnimationFrame(motion);
  drawPassages(true);
  cluster();
  placeMarkers();
  paint(3);
  drawScale();
});
addEventListener("afterprint", () => {
  printing = false;
  Object.assign(view, on_screen);
  drawPassages();
  resize();
});

dark.addEventListener("change", draw);
new ResizeObserver(resize).observe(view_element);
refilter();
resize();
Object.assign(view, home());
settle();
clusters_zoom = null;
drawNow();
document.documentElement.dataset.ready = "yes";
