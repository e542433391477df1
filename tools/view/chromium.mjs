// A headless Chromium with software WebGL, driven over the DevTools protocol through a pipe. Needs no package of Node.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const patience = 60_000; // ms that an answer may take on a busy machine

export async function open(address, { width = 1280, height = 900, dark = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), "view-"));
  const browser = spawn("chromium", [
    "--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--hide-scrollbars",
    "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run", `--user-data-dir=${profile}`,
    "--remote-debugging-pipe", "about:blank",
  ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [write, read] = [browser.stdio[3], browser.stdio[4]];
  const waiting = new Map(), heard = [], told = [];
  let [next, text] = [1, ""];
  read.setEncoding("utf8");
  read.on("data", part => {
    text += part;
    for (let end = text.indexOf("\0"); end >= 0; end = text.indexOf("\0")) {
      hear(JSON.parse(text.slice(0, end)));
      text = text.slice(end + 1);
    }
  });

  function hear(message) {
    if (message.id) {
      const { done, fail } = waiting.get(message.id);
      waiting.delete(message.id);
      return message.error ? fail(new Error(message.error.message)) : done(message.result);
    }
    const { method, params } = message;
    if (method === "Runtime.exceptionThrown") told.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled") told.push(`${params.type}: ${params.args.map(a => a.value ?? a.description).join(" ")}`);
    if (method === "Log.entryAdded" && !/GPU stall|swiftshader|software WebGL/i.test(params.entry.text)) told.push(params.entry.text);
    if (method === "Network.requestWillBeSent") heard.push(params.request.url);
  }

  function send(method, params = {}, sessionId = undefined) {
    const id = next++;
    write.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((done, fail) => {
      const limit = setTimeout(() => fail(new Error(`no answer to ${method}`)), patience);
      waiting.set(id, { done: r => { clearTimeout(limit); done(r); }, fail: e => { clearTimeout(limit); fail(e); } });
    });
  }

  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const page = (method, params) => send(method, params, sessionId);
  await Promise.all(["Page", "Runtime", "Log", "Network"].map(domain => page(`${domain}.enable`)));
  await page("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  await page("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
  await page("Page.navigate", { url: address });

  const made = {
    told, heard,
    async evaluate(expression) {
      const { result, exceptionDetails } = await page("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    // Waits until an expression is true.
    async until(expression) {
      for (const end = Date.now() + patience; Date.now() < end;) {
        if (await made.evaluate(`document.readyState === "complete" && (${expression})`)) return;
        await new Promise(done => setTimeout(done, 50));
      }
      throw new Error(`never became true: ${expression}`);
    },
    async mouse(type, x, y, more = {}) {
      await page("Input.dispatchMouseEvent",
        { type, x, y, button: "left", buttons: type === "mouseReleased" ? 0 : 1, clickCount: 1, ...more });
    },
    async click(x, y) {
      await made.mouse("mousePressed", x, y);
      await made.mouse("mouseReleased", x, y);
    },
    async key(key) {
      await page("Input.dispatchKeyEvent", { type: "keyDown", key, text: key.length === 1 ? key : undefined });
      await page("Input.dispatchKeyEvent", { type: "keyUp", key });
    },
    async screenshot() {
      await made.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      return Buffer.from((await page("Page.captureScreenshot", { format: "png" })).data, "base64");
    },
    async close() {
      const ended = new Promise(done => browser.once("exit", done));
      send("Browser.close").catch(() => {});
      await Promise.race([ended, new Promise(done => setTimeout(done, 10_000))]);
      browser.kill("SIGKILL");
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return made;
}

// The pixels of a PNG without interlacing, 8 bits a channel.
export function pixels(png) {
  const parts = [];
  let width, height, channels;
  for (let at = 8; at < png.length;) {
    const [length, type] = [png.readUInt32BE(at), png.toString("latin1", at + 4, at + 8)];
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
    if (type === "IDAT") parts.push(body);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts)), stride = width * channels, out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? out[y * stride + x - channels] : 0, up = y > 0 ? out[(y - 1) * stride + x] : 0;
      const corner = x >= channels && y > 0 ? out[(y - 1) * stride + x - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return { width, height, at: (x, y) => [...out.subarray(y * stride + x * channels, y * stride + x * channels + 3)] };
}

function paeth(a, b, c) {
  const p = a + b - c, [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
