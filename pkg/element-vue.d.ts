// `shipworthy/element/vue`: the same script as `shipworthy/element`, and the types of `<shipworthy-assessment>` in templates
// of Vue 3. It needs the types of Vue, which the package does not bring: who imports this has them.
// Vue hands `pack`, `answers` and `profile` over as properties, once it is told that the element is none of its own
// components (`isCustomElement`).

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { ShipworthyAssessment, ShipworthyAttributes, ShipworthyEventMap, ShipworthyProperties } from "./element.js";

export * from "./element.js";

/** Templates write `start-label`; Vue's types call that `startLabel`. */
type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Tail>}` : Name;

/** What `<shipworthy-assessment>` may have in a template, without its events. */
export type ShipworthyAssessmentProps = HTMLAttributes &
  ShipworthyProperties &
  PublicProps & { [Name in keyof ShipworthyAttributes as Camel<Name>]: ShipworthyAttributes[Name] };

declare module "vue" {
  interface GlobalComponents {
    "shipworthy-assessment": new () => ShipworthyAssessment & {
      $props: ShipworthyAssessmentProps;
      $emit: EmitFn<{ [Name in keyof ShipworthyEventMap]: (event: ShipworthyEventMap[Name]) => void }>;
    };
  }
}
