// The calls of the package, around an engine: the whole one (engine.js), or the one that knows no plans (assess.js).
// Loading, and what happens if the engine stops; every decision is made in the engine itself.
// The types, with units and shapes, are in index.d.ts and assess.d.ts.
// @ts-check

/**
 * @param {string} code
 * @param {string} message
 */
function failure(code, message) {
  return Object.assign(new Error(message), { name: "ShipworthyError", code, diagnostics: [] });
}

/**
 * The day in the options of a call, which the engine takes as a text or not at all. What a getter throws is the host's,
 * so this is done before the engine is called.
 *
 * @param {any} options
 * @returns {string | undefined}
 */
function dayIn(options) {
  if (typeof (options ?? {}) !== "object") {
    throw failure("invalid_options", 'options are given as an object, such as { today: "2026-11-21" }');
  }
  const today = options?.today ?? undefined;
  if (today !== undefined && typeof today !== "string") {
    throw failure("invalid_date", "`today` is not a text, written YYYY-MM-DD");
  }
  return today;
}

/**
 * A word that the engine looks up; what is no text is none it knows.
 *
 * @param {unknown} value
 */
const wordOf = (value) => (typeof value === "string" ? value : "");

/**
 * JSON text: a text as it is, anything else as `JSON.stringify` writes it, so that an object means exactly what its file
 * would. What cannot be written, such as a circle, a `BigInt` or a getter that throws, stays what it is, and the engine
 * refuses it.
 *
 * @param {any} source
 * @returns {any}
 */
function textOf(source) {
  try {
    return typeof source === "string" ? source : (JSON.stringify(source) ?? source);
  } catch {
    return source;
  }
}

const encoder = new TextEncoder();
/** @type {Uint8Array | undefined} */
let spare;
const SPARE_BYTES = 65_536;

/**
 * The text of answers, as bytes if it is short: the glue would copy it character by character, which takes longer than
 * the verdict. The bytes are good until the next text: so what else is asked of a host comes before.
 *
 * @param {any} answers
 */
function bytesOf(answers) {
  const text = textOf(answers);
  if (typeof text !== "string" || text.length > SPARE_BYTES / 3) return text;
  spare ??= new Uint8Array(SPARE_BYTES);
  return spare.subarray(0, encoder.encodeInto(text, spare).written);
}

/** @typedef {import("./dist/headless.js").Pack} WholePack */

/**
 * The calls around an engine.
 *
 * @param {typeof import("./dist/assess.js")} glue
 */
