// One way to drive a page in Chromium, Firefox and WebKit, for journeys that are the same in all three.
//
// Each engine is driven by what its own makers ship: Chromium through Playwright as in harness.mjs, Firefox through
// WebDriver BiDi, which it speaks itself, WebKit through WebKitWebDriver, which starts WebKitGTK's MiniBrowser on a
// screen of its own (Xvfb). Clicks and keys are those of a mouse and a keyboard, not calls of the page's functions.
// No browser is fetched: `cargo xtask test` names installed ones, and by hand those on the path will do.
// Not here: anything about assessments.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import * as harness from "./harness.mjs";

/**
 * What one engine can do with one page; `Visit` makes the rest of it.
 *
 * @typedef {object} Page
 * @property {(script: string) => Promise<any>} evaluate what the promise gives that an expression is, from JSON text
 * @property {(x: number, y: number) => Promise<void>} click with the mouse, at a place of the window
 * @property {(keys: string[]) => Promise<void>} press keys together, the last one last, and lets go
 * @property {(script: string, path: string) => Promise<void>} setFile gives a file to the control that it finds
 * @property {(save: () => Promise<void>) => Promise<{ name: string, text: string }>} saved the file an action saves
 * @property {() => Promise<void>} reload
 * @property {() => Promise<Buffer>} screenshot a PNG
 * @property {() => Promise<string[]>} problems what a visitor should never meet, so far
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} [collectGarbage] where the engine can be told to
 */

/** How each engine is found and started. Without Chromium nothing can be tested, so it is not looked for here. */
const ENGINES = {
  Chromium: { find: () => [], start: chromium },
  Firefox: { find: () => programs("FIREFOX", ["firefox-esr", "firefox"]), start: firefox },
  WebKit: { find: () => [...programs("WEBKIT", ["WebKitWebDriver"], ["Xvfb"]), miniBrowser()], start: webkit },
};

/**
 * Every engine: with `start` if it is here, else with the reason why it is not. `SHIPWORTHY_WITHOUT_FIREFOX` and
 * `SHIPWORTHY_WITHOUT_WEBKIT` may hold a reason to leave one out.
 */
export const engines = Object.entries(ENGINES).map(([name, { find, start }]) => {
  const reason = name !== "Chromium" && process.env[`SHIPWORTHY_WITHOUT_${name.toUpperCase()}`];
  if (reason) return { name, reason };
  try {
    const found = find();
    return { name, start: async () => new Engine(name, await start(...found)) };
  } catch (error) {
    return { name, reason: error.message };
  }
});

/** The programs that an engine needs: what its variable names or one of `names` on the path, and the `others`. */
function programs(variable, names, others = []) {
  const named = process.env[`SHIPWORTHY_${variable}`];
  const onPath = (choices) => {
    const found = choices.map((name) => spawnSync("which", [name], { encoding: "utf8" }).stdout?.trim()).find(Boolean);
    if (!found) throw new Error(`no ${choices.join(" or ")} on the path`);
    return found;
  };
  return [named ?? onPath(names), ...others.map((name) => onPath([name]))];
}

