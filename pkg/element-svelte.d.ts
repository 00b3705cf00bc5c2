// `shipworthy/element/svelte`: the same script as `shipworthy/element`, and the types of `<shipworthy-assessment>` in the
// markup of Svelte 5 and newer. It needs the types of Svelte, which the package does not bring: who imports this has them.
// Svelte hands `pack`, `answers` and `profile` over as properties, and listens where a name begins with `on`.

import type { HTMLAttributes } from "svelte/elements";
import type { ShipworthyAssessment, ShipworthyAttributes, ShipworthyEventMap, ShipworthyProperties } from "./element.js";

export * from "./element.js";

/** What `<shipworthy-assessment>` may have in markup. */
export type ShipworthyAssessmentProps = HTMLAttributes<ShipworthyAssessment> &
  ShipworthyAttributes &
  ShipworthyProperties & {
    [Name in keyof ShipworthyEventMap as `on${Name}`]?: ((event: ShipworthyEventMap[Name]) => void) | undefined;
  };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "shipworthy-assessment": ShipworthyAssessmentProps;
  }
}
