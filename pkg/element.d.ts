// The custom element `<shipworthy-assessment>`: importing this entry registers it, where there is a browser.
// What its attributes, events, parts and custom properties mean stands in README.md.

import type { AnswersFile, Diagnostic, Report, Verdict } from "./index.js";

export class ShipworthyAssessment extends HTMLElement {
  /** A pack as JSON text or as an object, in place of the attribute `pack-src`. Another one starts over. */
  get pack(): string | object | undefined;
  set pack(pack: string | object | null | undefined);
  /** The answers so far. Setting them replaces all answers; the visitor stays where they are. What cannot be used is
   *  shown to the visitor and changes nothing. They are read back at once; the report follows a moment later. */
  get answers(): AnswersFile | undefined;
  set answers(answers: AnswersFile | string | null | undefined);
  /** Facts of the profile that the page knows, laid over those of the answers, and of answers that are set later. */
  get profile(): AnswersFile["profile"];
  set profile(profile: AnswersFile["profile"] | null);
  /** The report as it stands; `null` before the application has started. */
  report(): Report | null;
  /** Removes all answers and facts, but for those of `profile`, and shows the first screen. */
  reset(): void;
  /** Starts the application now, whatever the attribute `start` says. Resolves when it is on the screen; when that
   *  has failed, as it does outside of a document, and then `shipworthy-error` has been sent; or when the element has
   *  been taken away meanwhile. */
  begin(): Promise<void>;
}

/** How many questions that apply have an answer of any kind, *unknown* included. */
export interface ProgressDetail {
  answered: number;
  applicable: number;
  settled: boolean;
}

export interface VerdictDetail {
  proven: Verdict;
  possible: Verdict;
  settled: boolean;
}

/** The attributes, as they stand in HTML. */
export interface ShipworthyAttributes {
  /** The address of a pack; the shipped `poc-to-production` if absent. */
  "pack-src"?: string | undefined;
  /** `click` if absent. */
  start?: "click" | "visible" | "now" | undefined;
  "start-label"?: string | undefined;
  /** `auto` if absent. */
  theme?: "light" | "dark" | "auto" | undefined;
  /** Whose page it is: a name, and the address of a logo. In the header, and on the cover of the printed report. */
  "brand-name"?: string | undefined;
  "brand-logo"?: string | undefined;
  "cta-label"?: string | undefined;
  "cta-href"?: string | undefined;
}

/** The properties that a page may set. */
export interface ShipworthyProperties {
  pack?: string | object | null | undefined;
  answers?: AnswersFile | string | null | undefined;
  profile?: AnswersFile["profile"] | null;
}

/** The events, which bubble and cross shadow roots. */
export interface ShipworthyEventMap {
  "shipworthy-ready": CustomEvent<Record<string, never>>;
  "shipworthy-progress": CustomEvent<ProgressDetail>;
  "shipworthy-verdict": CustomEvent<VerdictDetail>;
  /** Cancel it to keep the link from being followed. */
  "shipworthy-cta": CustomEvent<{ href: string }>;
  /** With `diagnostics` if the pack was loaded and cannot be used. Also when the application has stopped for good. */
  "shipworthy-error": CustomEvent<{ message: string; diagnostics?: Diagnostic[] }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "shipworthy-assessment": ShipworthyAssessment;
  }
  // They bubble: documents and windows hear them, too.
  interface GlobalEventHandlersEventMap extends ShipworthyEventMap {}
}