/** WebKitGTK's own browser, which stands beside the library and not on the path. */
function miniBrowser() {
  const folders = ["/usr/libexec", "/usr/lib64", ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`)];
  const libraries = folders.flatMap((folder) => ["webkit2gtk-4.1", "webkitgtk-6.0"].map((name) => join(folder, name)));
  const found = libraries.map((library) => join(library, "MiniBrowser")).find(existsSync);
  if (!found) throw new Error("no MiniBrowser of WebKitGTK in /usr/lib or /usr/libexec");
  return found;
}

/** A running browser. */
class Engine {
  #browser;

  constructor(name, browser) {
    this.name = name;
    this.#browser = browser;
    this.version = browser.version;
  }

  /**
   * Opens a page of its own. Every request but those whose address `allows` accepts, every warning or error in the
   * console, every uncaught error and every breach of the page's policy is a problem.
   *
   * @param {string} url
   * @param {(url: string) => boolean} [allows] requests beside the page itself; none if not given
   */
  async open(url, allows = () => false) {
    const isAllowed = (asked) => asked === url || /^(data|blob|about):/.test(asked) || allows(asked);
    return new Visit(await this.#browser.open(url, isAllowed));
  }

  close() {
    return this.#browser.close();
  }
}

/** A page, and what people do in it. */
class Visit {
  #page;

  constructor(page) {
    this.#page = page;
    this.reload = () => page.reload();
    this.problems = () => page.problems();
    this.close = () => page.close();
    this.collectGarbage = page.collectGarbage;
  }

  /**
   * Calls a function in the page with plain data, and gives what it returns. In it, `find` and `findAll` look
   * for a place as `click` does.
   */
  evaluate(call, ...given) {
    return this.#page.evaluate(inPage(`(${call})(...${JSON.stringify(given)})`, true));
  }

  /** Calls a function in the page until it gives something that is true, and gives that. */
  async until(call, ...given) {
    // Only a page that never gets there meets this end.
    for (let turn = 0; turn < 400; turn++) {
      const answer = await this.evaluate(call, ...given);
      if (answer) return answer;
      await pause(50);
    }
    const shown = (await this.text()).slice(0, 500);
    throw new Error(`this did not come true: ${call} with ${JSON.stringify(given)}; the page shows:\n${shown}`);
  }

  /** Waits until a place is there. */
  async waitFor(place) {
    await this.until((place) => !!find(place), place);
  }

  /** The text of a place as it is shown, or of the whole page. */
  text(place = "body") {
    return this.evaluate((place) => find(place)?.innerText, place);
  }

  /**
   * Clicks in the middle of a place: a CSS selector that looks into open shadow roots, or `{ role, name }`, both with
   * `within`, another place, if the first one in the page is not meant.
   */
  async click(place) {
    const [x, y] = await this.until(async (place) => {
      const element = find(place);
      if (!element) return false;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const middle = () => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [Math.round(x + width / 2), Math.round(y + height / 2)];
      };
      const [x, y] = middle();
      // What still moves would be missed, and whatever lies over it would get the click.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      if (`${middle()}` !== `${[x, y]}`) return false;
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) {
        hit = hit.shadowRoot.elementFromPoint(x, y);
      }
      return element.contains(hit) && [x, y];
    }, place);
    await this.#page.click(x, y);
    await this.settled();
  }

  /** Presses a key by its name in `KeyboardEvent.key`, or several at once: `Shift+Tab`. */
  async press(name) {
    await this.#page.press(name.split("+"));
    await this.settled();
  }

  /** Types a text. */
  async type(text) {
    for (const key of text) await this.#page.press([key]);
    await this.settled();
  }

  /** Waits until what was done is on the screen. */
  settled() {
    return this.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }

  /** Gives a file to a control. */
  setFile(place, path) {
    return this.#page.setFile(inPage(`find(${JSON.stringify(place)})`, false), path);
  }

  /** The file that a click on a place saves. */
  saved(place) {
    return this.#page.saved(() => this.click(place));
  }

  /** Writes what is on the screen into a PNG file. */
  async screenshot(path) {
    await writeFile(path, await this.#page.screenshot());
  }
}

/** An expression that can look for places, and whose value is a promise; of JSON text if it is to be plain data. */
function inPage(expression, plain) {
  const value = plain ? `JSON.stringify(await (${expression})) ?? "null"` : expression;
  return `(async () => { const { find, findAll } = (${lookingThroughShadows})(); return ${value}; })()`;
}

/** Runs in the page. Places are looked for through open shadow roots, in the order in which they are shown. */
function lookingThroughShadows() {
  const ROLES = {
    button: "button, [role=button]",
    checkbox: "input[type=checkbox]",
    heading: "h1, h2, h3, h4",
    link: "a[href]",
    radio: "input[type=radio]",
    textbox: "input:not([type]), input[type=text], textarea",
  };
  const inOrder = function* (root) {
    for (const element of root.children) {
      yield element;
      if (element.shadowRoot) yield* inOrder(element.shadowRoot);
      yield* inOrder(element);
    }
  };
  // A label may go on with an explanation, on a line of its own.
  const nameOf = (element) =>
    (element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText).trim().split("\n")[0];
  const findAll = (place) => {
    const { css, role, name, within } = typeof place === "string" ? { css: place } : place;
    const root = within ? find(within) : document;
    if (!root) return [];
    const roots = root.shadowRoot ? [root.shadowRoot, root] : [root];
    const all = roots.flatMap((root) => [...inOrder(root)]);
    const selector = css ?? ROLES[role];
    return all.filter(
      (element) =>
        element.matches(selector) &&
        (name === undefined || nameOf(element) === name) &&
        // What has no box can be found by a selector (a control for files), but is not there for people.
        (css !== undefined || element.getClientRects().length > 0),
    );
  };
  const find = (place) => findAll(place)[0];
  return { find, findAll };
}

/** Ends a program that was started here, and waits for its end. */
function ends(program) {
  // A test that fails must not leave it behind.
  const kill = () => program.kill("SIGKILL");
  process.on("exit", kill);
  const ended = new Promise((done) => program.on("exit", done));
  return async () => {
    program.kill();
    const timer = setTimeout(kill, 5_000);
    await ended;
    clearTimeout(timer);
    process.off("exit", kill);
  };
}

/** A folder for a profile or for what is saved, and how to remove it. */
async function folder() {
  const path = await mkdtemp(join(tmpdir(), "shipworthy-engine-"));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The file that an action saves into a folder. */
async function savedInto(path, save) {
  const before = await readdir(path);
  await save();
  for (let turn = 0; turn < 200; turn++) {
    await pause(50);
    const [name, ...more] = (await readdir(path)).filter((name) => !before.includes(name));
    // While a file is being saved it is empty, or there is another one beside it.
    if (!name || more.length || /\.(part|wkdownload)$/.test(name)) continue;
    const text = await readFile(join(path, name), "utf8");
    if (text) return { name, text };
  }
  throw new Error("no file was saved");
}

// Chromium ---------------------------------------------------------------------------------------------------------

async function chromium() {
  const browser = await harness.launch();
  return {
    version: browser.version(),
    close: () => browser.close(),
    async open(url, isAllowed) {
      const { page, problems, close } = await harness.open(browser, url, isAllowed);
      return {
        evaluate: async (script) => JSON.parse(await page.evaluate(script)),
        click: (x, y) => page.mouse.click(x, y),
        press: (keys) => page.keyboard.press(keys.join("+")),
        setFile: async (script, path) => (await page.evaluateHandle(script)).setInputFiles(path),
        async saved(save) {
          const [download] = await Promise.all([page.waitForEvent("download"), save()]);
          return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
        },
        reload: () => page.reload(),
        screenshot: () => page.screenshot(),
        problems: async () => problems(),
        close,
        async collectGarbage() {
          const session = await page.context().newCDPSession(page);
          await session.send("HeapProfiler.collectGarbage");
          await session.detach();
        },
      };
    },
  };
}

// Firefox ----------------------------------------------------------------------------------------------------------

/**
 * Preferences of the profile. Firefox's own set for driven browsers is switched off, because it makes the browser
 * another one than people have: with it, for instance, pages from a disk may read their neighbours.
 */
const PREFERENCES = {
  "remote.prefs.recommended": false,
  "security.fileuri.strict_origin_policy": true,
  // No requests and no windows of its own.
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  // Files are saved without a question.
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.alwaysOpenPanel": false,
  "browser.download.panel.shown": true,
};

async function firefox(program) {
  const [profile, downloads] = [await folder(), await folder()];
  const preferences = { ...PREFERENCES, "browser.download.dir": downloads.path };
  // A list without its brackets is what stands between the parentheses of a call.
  const lines = Object.entries(preferences).map((pair) => `user_pref(${JSON.stringify(pair).slice(1, -1)});`);
  await writeFile(join(profile.path, "user.js"), lines.join("\n"));
  const args = ["--headless", "--no-remote", "--profile", profile.path, "--remote-debugging-port", "0"];
  const env = { ...process.env, HOME: profile.path };
  const browser = spawn(program, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  const end = ends(browser);
  const address = await said(browser, browser.stderr, /WebDriver BiDi listening on (ws:\S+)/);
  const { send, listen, hangUp } = await bidi(`${address}/session`);
  const { capabilities } = await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });

  return {
    version: capabilities.browserVersion,
    async close() {
      hangUp();
      await end();
      await profile.remove();
      await downloads.remove();
    },
    async open(url, isAllowed) {
      const { userContext } = await send("browser.createUserContext", {});
      const { context } = await send("browsingContext.create", { type: "tab", userContext });
      await send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 720 } });
      const found = [];
      const stop = listen(({ method, params }) => {
        if (method === "network.beforeRequestSent") {
          // A request of a frame has a context of its own; only one page is open at a time.
          const asked = params.request.url;
          if (!isAllowed(asked)) found.push(`request: ${params.request.method} ${asked}`);
        } else if (method === "log.entryAdded" && ["warn", "error"].includes(params.level)) {
          const kind = params.type === "console" ? `console ${params.level}` : "uncaught";
          found.push(`${kind}: ${params.text}`);
        }
      });
      const target = { context };
      const run = async (expression) => {
        const answer = await send("script.evaluate", { expression, target, awaitPromise: true });
        if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
        return answer.result;
      };
      const act = (type, actions) => send("input.performActions", { context, actions: [{ type, id: type, actions }] });
      await send("browsingContext.navigate", { context, url, wait: "complete" });
      return {
        evaluate: async (script) => JSON.parse((await run(script)).value),
        async click(x, y) {
          await act("pointer", mouse(x, y));
          // Two clicks in a row would be a double click.
          await send("input.releaseActions", { context });
        },
        press: (keys) => act("key", keyboard(keys)),
        async setFile(script, path) {
          const { sharedId } = await run(script);
          await send("input.setFiles", { context, element: { sharedId }, files: [path] });
        },
        saved: (save) => savedInto(downloads.path, save),
        reload: () => send("browsingContext.reload", { context, wait: "complete" }),
        async screenshot() {
          const { data } = await send("browsingContext.captureScreenshot", { context });
          return Buffer.from(data, "base64");
        },
        problems: async () => found,
        async close() {
          stop();
          await send("browser.removeUserContext", { userContext });
        },
      };
    },
  };
}

/** A connection by WebDriver BiDi: commands with answers, and events. */
async function bidi(address) {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const waiting = new Map();
  const listeners = new Set();
  let id = 0;
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "event") return listeners.forEach((listener) => listener(message));
    const { done, fail } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "success") done(message.result);
    else fail(new Error(`${message.error}: ${message.message}`));
  });
  socket.on("close", () => waiting.forEach(({ fail }) => fail(new Error("Firefox has gone"))));
  await new Promise((done, fail) => socket.on("open", done).on("error", fail));
  return {
    send: (method, params) =>
      new Promise((done, fail) => {
        waiting.set(++id, { done, fail });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hangUp: () => socket.terminate(),
  };
}

// WebKit -----------------------------------------------------------------------------------------------------------

/**
 * WebKitWebDriver tells nothing of the console, and MiniBrowser writes nothing of it while it is driven. So the page is
 * watched from inside: one from a server from its first line on, because the proxy puts the watch before it; one from
 * a disk only once it is loaded.
 */
async function webkit(driver, xvfb, miniBrowser) {
  const screen = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const endScreen = ends(screen);
  const display = `:${await said(screen, screen.stdio[3], /(\d+)\n/)}`;
  const home = await folder();
  const places = ["HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map((name) => [name, home.path]);
  const surroundings = { ...process.env, ...Object.fromEntries(places), DISPLAY: display, GDK_BACKEND: "x11" };
  const port = await freePort();
  const program = spawn(driver, [`--port=${port}`], { env: surroundings, stdio: "ignore" });
  const endDriver = ends(program);
  const proxy = await recordingProxy();

  /** One command of WebDriver. */
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let turn = 0; ; turn++) {
    const status = await send("GET", "/status").catch((error) => error);
    if (status.ready) break;
    if (turn === 200) throw new Error(`WebKitWebDriver does not answer: ${status}`);
    await pause(50);
  }
  const { sessionId, capabilities } = await send("POST", "/session", {
    capabilities: {
      alwaysMatch: {
        proxy: { proxyType: "manual", httpProxy: proxy.address, sslProxy: proxy.address },
        "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation"] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  await send("POST", `${session}/window/rect`, { width: 1280, height: 900 });
  const execute = (script) => send("POST", `${session}/execute/sync`, { script: `return ${script}`, args: [] });
  const act = (type, actions) => send("POST", `${session}/actions`, { actions: [{ type, id: type, actions }] });
  return {
    version: capabilities.browserVersion,
    async close() {
      await send("DELETE", session).catch(() => {});
      await endDriver();
      await endScreen();
      proxy.close();
      await home.remove();
    },
    async open(url, isAllowed) {
      const found = [];
      /** Takes what the page noticed since the last time. */
      const collect = async () => found.push(...(await execute(`(${noticed})()`)));
      const load = async (command, body) => {
        await send("POST", `${session}/${command}`, body);
        await execute(`(${watch})()`);
      };
      proxy.hear((what, asked) => {
        if (what !== "request" || !isAllowed(asked)) found.push(`${what}: ${asked}`);
      });
      await load("url", { url });
      return {
        evaluate: async (script) => JSON.parse(await execute(script)),
        click: (x, y) => act("pointer", mouse(x, y)),
        press: (keys) => act("key", keyboard(keys)),
        async setFile(script, path) {
          const [element] = Object.values(await execute(script));
          await send("POST", `${session}/element/${element}/value`, { text: path });
        },
        saved: (save) => savedInto(home.path, save),
        async reload() {
          await collect();
          await load("refresh", {});
        },
        screenshot: async () => Buffer.from(await send("GET", `${session}/screenshot`), "base64"),
        async problems() {
          await collect();
          return found;
        },
        // The next page takes the place of this one, and finds what this one kept on the device.
        close: () => send("POST", `${session}/url`, { url: "about:blank" }),
      };
    },
  };
}

/** Runs in the page: notices what goes wrong from now on. */
function watch() {
  if (globalThis[Symbol.for("noticed")]) return;
  const noticed = (globalThis[Symbol.for("noticed")] = []);
  for (const level of ["warn", "error"]) {
    const say = console[level];
    console[level] = (...words) => {
      noticed.push(`console ${level}: ${words.join(" ")}`);
      say.apply(console, words);
    };
  }
  addEventListener("error", (event) => noticed.push(`uncaught: ${event.message}`));
  addEventListener("unhandledrejection", (event) => noticed.push(`uncaught: ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    noticed.push(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`);
  });
}

/** Runs in the page: gives what was noticed, and forgets it. What is read from a disk does not go through the proxy. */
function noticed() {
  const files = performance.getEntriesByType("resource").filter(({ name }) => name.startsWith("file:"));
  performance.clearResourceTimings();
  return [...globalThis[Symbol.for("noticed")].splice(0), ...files.map(({ name }) => `request: ${name}`)];
}

/**
 * A proxy that hands on what is asked of this machine, refuses the rest, and tells all of it. Pages are handed on with
 * the watch before them; a policy in the page does not concern what stands before it.
 */
async function recordingProxy() {
  let tell = () => {};
  const server = createServer((request, response) => {
    tell("request", request.url);
    if (!request.url.startsWith("http://127.0.0.1:")) return response.writeHead(403).end();
    const { method, headers } = request;
    const onward = ask(request.url, { method, headers }, (answer) => {
      if (answer.statusCode >= 400) tell(`answered ${answer.statusCode}`, request.url);
      const isPage = answer.headers["content-type"]?.startsWith("text/html");
      if (isPage) delete answer.headers["content-length"];
      response.writeHead(answer.statusCode, answer.headers);
      if (isPage) response.write(`<!doctype html><script>(${watch})()</script>`);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  // What is to be encrypted: one engine asks for a tunnel, another starts to encrypt at once.
  const refuse = (socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  server.on("connect", ({ url }, socket) => {
    tell("request", `https://${url}`);
    refuse(socket);
  });
  server.on("clientError", (error, socket) => {
    tell("request", "https:, to whom cannot be seen");
    refuse(socket);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `127.0.0.1:${server.address().port}`,
    hear: (listener) => (tell = listener),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// What WebDriver and WebDriver BiDi share ---------------------------------------------------------------------------

/** A click with the mouse. */
function mouse(x, y) {
  return [{ type: "pointerMove", x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
}

/** Keys pressed together, the last one last. */
function keyboard(keys) {
  const values = keys.map((key) => KEYS[key] ?? key);
  return [
    ...values.map((value) => ({ type: "keyDown", value })),
    ...values.toReversed().map((value) => ({ type: "keyUp", value })),
  ];
}

/** Keys that are no character, as WebDriver writes them. */
const KEYS = {
  ArrowDown: "\uE015",
  ArrowUp: "\uE013",
  Enter: "\uE006",
  Escape: "\uE00C",
  Shift: "\uE008",
  Tab: "\uE004",
};

/** What a program says about itself when it is ready. */
function said(program, stream, pattern) {
  return new Promise((done, fail) => {
    let text = "";
    stream.setEncoding("utf8").on("data", (more) => {
      text += more;
      const match = text.match(pattern);
      if (match) done(match[1]);
    });
    program.on("error", fail);
    program.on("exit", () => fail(new Error(`${program.spawnfile} ended: ${text}`)));
  });
}

/** A port that nobody listened on a moment ago: WebKitWebDriver takes none by itself and says none. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
