// The public types of the package, written by hand.
// The tests hold them against the golden reports; the meaning of every field is that of the Rust type of the same name.

/** Loads the engine. Safe to call again: it starts once, from where the first call says. Give a URL, bytes, a
 *  `Response` or a `WebAssembly.Module` to load the WebAssembly from elsewhere; in Node also a path. (`object` is the
 *  module: its own type is one of the DOM library, which not every project has.) */
export function init(source?: string | URL | Request | Response | ArrayBuffer | ArrayBufferView | Promise<Response> | object): Promise<void>;

/** The version of the engine, such as `0.1.0`. */
export function version(): string;

/** The digest of the sources that this build was made of: `sha256:` and 64 hexadecimal digits. */
export function sources(): string;

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
  /** `sha256:` and 64 hexadecimal digits: the hash of the pack's canonical JSON (RFC 8785), without a `$schema` at its top. */
  readonly digest: string;
  /** The documents that can be written from answers. */
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  /** Every problem of an answers file; warnings do not stop `assess`. */
  checkAnswers(answers: string | AnswersFile): Diagnostic[];
  /** The full report. Give `today` as `YYYY-MM-DD` to learn which forecasts' days have passed; nothing else
   *  depends on it, and the engine reads no clock.
   *  @throws {ShipworthyError} `invalid_answers` with all diagnostics, if one of them is an error; `invalid_date`;
   *  `invalid_options`. */
  assess(answers: string | AnswersFile, options?: { today?: string }): Report;
  /** What follows: claims the verdict would not survive, robustness against weights, and the cheapest ways to ship.
   *  @throws {ShipworthyError} `invalid_answers`. */
  advise(answers: string | AnswersFile): Advice;
  /** Work with dates; for a pack that knows no work, none, with a remark. Without `options`, those of the answers file count. `today` is only used to remark on days that have passed.
   *  @throws {ShipworthyError} as `assess`; `invalid_plan_options` with all diagnostics; `no_plan` with the reasons. */
  plan(answers: string | AnswersFile, options?: string | PlanOptions | null, more?: { today?: string }): Plan;
  /** A plan, as `plan` makes it, in the format of another program.
   *  @throws {ShipworthyError} as `plan`; `invalid_format`, naming the known ones. */
  export(answers: string | AnswersFile, options: string | PlanOptions | null | undefined, format: ExportFormat, more?: { today?: string }): string;
  /** One of `documents`, written from the answers as Markdown. Dates and costs come from a plan under `plan`; without
   *  it from one under the options of the answers file, if they give one. Give `today` to have it dated.
   *  @throws {ShipworthyError} as `assess`; `unknown_document`, naming the known ones; as `plan`, if `plan` is given. */
  document(answers: string | AnswersFile, id: string, more?: { today?: string; plan?: string | PlanOptions | null }): string;
  /** Only the verdict: `[proven, possible]`.
   *  @throws {ShipworthyError} as `assess`. */
  verdict(answers: string | AnswersFile): [Verdict, Verdict];
  /** Releases its memory. Afterwards its calls throw `pack_freed`, and so does `digest` if it was not read before.
   *  @throws {ShipworthyError} `busy`, from inside another call. */
  free(): void;
}

/** What a failed call throws. */
export interface ShipworthyError extends Error {
  name: "ShipworthyError";
  code:
    | "not_loaded"
    | "not_initialised"
    | "invalid_pack"
    | "invalid_answers"
    | "invalid_date"
    | "invalid_options"
    | "invalid_plan_options"
    | "no_plan"
    | "invalid_format"
    | "unknown_document"
    | "pack_freed"
    | "busy"
    | "engine_stopped"
    | "internal";
  diagnostics: Diagnostic[];
}

