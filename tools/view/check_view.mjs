// Looks at a view in a headless Chromium with software WebGL: node tools/view/check_view.mjs PAGE.html [FOLDER]
// Slider, menu, cut, mouse and keys are used as a user would; what the page shows and the pixels it draws are held against the numbers
// in the page. FOLDER receives screenshots. Prints "ok ..." or "FAILED ..." per check and ends non-zero when one failed.
import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { open, pixels } from "./chromium.mjs";

const [file, shots] = process.argv.slice(2);
if (shots) mkdirSync(shots, { recursive: true });
const text = readFileSync(file, "utf8");
const header = JSON.parse(/id="view">([^<]*)</.exec(text)[1]);
const last = header.states.length - 1;
let failed = 0;

function check(name, right, found = "") {
  if (!right) failed++;
  console.log(right ? `ok ${name}` : `FAILED ${name} ${found}`);
}

// Arrays of a state, read without the page's own script.
function arraysOf(index) {
  const bytes = inflateSync(Buffer.from(new RegExp(`id="state-${index}">([^<]*)<`).exec(text)[1], "base64"));
  const kinds = { u8: Uint8Array, i32: Int32Array, f32: Float32Array };
  const buffer = new Uint8Array(bytes).buffer;
  return Object.fromEntries(header.states[index].arrays.map(({ name, type, offset, count }) => [name,
    new kinds[type](buffer, offset, count)]));
}

const value = id => `document.getElementById("${id}").value`;
const words = id => `document.getElementById("${id}").textContent`;
const set = (id, to, event) =>
  `(e => { e.value = ${JSON.stringify(String(to))}; e.dispatchEvent(new Event("${event}")); })(document.getElementById("${id}"))`;
const count = what => `document.querySelectorAll("${what}").length`;
const far = (a, b) => Math.max(...a.map((x, k) => Math.abs(x - b[k])));
const light = c => 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2];

async function shot(page, name) {
  await page.until("document.body.dataset.sharp === 'true'"); // it rests
  const png = await page.screenshot();
  if (shots) writeFileSync(join(shots, `${name}.png`), png);
  return pixels(png);
}

// Share of the pixels of the scene that a test on their colour accepts.
function part(picture, box, accepts) {
  let [found, all] = [0, 0];
  for (let y = Math.ceil(box.y) + 2; y < box.y + box.height - 2; y += 3)
    for (let x = Math.ceil(box.x) + 2; x < box.x + box.width - 2; x += 3) { all++; if (accepts(picture.at(x, y))) found++; }
  return found / all;
}

// Pixels that differ, of every seventh in either direction.
function moved(box, a, b) {
  let n = 0;
  for (let y = Math.ceil(box.y); y < box.y + box.height; y += 7)
    for (let x = Math.ceil(box.x); x < box.x + box.width; x += 7) if (far(a.at(x, y), b.at(x, y)) > 20) n++;
  return n;
}

async function start(options) {
  const page = await open(pathToFileURL(file).href, options);
  await page.until("document.body.dataset.ready !== undefined || !document.getElementById('trouble').hidden");
  const box = await page.evaluate("document.getElementById('scene').getBoundingClientRect().toJSON()");
  return { page, box };
}

async function showState(page, index) {
  await page.evaluate(set("state", index, "input"));
  await page.until(`document.body.dataset.state === "${index}"`);
}

async function daylight() {
  const { page, box } = await start({});
  try {
    check("the page shows its picture", await page.evaluate("document.getElementById('trouble').hidden"),
      await page.evaluate(words("trouble")));
    console.log(`   first picture after ${await page.evaluate("document.body.dataset.ready")} ms, software WebGL`);
    const ground = [238, 241, 244];
    const first = await shot(page, "view");
    const drawn = part(first, box, c => far(c, ground) > 12);
    check("the electrode fills a good part of the picture", drawn > 0.15 && drawn < 0.9, drawn);
    check("the copper is seen", part(first, box, c => c[0] > c[1] * 1.3 && c[1] > c[2] * 1.5) > 0.01);

    await states(page, box, ground);
    await colours(page, box);
    await cuts(page, box, ground);
    await picking(page, box);
    await keys(page, box);

    check("nothing was written to the console", page.told.length === 0, page.told.join(" | "));
    check("nothing was loaded but the page", page.heard.every(u => u.startsWith("file:") || u.startsWith("data:")), page.heard.join(" "));
  } finally {
    await page.close();
  }
}