export function around(glue) {
  /** @type {Promise<void> | undefined} */
  let starting;
  let started = false;
  /** Why the engine can no longer be trusted, once it cannot. */
  let stopped = "";
  /** How many calls are under way: more than one when a host's `toJSON` or getter calls back. */
  let underWay = 0;

  /**
   * Makes an `init` that starts the engine once, from a default place if none is given.
   *
   * @param {(source?: any) => any} locate
   */
  function makeInit(locate) {
    /** @param {any} [source] */
    return function init(source) {
      starting ??= Promise.resolve(source)
        .then(locate)
        .then((module_or_path) => glue.default({ module_or_path }))
        .then(() => {
          started = true;
        })
        .catch((error) => {
          // A failed start (offline, wrong address) may be tried again.
          starting = undefined;
          const message = `the engine could not be loaded: ${String(error?.message ?? error)}; \`init\` takes the WebAssembly of this entry and this version, or nothing`;
          throw Object.assign(failure("not_loaded", message), { cause: error });
        });
      return starting;
    };
  }

  /**
   * Calls the engine. Whatever it throws that is no `ShipworthyError` is a trap: WebAssembly stopped in the middle of
   * something, and its memory may be in any state. From then on every call is refused.
   *
   * @template T
   * @param {() => T} call
   * @returns {T}
   */
  function guarded(call) {
    if (!started) {
      throw failure("not_initialised", "the engine is not loaded yet: `await init()` once before the first call");
    }
    if (stopped) throw failure("engine_stopped", stopped);
    // Without an end they would fill the stack, and a full stack is a trap.
    if (underWay > 9) throw failure("busy", "calls stand ten deep in each other, by way of a `toJSON` or a getter");
    underWay += 1;
    try {
      return call();
    } catch (error) {
      if (error instanceof Error && error.name === "ShipworthyError") throw error;
      stopped = `the engine stopped after an internal error; reload the page or restart the process, and please report this: ${error}`;
      throw failure("engine_stopped", stopped);
    } finally {
      underWay -= 1;
    }
  }

  /** What the engine holds for each pack, until it is freed.
   *  @type {WeakMap<AssessPack, WholePack>} */
  const held = new WeakMap();

  /** @param {AssessPack} pack */
  function holdOf(pack) {
    const hold = held.get(pack);
    if (!hold) throw failure("pack_freed", "this pack was freed, or is none that `loadPack` gave: load it again");
    return hold;
  }

  /** What `loadPack` gives. */
  class AssessPack {
    /** @param {WholePack} pack */
    constructor(pack) {
      held.set(this, pack);
      this.id = pack.id;
      this.version = pack.version;
      this.title = pack.title;
      /** @type {string | undefined} */
      let digest;
      /** Made when it is asked for, which takes half as long as loading the pack. */
      Object.defineProperty(this, "digest", { enumerable: true, get: () => (digest ??= guarded(() => holdOf(this).digest)) });
    }

    /** @param {any} answers */
    checkAnswers(answers) {
      const pack = holdOf(this);
      return guarded(() => pack.checkAnswers(bytesOf(answers)));
    }

    /**
     * @param {any} answers
     * @param {{ today?: string }} [options]
     */
    assess(answers, options) {
      const today = dayIn(options);
      const pack = holdOf(this);
      return guarded(() => pack.assess(bytesOf(answers), today));
    }

    /** @param {any} answers */
    verdict(answers) {
      const pack = holdOf(this);
      return guarded(() => pack.verdict(bytesOf(answers)));
    }

    free() {
      if (underWay) throw failure("busy", "a pack is not freed while a call is under way");
      const pack = held.get(this);
      held.delete(this);
      // Twice is once; and there is nothing left to free in an engine that stopped.
      if (pack && !stopped) guarded(() => pack.free());
    }
  }

  /** The same, where the engine is the whole one. */
  class PlanPack extends AssessPack {
    /** @param {WholePack} pack */
    constructor(pack) {
      super(pack);
      this.documents = Object.freeze(pack.documents.map(Object.freeze));
    }

    /** @param {any} answers */
    advise(answers) {
      const pack = holdOf(this);
      return guarded(() => pack.advise(bytesOf(answers)));
    }

    /**
     * @param {any} answers
     * @param {any} options
     * @param {{ today?: string }} [more]
     */
    plan(answers, options, more) {
      const today = dayIn(more);
      const pack = holdOf(this);
      return guarded(() => {
        const chosen = textOf(options ?? undefined);
        return pack.plan(bytesOf(answers), chosen, today);
      });
    }

    /**
     * @param {any} answers
     * @param {any} options
     * @param {string} format
     * @param {{ today?: string }} [more]
     */
    export(answers, options, format, more) {
      const today = dayIn(more);
      const pack = holdOf(this);
      return guarded(() => {
        const chosen = textOf(options ?? undefined);
        return pack.exportPlan(bytesOf(answers), chosen, wordOf(format), today);
      });
    }

    /**
     * @param {any} answers
     * @param {string} id
     * @param {{ today?: string, plan?: any }} [more]
     */
    document(answers, id, more) {
      const today = dayIn(more);
      const plan = more?.plan ?? undefined;
      const pack = holdOf(this);
      return guarded(() => {
        const chosen = textOf(plan);
        return pack.document(bytesOf(answers), wordOf(id), chosen, today);
      });
    }
  }

  const LoadedPack = "plan" in glue.Pack.prototype ? PlanPack : AssessPack;

  return {
    makeInit,
    version: () => guarded(glue.version),
    sources: () => guarded(glue.sources),
    /** @param {any} source */
    checkPack: (source) => guarded(() => glue.checkPack(textOf(source))),
    /** @param {any} source */
    loadPack: (source) => guarded(() => Object.freeze(new LoadedPack(/** @type {WholePack} */ (new glue.Pack(textOf(source)))))),
  };
}
