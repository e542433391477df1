// What is shown, and how the user changes it.

const canvas = element("scene");
const now = { state: header.states.length - 1, quantity: header.quantities[0].key, selected: -1, arrays: null, surface: null, all: false };
const copper = rgb(header.copperColour).map(x => x / 255);
const patience = 40; // ms that a picture may take while it moves
let drawing;
let waiting = false, isSlow = false, resting;

function redraw() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; drawing.draw(ground(), cutPlane()); });
}

// Turned, zoomed or moved. Without a graphics card a picture takes long: then it has a quarter of its pixels until it rests.
function redrawMoving() {
  if (isSlow) resize(0.5);
  clearTimeout(resting);
  resting = setTimeout(() => isSlow ? fit() : judge(), 200);
  redraw();
}

function ground() {
  const hex = getComputedStyle(document.documentElement).getPropertyValue("--scene").trim().slice(1);
  return rgb(parseInt(hex, 16)).map(x => x / 255);
}

// The plane beyond which nothing is shown: its normal and its place along it [um].
function cutPlane() {
  const axis = "xyz".indexOf(element("cut-axis").value || "?");
  if (axis < 0) return none;
  const plane = [0, 0, 0, cutPlace(axis)];
  plane[axis] = 1;
  if (axis === 1) { plane[1] = -1; plane[3] = -plane[3]; } // what stands in front goes, seen from the side
  return plane;
}

function cutPlace(axis) {
  const length = [header.lengthX, header.lengthY, header.states[now.state].height][axis];
  return length * element("cut").value / 1000;
}

async function showState(index) {
  now.state = Math.min(header.states.length - 1, Math.max(0, index));
  const [wanted, state] = [now.state, header.states[now.state]];
  element("state").value = wanted;
  element("state-name").textContent = `${titleOf(state)}, ${state.height.toFixed(1)} µm`;
  element("state").setAttribute("aria-valuetext", `${titleOf(state)}, ${state.spheres ? "spheres" : "deformed bodies"}`);
  const arrays = await stateArrays(wanted);
  if (wanted !== now.state) return; // the user has gone on
  now.arrays = arrays;
  now.surface = surfaceOf(arrays, state.bodies);
  drawing.setSurface(cornersOf(now.surface));
  showQuantity();
  showFrame(state);
  select(now.selected < state.bodies ? now.selected : -1);
  if (element("bodies").open) showBodies(arrays, state, select);
  document.body.dataset.state = wanted; // what the picture shows now
}

function showQuantity() {
  const q = quantity(now.quantity);
  now.colours = coloursOf(q, now.arrays, now.surface);
  drawing.setColours(now.colours);
  drawing.setPalette(paletteOf(q));
  element("meaning").textContent = q.key === "connected" && header.criterion ? `${q.meaning} (${header.criterion})` : q.meaning;
  showLegend(q, now.colours.includes(header.steps.unknown));
  showCut();
}

// The copper as a slab, the box and the press as lines.
function showFrame({ height }) {
  const [x, y, z] = [header.lengthX, header.lengthY, height];
  const at = (a, b, c) => [a ? x : 0, b ? y : 0, c];
  const slab = [];
  const face = (p, n) => [0, 1, 2, 0, 2, 3].forEach(k => slab.push(...p[k], ...n));
  const ring = c => [at(0, 0, c), at(1, 0, c), at(1, 1, c), at(0, 1, c)];
  const [low, high] = [ring(-header.foil), ring(0)];
  face(high, [0, 0, 1]);
  face([...low].reverse(), [0, 0, -1]);
  [[0, -1, 0], [1, 0, 0], [0, 1, 0], [-1, 0, 0]].forEach((n, k) => face([low[k], low[(k + 1) % 4], high[(k + 1) % 4], high[k]], n));
  drawing.setPart("copper", slab, copper);
  const lines = [];
  const line = (p, q) => lines.push(...p, 0, 0, 0, ...q, 0, 0, 0);
  const press = ring(z);
  for (let k = 0; k < 4; k++) { line(press[k], press[(k + 1) % 4]); line(high[k], press[k]); }
  drawing.setPart("frame", lines, [0.5, 0.55, 0.6], { lines: true });
}