async function states(page, box, ground) {
  check("it opens on the last state", await page.evaluate(value("state")) === String(last));
  const heights = [];
  for (const index of [0, last]) {
    await showState(page, index);
    const state = header.states[index];
    const named = await page.evaluate(words("state-name"));
    check(`the slider names state ${index}`, named.startsWith(`${(100 * state.ratio).toFixed(1)} % calendering`), named);
    await page.evaluate("document.querySelector('[data-view=side]').click()");
    await page.evaluate(set("quantity", "coordination", "change"));
    const picture = await shot(page, index === 0 ? "first" : "side");
    // Height of layer and copper in pixels: rows whose middle is not the ground.
    const pixel = (f, y) => picture.at(Math.round(box.x + f * box.width), Math.round(box.y) + y);
    const rows = [...Array(Math.floor(box.height)).keys()];
    const inked = rows.filter(y => [0.4, 0.45, 0.5, 0.55, 0.6].some(f => far(pixel(f, y), ground) > 40));
    heights.push((inked.at(-1) - inked[0]) / box.height);
    await page.evaluate("document.querySelector('[data-view=oblique]').click()");
  }
  if (header.states[last].height < 0.8 * header.states[0].height)
    check("the pressed layer is lower than the loose one", heights[1] < 0.9 * heights[0], heights);
  check("the table has a row per state", await page.evaluate(count("#table tbody tr")) >= header.states.length);
}

async function colours(page, box) {
  await showState(page, last);
  const q = header.quantities.find(q => q.key === "connected");
  if (!q) return;
  await page.evaluate(set("quantity", "connected", "change"));
  await page.evaluate("document.querySelector('[data-view=top]').click()"); // the lit sides of the copper are like what is connected
  const picture = await shot(page, "connected");
  await page.evaluate("document.querySelector('[data-view=oblique]').click()");
  const values = arraysOf(last).body_connected;
  const rgb = colour => [colour >> 16 & 255, colour >> 8 & 255, colour & 255];
  // Light and shade keep the ratios of the channels.
  const like = (c, colour) => { const s = light(c) / light(colour); return s > 0.3 && s < 1.1 && far(c, colour.map(x => s * x)) < 22; };
  for (const [k, { name, colour }] of q.classes.entries()) {
    const share = [...values].filter(v => Math.round(v) === k).length / values.length;
    const seen = part(picture, box, c => like(c, rgb(colour)));
    if (share === 0) check(`no body is drawn as ${name}, as none is`, seen < 0.01, seen);
    if (share > 0.6) check(`bodies are drawn as ${name}, as most are`, seen > 0.05, seen);
  }
  const legend = await page.evaluate(words("legend"));
  check("the legend names both classes", q.classes.every(({ name }) => legend.includes(name)), legend);
  await page.evaluate(set("quantity", "von_mises", "change"));
  check("the legend has a unit", (await page.evaluate(words("legend"))).includes("MPa"));
}

async function cuts(page, box, ground) {
  // From the side, where the flat tops under the press, which are sections then, are not seen.
  await page.evaluate("document.querySelector('[data-view=side]').click()");
  const whole = await shot(page, "side");
  await page.evaluate(set("cut", 1000, "input"));
  await page.evaluate(set("cut-axis", "z", "change"));
  const under = moved(box, whole, await shot(page, "under"));
  check("a cut above everything changes nothing", under < 20, under);
  await page.evaluate(set("cut-axis", "", "change"));
  await page.evaluate(set("cut", 500, "input"));
  await page.evaluate("document.querySelector('[data-view=oblique]').click()");
  const before = part(await shot(page, "whole"), box, c => far(c, ground) > 12);
  await page.evaluate(set("cut-axis", "y", "change"));
  const half = part(await shot(page, "cut"), box, c => far(c, ground) > 12);
  check("a cut takes a part away", half < 0.97 * before && half > 0.3 * before, `${half} of ${before}`);
  await page.evaluate(set("cut", 1000, "input"));
  check("a cut behind everything takes all but the box away",
    part(await shot(page, "none"), box, c => far(c, ground) > 12) < 0.35 * before);
  await page.evaluate(set("cut", 500, "input"));
  await page.evaluate(set("cut-axis", "", "change"));
  check("without a cut all is there again", Math.abs(part(await shot(page, "again"), box, c => far(c, ground) > 12) - before) < 0.002);
}

