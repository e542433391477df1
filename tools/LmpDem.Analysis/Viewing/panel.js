// What stands beside the picture: menu, legend, the numbers of a body, and the table of bodies.

const element = id => document.getElementById(id);

const rgb = colour => [colour >> 16 & 255, colour >> 8 & 255, colour & 255];
const scale = header.scale.map(rgb);
const unknownColour = rgb(header.unknownColour);

function colourAt(q, t) {
  if (q.classes) return rgb(q.classes[Math.round(t * (q.classes.length - 1))].colour);
  const at = t * (scale.length - 1), k = Math.min(scale.length - 2, Math.floor(at));
  return scale[k].map((x, c) => Math.round(x + (at - k) * (scale[k + 1][c] - x)));
}

// 255 colours and, last, that of values which are not known.
function paletteOf(q) {
  const rgba = new Uint8Array(1024);
  const { value, unknown } = header.steps;
  for (let k = 0; k < 256; k++) rgba.set([...(k === unknown ? unknownColour : colourAt(q, k / value)), 255], 4 * k);
  return rgba;
}

const css = colour => `rgb(${colour.join(",")})`;

function make(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  if (text !== undefined) made.textContent = text;
  return made;
}

function showLegend(q, hasUnknown) {
  const legend = element("legend");
  const swatch = (colour, text) => {
    const line = make("div");
    const box = make("span", "", { className: "swatch" });
    box.style.background = css(colour);
    line.append(box, text);
    return line;
  };
  legend.replaceChildren(make("div", q.unit ? `${q.label} (${q.unit})` : q.label));
  if (q.classes) {
    legend.append(...q.classes.map(({ name }, k) => swatch(colourAt(q, k / (q.classes.length - 1)), name)));
  } else {
    const bar = make("div", "", { className: "bar" });
    bar.style.background = `linear-gradient(to right, ${scale.map(css).join(", ")})`;
    const ends = make("div", undefined, { className: "ends" });
    ends.append(make("span", shown(q.low)), make("span", (q.clipped ? "≥ " : "") + shown(q.high)));
    legend.append(bar, ends);
  }
  if (hasUnknown) legend.append(swatch(unknownColour, "not known"));
}

// Contacts of a body, each with the other body (-1 the copper), its areas and its force.
function junctionsOf(arrays, body) {
  const found = [];
  for (let k = 0; k < arrays.first.length; k++) {
    if (arrays.first[k] !== body && arrays.second[k] !== body) continue;
    found.push({ index: k, other: arrays.first[k] === body ? arrays.second[k] : arrays.first[k], area: arrays.area[k],
      metallic: arrays.metallic[k], force: arrays.force[k] });
  }
  return found.sort((a, b) => b.metallic - a.metallic || b.area - a.area);
}

// The bodies from one down to the copper; null where no metallic path leads there.
function pathOf(arrays, body) {
  const path = [body];
  while (arrays.next[path[path.length - 1]] >= 0 && path.length <= arrays.next.length) path.push(arrays.next[path[path.length - 1]]);
  return arrays.next[path[path.length - 1]] === -1 ? path : null;
}

function showBody(arrays, state, body, choose) {
  const card = element("body");
  if (body < 0) {
    card.replaceChildren(make("p", "Click a body, or press N, to see its numbers, its contacts and its path to the copper.",
      { className: "note" }));
    return;
  }
  const list = make("dl");
  const row = (name, value) => list.append(make("dt", name), make("dd", value));
  row(state.spheres ? "radius" : "radius of its volume", shown(arrays.radius[body], "µm"));
  row("height of its centre", shown(arrays.centre[3 * body + 2], "µm"));
  for (const q of header.quantities) {
    const values = arrays[`body_${q.key}`];
    if (values) row(q.bodyLabel ?? q.label, q.place === "body" ? worded(q, values[body]) : shown(values[body], q.unit));
  }
  const path = pathOf(arrays, body);
  const contacts = junctionsOf(arrays, body);
  card.replaceChildren(make("h2", `Body ${body}`), list);
  if (arrays.first.length > 0) {
    card.append(make("p", path ? `Path to the copper: ${path.join(" → ")} → copper.` : "No metallic path to the copper.",
      { className: "path" }));
    card.append(contactTable(contacts, choose));
  }
}

function contactTable(contacts, choose) {
  const box = make("div", undefined, { className: "scroll tall", tabIndex: 0 });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Contacts of the body");
  const table = make("table");
  table.append(make("caption", `${contacts.length} contacts, ${contacts.filter(c => c.metallic > 0).length} metallic`));
  table.append(tableHead(["with", "area (µm²)", "metallic (µm²)", "force (µN)"]));
  const rows = make("tbody");
  for (const c of contacts) {
    const line = make("tr");
    const who = make("th");
    who.scope = "row";
    who.append(c.other < 0 ? "copper" : make("button", String(c.other), { type: "button", onclick: () => choose(c.other) }));
    line.append(who, ...[c.area, c.metallic, c.force].map(v => make("td", shown(v))));
    rows.append(line);
  }
  table.append(rows);
  box.append(table);
  return box;
}

function tableHead(columns) {
  const head = make("thead"), line = make("tr");
  line.append(...columns.map(c => make("th", c, { scope: "col" })));
  head.append(line);
  return head;
}

// All bodies of a state: the picture as numbers.
function showBodies(arrays, state, choose) {
  const known = header.quantities.filter(q => arrays[`body_${q.key}`]);
  const table = make("table");
  table.append(make("caption", `Bodies at ${titleOf(state)}; a number selects its body in the picture`));
  table.append(tableHead(["body", "height (µm)", ...known.map(q => (q.bodyLabel ?? q.label) + (q.unit ? ` (${q.unit})` : ""))]));
  const rows = make("tbody");
  for (let b = 0; b < state.bodies; b++) {
    const line = make("tr"), who = make("th");
    who.scope = "row";
    who.append(make("button", String(b), { type: "button", onclick: () => choose(b) }));
    line.append(who, make("td", shown(arrays.centre[3 * b + 2])),
      ...known.map(q => make("td", q.place === "body" ? worded({ ...q, unit: "" }, arrays[`body_${q.key}`][b])
        : shown(arrays[`body_${q.key}`][b]))));
    rows.append(line);
  }
  table.append(rows);
  element("bodies").querySelector(".scroll").replaceChildren(table);
}