// Selects a body, -1 none: marks it, its neighbours and its path, and fades all others.
function select(body) {
  now.selected = body;
  const { arrays } = now, state = header.states[now.state];
  const marks = new Uint8Array(state.bodies).fill(body < 0 ? 0 : 1);
  const path = body < 0 ? null : pathOf(arrays, body);
  const contacts = body < 0 ? [] : junctionsOf(arrays, body);
  for (const c of contacts) if (c.other >= 0) marks[c.other] = 4;
  for (const b of path ?? []) marks[b] = 3;
  if (body >= 0) marks[body] = 2;
  drawing.setMarks(marks);
  const steps = new Set((path ?? []).map((b, k) => metallicBetween(b, path[k + 1] ?? -1)));
  const chosen = contacts.map(c => c.index).filter(k => !steps.has(k));
  drawing.setPart("path", rods([...steps], 0.9), [0.95, 0.5, 0.1], { over: true });
  drawing.setPart("metallic", rods(chosen.filter(k => arrays.metallic[k] > 0), 0.5), [0.15, 0.6, 0.95], { over: true });
  drawing.setPart("insulating", rods(chosen.filter(k => !(arrays.metallic[k] > 0)), 0.25), [0.55, 0.55, 0.6], { over: true });
  const all = now.all && body < 0 ? [...arrays.first.keys()].filter(k => arrays.metallic[k] > 0) : [];
  drawing.setPart("all", rods(all, 0.4), [0.15, 0.6, 0.95], { over: true });
  showBody(arrays, state, body, select);
  redraw();
}

function metallicBetween(a, b) {
  const { first, second, metallic } = now.arrays;
  return first.findIndex((f, k) => metallic[k] > 0 && ((f === a && second[k] === b) || (f === b && second[k] === a)));
}

// Contacts as rods between centres, or down to the copper. Through a periodic side each end shows its half.
function rods(indices, radius) {
  const { centre, first, second, shift } = now.arrays, data = [];
  const at = b => [centre[3 * b], centre[3 * b + 1], centre[3 * b + 2]];
  for (const k of indices) {
    const from = at(first[k]);
    if (second[k] < 0) { rod(from, [from[0], from[1], 0], radius, data); continue; }
    const home = at(second[k]), s = [shift[3 * k], shift[3 * k + 1], shift[3 * k + 2]];
    const to = home.map((x, c) => x + s[c]);
    if (Math.hypot(...s) < 1e-6) { rod(from, to, radius, data); continue; }
    const half = from.map((x, c) => (to[c] - x) / 2);
    rod(from, from.map((x, c) => x + half[c]), radius, data);
    rod(home, home.map((x, c) => x - half[c]), radius, data);
  }
  return data;
}

function showCut() {
  const axis = "xyz".indexOf(element("cut-axis").value || "?");
  element("cut").disabled = axis < 0;
  element("cut-place").textContent = axis < 0 ? "" : `${cutPlace(axis).toFixed(1)} µm`;
  const inside = now.arrays[`facet_${now.quantity}`] ? header.steps.unknown : null;
  const section = axis < 0 ? null : sectionOf(now.surface, now.colours, cutPlane(), inside);
  drawing.setSection(section);
  drawing.setPart("outline", section?.outline ?? [], [0.1, 0.12, 0.14], { lines: true });
  redraw();
}

function moveCut(steps) {
  if (!element("cut-axis").value) element("cut-axis").value = "y";
  else element("cut").value = Number(element("cut").value) + 25 * steps;
  showCut();
}

function pickAt(x, y) {
  const ratio = canvas.width / canvas.clientWidth;
  return drawing.pick(Math.floor(x * ratio), canvas.height - 1 - Math.floor(y * ratio), cutPlane());
}

function listen() {
  element("state").oninput = e => showState(Number(e.target.value));
  element("quantity").onchange = e => { now.quantity = e.target.value; showQuantity(); };
  element("cut-axis").onchange = showCut;
  element("cut").oninput = showCut;
  element("junctions").onchange = e => { now.all = e.target.checked; select(now.selected); };
  element("bodies").ontoggle = () => { if (element("bodies").open) showBodies(now.arrays, header.states[now.state], select); };
  for (const b of document.querySelectorAll("[data-view]")) b.onclick = () =>
    { lookFrom(b.dataset.view, header.states[now.state].height); redraw(); };
  canvas.onkeydown = onKey;
  canvas.onwheel = e => { e.preventDefault(); zoom(Math.exp(e.deltaY * (e.deltaMode ? 0.03 : 0.001))); redrawMoving(); };
  listenToPointers();
  matchMedia("(prefers-color-scheme: dark)").onchange = redraw;
  new ResizeObserver(fit).observe(canvas);
}