async function picking(page, box) {
  await page.evaluate("document.querySelector('[data-view=top]').click()");
  const arrays = arraysOf(last), bodies = header.states[last].bodies;
  // Seen from above, the body whose centre is highest shows at its centre; perspective widens a little.
  const top = [...Array(bodies).keys()].sort((a, b) => arrays.centre[3 * b + 2] - arrays.centre[3 * a + 2])[0];
  const at = await page.evaluate(`(p => lmpdemView.project(p))([${arrays.centre.slice(3 * top, 3 * top + 3).join(",")}])`);
  await page.click(box.x + at[0], box.y + at[1]);
  check("a click names the body under it", (await page.evaluate(words("body"))).startsWith(`Body ${top}`),
    `${(await page.evaluate(words("body"))).slice(0, 20)} for ${top}`);
  const shownText = await page.evaluate(words("body"));
  const contacts = [...arrays.first.keys()].filter(k => arrays.first[k] === top || arrays.second[k] === top);
  const metallic = contacts.filter(k => arrays.metallic[k] > 0).length;
  check("its contacts are counted", shownText.includes(`${contacts.length} contacts, ${metallic} metallic`));
  const path = [top];
  while (arrays.next[path.at(-1)] >= 0) path.push(arrays.next[path.at(-1)]);
  const said = arrays.next[path.at(-1)] === -1 ? `Path to the copper: ${path.join(" → ")} → copper.` : "No metallic path";
  check("its path to the copper is told", shownText.includes(said), said);
  await page.evaluate("document.querySelector('[data-view=oblique]').click()");
  const marked = await shot(page, "picked");
  const blue = part(marked, box, c => c[2] > 120 && c[2] > 1.4 * c[0]);
  const orange = part(marked, box, c => c[0] > 140 && c[0] > 1.5 * c[1] && c[1] > 1.5 * c[2]);
  if (contacts.some(k => arrays.metallic[k] > 0)) check("its contacts and its path are drawn", blue + orange > 0.0005, `${blue} ${orange}`);
  const other = contacts.map(k => arrays.first[k] === top ? arrays.second[k] : arrays.first[k]).find(b => b >= 0);
  if (other !== undefined) {
    await page.evaluate(`[...document.querySelectorAll("#body button")].find(b => b.textContent === "${other}").click()`);
    check("a contact leads to the other body", (await page.evaluate(words("body"))).startsWith(`Body ${other}`));
  }
  await page.click(box.x + 3, box.y + 3);
  check("a click beside the electrode clears", (await page.evaluate(words("body"))).startsWith("Click a body"));
}

// Pictures a second while an arrow is held; a pixel is read so that each is finished.
const rate = `new Promise(done => {
  const scene = document.getElementById("scene");
  const [gl, begun, pixel] = [scene.getContext("webgl2"), performance.now(), new Uint8Array(4)];
  const turn = left => {
    if (left === 0) return done(24000 / (performance.now() - begun));
    scene.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
    requestAnimationFrame(() => { gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel); turn(left - 1); });
  };
  turn(24);
})`;

async function keys(page, box) {
  await page.evaluate("document.getElementById('scene').focus()");
  await page.key("n");
  check("N selects a body", (await page.evaluate(words("body"))).startsWith("Body 0"));
  await page.key("Escape");
  check("Escape clears", (await page.evaluate(words("body"))).startsWith("Click a body"));
  if (last > 0) {
    await page.key("PageDown");
    await page.until(`document.body.dataset.state === "${last - 1}"`);
    check("Page Down goes back a state", await page.evaluate(value("state")) === String(last - 1));
    await page.key("PageUp");
    await page.until(`document.body.dataset.state === "${last}"`);
  }
  const still = await shot(page, "still");
  await page.key("ArrowLeft");
  const turned = await shot(page, "turned");
  check("an arrow turns the electrode", moved(box, still, turned) > 100, moved(box, still, turned));
  await page.key("ArrowRight");
  check("the other arrow turns it back", moved(box, still, await shot(page, "back")) < 20);
  await page.mouse("mousePressed", box.x + 200, box.y + 200);
  await page.mouse("mouseMoved", box.x + 320, box.y + 240);
  await page.mouse("mouseReleased", box.x + 320, box.y + 240);
  check("a drag turns it and selects nothing",
    moved(box, still, await shot(page, "dragged")) > 100 && (await page.evaluate(words("body"))).startsWith("Click a body"));
  console.log(`   turns with ${(await page.evaluate(rate)).toFixed(0)} pictures a second, software WebGL`);
  await page.evaluate("document.getElementById('bodies').open = true");
  await page.until("document.querySelectorAll('#bodies tbody tr').length > 0");
  check("the table holds every body", await page.evaluate(count("#bodies tbody tr")) === header.states[last].bodies);
}

async function night() {
  const { page, box } = await start({ dark: true, width: 390, height: 800 });
  try {
    const picture = await shot(page, "phone-dark");
    check("in the dark the ground is dark", light(picture.at(Math.round(box.x + 8), Math.round(box.y + 8))) < 30,
      picture.at(Math.round(box.x + 8), Math.round(box.y + 8)));
    check("the electrode is seen in the dark", part(picture, box, c => light(c) > 60) > 0.1);
    const width = await page.evaluate("document.documentElement.scrollWidth");
    check("the page is as wide as a phone", width <= 390, width);
    check("nothing was written to the console in the dark", page.told.length === 0, page.told.join(" | "));
  } finally {
    await page.close();
  }
}

for (const part of [daylight, night]) {
  try {
    await part();
  } catch (e) {
    check(`${part.name} came to its end`, false, e.stack);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