/** One problem in a document. */
export interface Diagnostic {
  /** Stable, such as `unknown_field`; `packs/README.md` in the repository lists them. */
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
  /** Where its JSON Schema is, for editors. */
  $schema?: string;
  format: "shipworthy-answers/1";
  pack: { id: string; version: string };
  title?: string;
  note?: string;
  /** Fact id to option ids, or `"unsure"`. */
  profile?: Record<string, string[] | "unsure" | null | undefined>;
  /** Question id to answer. */
  answers?: Record<string, Answer | undefined>;
  /** What was decided about a plan; it plays no part in the assessment. */
  plan?: Omit<PlanOptions, "format" | "$schema"> & Partial<Pick<PlanOptions, "format">>;
  /** In worked examples: what their author expects. It plays no part either. */
  expected?: object;
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
  /** Questions whose answers are clear of what one lens asks for and short of what another does. */
  disagreements: Disagreement[];
  /** The date that was given. */
  today: string | null;
  /** The published figures that fit this profile, one by one and never combined; what they say is in the pack. */
  figures: FigureReport[];
  /** The charts for this profile. */
  charts: string[];
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

/** What follows from the answers. */
export interface Advice {
  /** Answers which, one level lower, would lose the verdict, because the gates in `fail` would fail and those in `open`
   *  would be open. */
  fragile: { question: string; levels: Range<number>; verdict: Range<Verdict>; fail: string[]; open: string[] }[];
  /** For each area, the nearest lower and higher weight at which the verdict would be another; `null`: none from 0 to
   *  10,000. */
  weights: { area: string; weight: number; changes_at_or_below: number | null; changes_at_or_above: number | null }[];
  ways: Ways;
}

/** At most three each, the cheapest first; none when the verdict is `ship` for certain, or nothing can make it so. */
export interface Ways {
  by_effort: Way[];
  by_time: Way[];
  /** The gates that would still fail if all work were done. */
  obstacles: string[];
  /** False when the search was cut short, and a cheaper way may exist. */
  exact: boolean;
}

/** Actions that together make the proven verdict `ship`; none of them can be left out. */
export interface Way {
  actions: string[];
  /** Days of one person, at the likely efforts. */
  effort_days: number;
  /** Working days of the longest chain, if people were no limit. */
  chain_days: number;
}

/** What the user decides about a plan, `shipworthy-plan-options/1`. Without `start` there is no plan. */
export interface PlanOptions {
  /** Where its JSON Schema is, for editors. */
  $schema?: string;
  format: "shipworthy-plan-options/1";
  /** `least-effort` if not given. */
  goal?: Goal;
  /** True to leave out what only the decisions at the end of phases look at. */
  without_decisions?: boolean;
  /** `YYYY-MM-DD`; a plan begins on this day or the first working day after it. */
  start?: string;
  /** 1 is Monday, 7 Sunday; Monday to Friday if not given. */
  weekdays?: number[];
  /** Days on which nobody works. */
  holidays?: string[];
  /** Where it is not the pack's number; 0 to 100. */
  people?: { role: string; people: number }[];
  /** In whole units of the currency, 1 to 1,000,000. */
  day_rates?: { role: string; per_day: number }[];
  currency?: string;
  /** What the PoC has cost so far, in whole units of the currency. */
  spent?: number;
  /** Days of one person, 1 to 10,000, where it is not the pack's estimate. */
  efforts?: { action: string; low: number; likely: number; high: number }[];
  /** Actions that are done, though the answers do not show it yet. */
  done?: string[];
  /** Actions that are not to be done; those after them do not wait. */
  excluded?: { action: string; reason: string }[];
}

export type Goal = "least-effort" | "least-time" | "everything";

/** What a plan can be written as: Markdown for people; CSV for `github-csv-tools`, for the importer of Jira Cloud, and in
 *  the columns of Linear's own export; iCalendar; a Gantt chart for Mermaid; and the plan itself. */
export type ExportFormat = "markdown" | "csv-github" | "csv-jira" | "csv-linear" | "icalendar" | "mermaid" | "json";

/** A sum at the low, likely and high end. */
export interface Spread {
  low: number;
  likely: number;
  high: number;
}

/** The plan format, `shipworthy-plan/1`. */
export interface Plan {
  format: "shipworthy-plan/1";
  pack: { id: string; version: string; digest: string };
  title: string | null;
  goal: Goal;
  /** The first working day. */
  start: string;
  /** As things stand, with what is marked as done. */
  verdict: Range<Verdict>;
  /** Once everything planned is done. */
  verdict_after: Range<Verdict>;
  /** The gates that keep that verdict from `ship`. */
  obstacles: string[];
  /** What is done already first, then by start. */
  tasks: Task[];
  phases: PlanPhase[];
  excluded: { action: string; reason: string }[];
  /** The last day of work, if everything takes its likely effort; `null` when nothing is to be done. */
  finish: string | null;
  /** At least half of the simulated runs are finished by then, and 80 % of them. */
  finish_50: string | null;
  finish_80: string | null;
  /** Working days from the start to `finish`. */
  working_days: number;
  roles: RoleReport[];
  /** Work still to be done, in days of one person. */
  effort_days: Spread;
  /** In whole units of the currency; `null` unless every role with work has a rate. */
  cost: Spread | null;
  currency: string | null;
  spent: number | null;
  /** What was spent, in basis points of each rule's base, if the planned work costs the most and the least. */
  budget: { rule: string; share_bp: [number, number] }[];
  remarks: Diagnostic[];
}

export interface Task {
  action: string;
  role: string;
  phase: string;
  done: boolean;
  /** The gates it helps to hold. */
  gates: string[];
  /** The text of the level is how anybody can tell that it is done. */
  raises: { question: string; from: Range<number>; to: number }[];
  /** Tasks of this plan that must be finished first. */
  after: string[];
  effort_days: Spread;
  cost: Spread | null;
  /** `null` when it is done. */
  days: TaskDays | null;
}

export interface TaskDays {
  /** Working days, counted from 0 at the plan's start; `end_day` is the first one after it. */
  start_day: number;
  end_day: number;
  start: string;
  /** Its last day. */
  finish: string;
  /** The latest first day that delays no decision and not the finish. */
  latest_start: string;
  /** Its last day if it begins then. */
  latest_finish: string;
  float_days: number;
  critical: boolean;
}

export interface PlanPhase {
  phase: string;
  start: string | null;
  /** The day on which the decision at its end is due. */
  decision: string | null;
  decision_day: number | null;
  deliverables: string[];
}

export interface RoleReport {
  role: string;
  people: number;
  effort_days: Spread;
  day_rate: number | null;
  cost: Spread | null;
}