function onKey(e) {
  const step = (by, last = header.states[now.state].bodies) =>
    select((now.selected + by + (now.selected < 0 && by < 0 ? 1 : 0) + last) % last);
  const moving = {
    ArrowLeft: () => turn(-0.1, 0), ArrowRight: () => turn(0.1, 0), ArrowUp: () => turn(0, 0.1), ArrowDown: () => turn(0, -0.1),
    "+": () => zoom(0.9), "=": () => zoom(0.9), "-": () => zoom(1 / 0.9),
  };
  const keys = {
    PageUp: () => showState(now.state + 1), PageDown: () => showState(now.state - 1),
    n: () => step(1), p: () => step(-1), c: () => moveCut(1), C: () => moveCut(-1),
    Escape: () => { element("cut-axis").value = ""; select(-1); showCut(); },
  };
  const act = moving[e.key] ?? keys[e.key];
  if (!act || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  act();
  if (moving[e.key]) redrawMoving();
  else redraw();
}

// One finger or button turns, with Shift or another button moves; two fingers zoom and move; a press without motion selects.
function listenToPointers() {
  const down = new Map();
  let far = 0;
  canvas.onpointerdown = e => { down.set(e.pointerId, [e.offsetX, e.offsetY]); far = down.size > 1 ? 100 : 0;
    canvas.setPointerCapture(e.pointerId); };
  canvas.onpointermove = e => {
    const last = down.get(e.pointerId);
    if (!last) return;
    const [dx, dy] = [e.offsetX - last[0], e.offsetY - last[1]], height = canvas.clientHeight;
    far += Math.hypot(dx, dy);
    const other = [...down].find(([id]) => id !== e.pointerId)?.[1];
    if (other) {
      zoom(Math.hypot(last[0] - other[0], last[1] - other[1]) / (Math.hypot(e.offsetX - other[0], e.offsetY - other[1]) || 1));
      pan(-dx / height / 2, dy / height / 2);
    } else if (e.shiftKey || e.buttons > 1) pan(-dx / height, dy / height);
    else turn(4 * dx / height, 4 * dy / height);
    down.set(e.pointerId, [e.offsetX, e.offsetY]);
    redrawMoving();
  };
  canvas.onpointerup = canvas.onpointercancel = e => {
    const known = down.delete(e.pointerId);
    if (known && e.type === "pointerup" && far < 4 && e.button === 0) select(pickAt(e.offsetX, e.offsetY));
  };
  canvas.oncontextmenu = e => e.preventDefault();
}

function fit() {
  resize(1);
  drawing.draw(ground(), cutPlane());
}

function resize(share) {
  const ratio = share * Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight].map(x => Math.max(1, Math.round(x * ratio)));
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  document.body.dataset.sharp = share === 1; // for tests
}

// Whether pictures take long, by the better of two. A cut, another state or a larger window may make them slow later.
function judge() {
  drawing.finish();
  const times = [0, 1].map(() => {
    const begun = performance.now();
    drawing.draw(ground(), cutPlane());
    drawing.finish();
    return performance.now() - begun;
  });
  isSlow = Math.min(...times) > patience;
}

async function start() {
  drawing = makeDrawing(canvas);
  element("state").max = header.states.length - 1;
  for (const q of header.quantities) element("quantity").append(new Option(q.label, q.key));
  lookFrom("oblique", header.states[now.state].height);
  await showState(now.state);
  listen();
  fit();
  globalThis.lmpdemView = { project: point => project(point, canvas.clientWidth, canvas.clientHeight) }; // pixels of a place [um]
  document.body.dataset.ready = Math.round(performance.now()); // for tests and the curious: ms until the first picture
  setTimeout(judge);
}

start().catch(e => {
  element("trouble").textContent = `The picture cannot be shown: ${e.message}. The tables below hold the same.`;
  element("trouble").hidden = false;
});
