// `shipworthy/element/react`: the same script as `shipworthy/element`, and the types of `<shipworthy-assessment>` in JSX,
// for React 19 and newer. It needs the types of React, which the package does not bring: who imports this has them.
// React hands `pack`, `answers` and `profile` over as properties, and listens where a name begins with `on`.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ShipworthyAssessment, ShipworthyAttributes, ShipworthyEventMap, ShipworthyProperties } from "./element.js";

export * from "./element.js";

/** What `<shipworthy-assessment>` may have in JSX. */
export type ShipworthyAssessmentProps = DetailedHTMLProps<HTMLAttributes<ShipworthyAssessment>, ShipworthyAssessment> &
  ShipworthyAttributes &
  ShipworthyProperties & {
    [Name in keyof ShipworthyEventMap as `on${Name}`]?: ((event: ShipworthyEventMap[Name]) => void) | undefined;
  };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "shipworthy-assessment": ShipworthyAssessmentProps;
    }
  }
}
