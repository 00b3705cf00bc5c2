// The public types of the package, written by hand.
// The tests hold them against the golden reports; the meaning of every field is that of the Rust type of the same name.

/** Loads the engine. Safe to call again: it starts once, from where the first call says. Give a URL, bytes, a
 *  `Response` or a `WebAssembly.Module` to load the WebAssembly from elsewhere; in Node also a path. */
export function init(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>): Promise<void>;

/** The version of the engine, such as `0.1.0`. */
export function version(): string;

/** Every problem of a pack, given as JSON text or as an object; an empty list if there is none. */
export function checkPack(source: string | object): Diagnostic[];

/** Reads a pack, given as JSON text or as an object.
 *  @throws {ShipworthyError} `invalid_pack` with all diagnostics. */
export function loadPack(source: string | object): Pack;

/** A checked pack. Lives in WebAssembly memory; `free` it when you load many. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** `sha256:` and 64 hexadecimal digits: the hash of the pack's canonical JSON (RFC 8785). */
  readonly digest: string;
  /** Every problem of an answers file; warnings do not stop `assess`. */
  checkAnswers(answers: string | AnswersFile): Diagnostic[];
  /** The full report. Give `today` as `YYYY-MM-DD` to learn which forecasts' days have passed; nothing else
   *  depends on it, and the engine reads no clock.
   *  @throws {ShipworthyError} `invalid_answers` with all diagnostics, if one of them is an error; `invalid_date`. */
  assess(answers: string | AnswersFile, options?: { today?: string }): Report;
  /** Only the verdict: `[proven, possible]`.
   *  @throws {ShipworthyError} as `assess`. */
  verdict(answers: string | AnswersFile): [Verdict, Verdict];
  /** Releases its memory. Afterwards its calls throw `pack_freed`. */
  free(): void;
}

/** What a failed call throws. */
export interface ShipworthyError extends Error {
  name: "ShipworthyError";
  code: "not_initialised" | "invalid_pack" | "invalid_answers" | "invalid_date" | "pack_freed" | "engine_stopped" | "internal";
  diagnostics: Diagnostic[];
}

/** One problem in a document. */
export interface Diagnostic {
  /** Stable, such as `unknown_field`. */
  code: string;
  severity: "warning" | "error";
  /** A JSON path, such as `$.answers["named-owner"].level`. */
  path: string;
  message: string;
  hint: string;
}

/** Two ends: what is proven whatever the open answers turn out to be, and the best they allow. */
export type Range<T> = [proven: T, possible: T];

/** 0 to 10,000: hundredths of a per cent. */
export type BasisPoints = number;

export type Verdict = "kill" | "rescope" | "ship";
export type Consequence = "kill" | "block" | "warn";
export type Status = "fails" | "open" | "holds" | "not_applicable";
export type AnswerState = "answered" | "unknown" | "unanswered" | "not_applicable";

/** The answers format, `shipworthy-answers/1`. */
export interface AnswersFile {
  format: "shipworthy-answers/1";
  pack: { id: string; version: string };
  title?: string;
  note?: string;
  /** Fact id to option ids, or `"unsure"`. */
  profile?: Record<string, string[] | "unsure" | null | undefined>;
  /** Question id to answer. */
  answers?: Record<string, Answer | undefined>;
}

/** At most one of `level`, `levels`, `unknown` and `not_applicable`; none of them is unanswered. */
export interface Answer {
  /** 0 is the worst. */
  level?: number | null;
  /** Several people's levels; counts as the range they span. */
  levels?: number[] | null;
  /** Nobody here knows. */
  unknown?: boolean | null;
  /** The reason. */
  not_applicable?: string | null;
  evidence?: Evidence | null;
  note?: string | null;
}

export interface Evidence {
  /** A link, a file name or a sentence. */
  what: string;
  by?: string;
  /** `YYYY-MM-DD`. */
  date?: string;
}

