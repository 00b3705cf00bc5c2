// `<shipworthy-assessment>`: the assessment inside a page that is not ours. This file is what such a page loads at
// once: a few kilobytes that show the element's own content and a button. The application (app.js and app.wasm, and after
// its first screen app-later.wasm) and the pack come when the visitor starts, or when the element comes near the screen,
// as the attribute `start` says.
//
// Attributes, properties, events, parts and custom properties are described in ../pkg/README.md and
// ../pkg/element.d.ts. Nothing is decided here about assessments, and nothing outside of the element is touched.

const WORDS = {
  start: "Start the assessment",
  loading: "Loading the assessment…",
  failed: "The assessment could not be loaded.",
  again: "Try again",
  stopped: "The assessment has stopped. Reload the page to go on.",
};

const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
[part="wait"][data-is="loading"] { min-block-size: var(--shipworthy-min-block-size, 100vh); }
.place { padding-block: 1em; }
[part="start"] { box-sizing: border-box; min-block-size: 2.75em; padding: 0 1.25em; font: inherit; cursor: pointer; vertical-align: top; }
`;

/** Old enough browsers and servers have none of these; there the element's own content is all there is. */
const Base = globalThis.HTMLElement ?? class {};

/** The style of the wait: each document has its own.
 *  @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

function waiting(page) {
  let sheet = sheets.get(page);
  if (!sheet) {
    sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    sheets.set(page, sheet);
  }
  return sheet;
}

/** @type {Promise<typeof import("./app.js")> | undefined} */
let application;

/** The application, once for all elements of a page. */
function load() {
  // At once: neither has to wait for the other.
  application ??= Promise.all([import("./app.js"), fetch(new URL("./app.wasm", import.meta.url))]).then(([app, wasm]) =>
    app.start(wasm).then(() => app),
  );
  // Offline once is not offline for ever.
  application.catch(() => (application = undefined));
  return application;
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.arrayBuffer();
}

/** What an address begins with, or nothing if it is none. */
function scheme(address) {
  try {
    return new URL(address, document.baseURI).protocol;
  } catch {
    return "";
  }
}

/** An address that a link may have, or nothing: `javascript:` runs code. */
const safe = (address) => (/^(https?|mailto|tel):$/.test(scheme(address)) ? address : "");

/** Whether a picture may have this address. From a disk the page itself is a file. */
const pictured = (address) => /^(https?|data|blob|file):$/.test(scheme(address));

/** What is in a text, which some editors begin with a byte order mark. */
const parsed = (json) => JSON.parse(json.replace(/^\ufeff/, ""));

/** The pack that an answers file is for, if it is one. */
const idOf = (file) => {
  try {
    return parsed(file).pack.id;
  } catch {
    return undefined;
  }
};

const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** Whether two packs are the same: frameworks set what was there already, and make it anew each time. */
const areSame = (one, other) => {
  try {
    return one === other || (one && other && text(one) === text(other));
  } catch {
    // What cannot be written is the same as nothing else.
    return false;
  }
};

export class ShipworthyAssessment extends Base {
  static observedAttributes = ["brand-logo", "brand-name", "cta-href", "cta-label", "pack-src", "start", "start-label", "theme"];

  /** What the application gave for this element, while it runs. */
  #mounted;
  /** The attempt to start that is under way. A later one makes it void. */
  #attempt;
  #observer;
  /** The style sheet of the application for an element of some document. */
  #style;
  /** Ends the wait for its first screen. */
  #shown;
  #pack;
  /** Answers for the application when it starts, as text. */
  #answers = "";
  /** Whether they are those of the pack before this one. */
  #areOld = false;
  /** Whether an application left them here, and not the page. */
  #areKept = false;
  /** Answers that the application was given and has not taken up yet, as texts. */
  #given = [];
  #profile;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#showWait("");
    const follow = (event) => {
      const link = event.target.closest?.("[part=cta]");
      if (link && event.button < 2 && !this.#tell("cta", { href: link.href }, true)) event.preventDefault();
    };
    shadow.addEventListener("click", follow);
    // The middle button opens it in a new tab.
    shadow.addEventListener("auxclick", follow);
  }

  connectedCallback() {
    // Nobody sees it.
    if (!this.ownerDocument.defaultView) return;
    if (!this.#isDressed) this.#dress();
    // Values that were set before this class was there lie in front of its properties.
    for (const name of ["pack", "answers", "profile"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#mounted || this.#attempt) return;
    // Scripts and frameworks set attributes before they insert the element; only now do they show.
    this.#showWait("");
    this.#wait();
  }

  disconnectedCallback() {
    // Moving is removing and inserting: only what is still away afterwards is gone.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stop();
      this.#showWait("");
    });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "theme") this.#applyTheme();
    else if (name === "pack-src") this.#pack ?? this.#restart();
    else if (name.startsWith("cta-")) this.#invite();
    else if (name.startsWith("brand-")) this.#brand();
    else if (this.isConnected && this.#isDressed && !this.#mounted && !this.#attempt) {
      this.#showWait("");
      this.#wait();
    }
  }

  /** The pack, as an object or as JSON text, instead of `pack-src`. Another one starts over. */
  get pack() {
    return this.#pack;
  }

  set pack(pack) {
    const before = this.#pack;
    this.#pack = pack ?? undefined;
    if (!areSame(before, this.#pack)) this.#restart();
  }

  /** The answers so far, as an answers file; `undefined` when there are none and the application has not started. */
  get answers() {
    // A pack that cannot be used has none, but they are kept for the next one.
    const now = (this.#mounted && this.#now) || this.#answers;
    try {
      return now ? parsed(now) : undefined;
    } catch {
      // What a page gave just now. The application will say what is wrong with it.
      return undefined;
    }
  }

  set answers(answers) {
    // It can take up nothing any more.
    if (this.#mounted?.hasStopped()) return;
    // What is no text of answers is for the application to refuse.
    this.#answers = answers == null ? "" : text(answers) || " ";
    this.#areOld = this.#areKept = false;
    if (!this.#mounted) return;
    if (this.#answers) return this.#give(this.#answers);
    const before = this.#mounted.answers();
    this.#mounted.reset();
    // A pack that cannot be used has none.
    if (!before) return;
    const { format, pack } = JSON.parse(before);
    this.#give(JSON.stringify({ format, pack, profile: {}, answers: {} }));
  }

  /** Facts of the profile that the page knows: `{ [fact]: options }`. They are laid over those of the answers,
   *  and of answers that are set later. */
  get profile() {
    const answered = this.answers?.profile;
    return this.#mounted || !this.#profile ? answered : { ...answered, ...this.#profile };
  }

  set profile(profile) {
    this.#profile = profile ?? undefined;
    this.#giveProfile();
  }

  /** The report as it stands, or `null` before the application has started. */
  report() {
    const report = this.#mounted?.report();
    return report ? JSON.parse(report) : null;
  }

  /** Removes all answers and shows the first screen. */
  reset() {
    this.answers = undefined;
  }

  /** Starts the application now. Resolves once it is on the screen. */
  begin() {
    if (this.isConnected) return this.#begin();
    this.#tell("error", { message: "the element is in no document" });
    return Promise.resolve();
  }

  #begin() {
    if (this.#mounted) return Promise.resolve();
    this.#attempt ??= this.#start().finally(() => (this.#attempt = undefined));
    return this.#attempt;
  }

  async #start() {
    this.#observer?.disconnect();
    this.#showWait("loading");
    const packSource = this.#pack;
    const address = this.getAttribute("pack-src");
    const isOutdated = () =>
      this.#pack !== packSource || (packSource === undefined && this.getAttribute("pack-src") !== address);
    try {
      const [app, pack] = await Promise.all([
        load(),
        packSource === undefined
          ? fetched(address ? new URL(address, document.baseURI).href : new URL("../packs/poc-to-production.json", import.meta.url).href)
          : new TextEncoder().encode(text(packSource)),
        this.#seeLogo(),
      ]);
      const packs = await app.read([pack]);
      // Meanwhile the element may have gone, or been given another pack.
      if (!this.isConnected) return this.#showWait("");
      if (isOutdated()) return await this.#start();
      const hadFocus = this.shadowRoot.activeElement;
      const root = document.createElement("div");
      root.part = "root";
      // The language of the application's own words.
      root.lang = "en";
      this.shadowRoot.replaceChildren(root);
      this.#style = app.style;
      this.#dress();
      const given = (this.#given = []);
      const later = () => fetched(new URL("./app-later.wasm", import.meta.url).href);
      const shown = new Promise((done) => (this.#shown = done));
      let isThere = false;
      this.#mounted = app.mount(root, packs, later, (word, json) => {
        if (word === "taken") given.shift();
        else this.#tell(word, JSON.parse(json));
        isThere ||= word === "ready" || word === "error";
        if (isThere && !given.length) this.#shown();
      });
      this.#applyTheme();
      this.#invite();
      this.#brand();
      if (this.#answers && !this.#areOld) this.#give(this.#answers);
      // It is on the screen, and has taken up what was there for it; or it has gone again.
      await shown;
      // Taken away meanwhile, and perhaps put back; or given another pack.
      if (!this.#mounted) return this.isConnected ? await this.#start() : undefined;
      if (hadFocus) app.focus(root);
      const now = this.#areOld && this.#mounted.answers();
      if (now) {
        // Of the same pack in another version they go on; for another one they mean nothing.
        if (idOf(now) === idOf(this.#answers)) this.#give(this.#answers);
        else this.#answers = "";
        this.#areOld = false;
      }
      if (!this.#answers) this.#giveProfile();
    } catch (error) {
      // What is wrong with a pack that was replaced matters to nobody.
      if (this.isConnected && isOutdated()) return this.#start();
      this.#showWait(error.isFinal ? "stopped" : "failed");
      this.#tell("error", { message: error.message });
    }
  }

  /** The answers of the application as text; none if it has a pack that cannot be used. */
  get #now() {
    // What is given to one that has stopped is never taken up.
    return (this.#mounted.hasStopped() ? undefined : this.#given.at(-1)) ?? this.#mounted.answers();
  }

  /** Gives the application answers as text, with the profile over theirs. */
  #give(answers) {
    let known = answers;
    try {
      const file = parsed(answers);
      // What is no answers file is left as it is.
      if (this.#profile && file.format) known = JSON.stringify({ ...file, profile: { ...file.profile, ...this.#profile } });
    } catch {
      // The application will say what is wrong with them.
    }
    this.#given.push(known);
    this.#mounted.give(known);
  }

  /** Lays the profile over the answers so far. */
  #giveProfile() {
    const now = this.#profile && this.#mounted && this.#now;
    if (now) this.#give(now);
  }

  /** Waits for what the attribute `start` says. */
  #wait() {
    this.#observer?.disconnect();
    const start = this.getAttribute("start");
    if (start === "now") this.begin();
    if (start !== "visible") return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.begin();
      },
      // Before it is seen: what it pushes down is then not seen to move.
      { rootMargin: "50% 0px" },
    );
    this.#observer.observe(this);
  }

  /** False before it has been in a document, and after it has been moved into another one. */
  get #isDressed() {
    return this.shadowRoot.adoptedStyleSheets.length > 0;
  }

  /** The styles of the wait, and of the application while it is there. */
  #dress() {
    const root = this.shadowRoot.querySelector("[part=root]");
    this.shadowRoot.adoptedStyleSheets = [waiting(this.ownerDocument), ...(root ? [this.#style(root)] : [])];
  }

  #stop() {
    this.#observer?.disconnect();
    if (!this.#mounted) return;
    this.#shown();
    // Those on their way count, if they are any. With a pack that cannot be used there are those that were given; they
    // wait for the next one.
    const [given, taken] = [this.#now, this.#mounted.answers()];
    this.#answers = (idOf(given) === idOf(taken) ? given : taken) || this.#answers;
    this.#areKept = true;
    this.#mounted.unmount();
    this.#mounted = undefined;
  }

  #restart() {
    // They stay so over packs that could not be loaded or used.
    this.#areOld ||= this.#areKept || Boolean(this.#mounted?.answers());
    // What failed is tried again with what is there now.
    const hasFailed = this.isConnected && this.shadowRoot.querySelector("[data-is=failed]");
    if (!this.#mounted && !hasFailed) return;
    this.#stop();
    this.#begin();
  }

  /** The element's own content, with a way to start unless it starts by itself. */
  #showWait(state) {
    const hadFocus = this.shadowRoot.activeElement;
    const wait = document.createElement("div");
    wait.part = "wait";
    wait.dataset.is = state;
    wait.append(document.createElement("slot"));
    if (state) {
      const status = document.createElement("p");
      status.role = state === "loading" ? "status" : "alert";
      status.textContent = WORDS[state];
      status.tabIndex = -1;
      wait.append(status);
    }
    const byItself = ["now", "visible"].includes(this.getAttribute("start"));
    if (state === "failed" || (!state && !byItself)) {
      const button = document.createElement("button");
      button.type = "button";
      button.part = "start";
      button.textContent = state ? WORDS.again : (this.getAttribute("start-label") || WORDS.start);
      button.addEventListener("click", () => this.begin());
      // Whoever points at it is about to start: a few tenths of a second less to wait.
      button.addEventListener("pointerenter", () => load().catch(() => {}), { once: true });
      const place = document.createElement("div");
      place.className = "place";
      place.append(button);
      wait.append(place);
    }
    this.shadowRoot.replaceChildren(wait);
    // The button that was pressed is gone; what takes its place takes the focus, too.
    if (hadFocus) wait.querySelector("[tabindex], button")?.focus();
  }

  #applyTheme() {
    const root = this.shadowRoot.querySelector("[part=root]");
    if (root) root.dataset.theme = this.getAttribute("theme") ?? "auto";
  }

  #invite() {
    const href = safe(this.getAttribute("cta-href") ?? "");
    const label = (this.hasAttribute("cta-href") && href && this.getAttribute("cta-label")) || "";
    this.#mounted?.invite(label, href);
  }

  get #logo() {
    const logo = this.getAttribute("brand-logo")?.trim() ?? "";
    return pictured(logo) ? logo : "";
  }

  /** A picture that is there already moves nothing when it is shown. One that is late does not hold up the rest. */
  #seeLogo() {
    if (!this.#logo) return;
    const seen = Object.assign(new Image(), { src: this.#logo }).decode().catch(() => {});
    return Promise.race([seen, new Promise((done) => setTimeout(done, 1_000))]);
  }

  #brand() {
    this.#mounted?.brand(this.getAttribute("brand-name") ?? "", this.#logo);
  }

  /** Tells the page. False if it said that this is not to have its usual effect. */
  #tell(word, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`shipworthy-${word}`, { bubbles: true, composed: true, cancelable, detail }));
  }
}

if (globalThis.customElements && !customElements.get("shipworthy-assessment")) {
  customElements.define("shipworthy-assessment", ShipworthyAssessment);
}