/** The report format, `shipworthy-report/1`. */
export interface Report {
  format: "shipworthy-report/1";
  engine: { name: "shipworthy"; version: string };
  pack: { id: string; version: string; digest: string };
  title: string | null;
  /** `sha256:` and the hash of the canonical JSON (RFC 8785) of `{ answers, pack: pack digest, profile }`, as far as
   *  they were used. */
  digest: string;
  verdict: VerdictReport;
  /** The open answers on which the verdict depends, the most decisive first. */
  deciding: Deciding[];
  scores: ScoresReport;
  gates: GateReport[];
  /** What published frameworks make of the same answers: the lenses that apply to this profile. */
  lenses: LensReport[];
  /** Questions whose settled answers satisfy one lens and not another. */
  disagreements: Disagreement[];
  /** The date that was given. */
  today: string | null;
  /** The published figures that fit this profile, one by one and never combined; what they say is in the pack. */
  figures: FigureReport[];
  profile: FactReport[];
  questions: QuestionReport[];
  counts: Counts;
  set_aside: SetAside[];
  /** Questions that were answered but do not apply to this profile. */
  not_asked: string[];
}

export interface VerdictReport {
  proven: Verdict;
  possible: Verdict;
  settled: boolean;
  /** Gates that fail or may fail, and keep the proven verdict from being better. */
  proven_by: string[];
  /** Gates that fail for sure and keep the possible verdict from being better. */
  possible_by: string[];
  /** Warnings that fail for sure: conditions attached to `ship`. */
  conditions: string[];
  open_conditions: string[];
}

export interface Deciding {
  question: string;
  state: AnswerState;
  gates: string[];
}

export interface ScoresReport {
  /** Credit counts in this many parts of a weight. */
  full_credit: number;
  average: Range<BasisPoints> | null;
  weakest: { range: Range<BasisPoints>; areas: string[] } | null;
  areas: AreaReport[];
}

export interface AreaReport {
  area: string;
  weight: number;
  /** `earned × 10,000 ÷ of`, rounded down, at both ends. */
  range: Range<BasisPoints> | null;
  earned: Range<number>;
  of: number;
  /** Each adds `weight × full_credit × level ÷ max_level`. */
  terms: { question: string; weight: number; levels: Range<number>; max_level: number }[];
}

export interface GateReport {
  gate: string;
  consequence: Consequence;
  status: "fails" | "open" | "holds";
  trace: Part;
}

/** A condition with what was found. */
export type Part =
  | { kind: "question"; question: string; at_least: number; have: Range<number> | null; status: Status }
  | { kind: "area"; area: string; at_least_bp: BasisPoints; have: Range<BasisPoints> | null; status: Status }
  | { kind: "score"; score: "average" | "weakest"; at_least_bp: BasisPoints; have: Range<BasisPoints> | null; status: Status }
  | { kind: "gate"; gate: string; status: Status }
  | { kind: "all" | "any"; parts: Part[]; status: Status };

/** One lens; its texts are in the pack. */
export interface LensReport {
  lens: string;
  /** Whether it has nothing left to ask for. */
  content: "fails" | "open" | "holds" | "not_applicable";
  /** What its rule counts: items met; for `order` those before the first that is not; for `ladder` the level; for
   *  `minimum` the steps of the weakest group. */
  reached: Range<number>;
  of: number;
  /** Indices into the lens's bands. */
  bands: Range<number> | null;
  /** Whether everything it requires is met. */
  required: Status | null;
  groups: { group: string; reached: Range<number>; of: number }[];
  /** `met` of `of` parts hold; the parts stand in the pack. */
  items: { item: string; status: "fails" | "open" | "holds"; met: Range<number>; of: number }[];
}

export interface Disagreement {
  question: string;
  content: Demand[];
  not_content: Demand[];
}

/** The highest level that an item of a lens needs of a question. */
export interface Demand {
  lens: string;
  at_least: number;
}

export interface FigureReport {
  figure: string;
  /** For a forecast, if `today` was given. */
  horizon_passed: boolean | null;
}

export interface FactReport {
  fact: string;
  options: string[];
  /** True when the pack's strict options are assumed. */
  assumed: boolean;
}

export interface QuestionReport {
  question: string;
  state: AnswerState;
  levels: Range<number> | null;
  /** True when a claim counts for less because it has no evidence. */
  lacks_evidence: boolean;
  evidence: Evidence | null;
  reason: string | null;
  note: string | null;
}

export interface Counts {
  applicable: number;
  answered: number;
  unknown: number;
  unanswered: number;
  not_applicable: number;
  with_evidence: number;
  lacking_evidence: number;
}

/** Something in the answers file that could not be used. */
export interface SetAside {
  path: string;
  code: string;
}
