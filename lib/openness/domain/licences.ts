import type { ComponentKind } from "./components";
import { LICENCE_ROWS } from "./licence-list";

export type Licence = { id: string; name: string; isOpen: boolean; kinds: readonly ComponentKind[] };

/** Every licence the portal knows, in the order of its id. */
export const LICENCES: readonly Licence[] = LICENCE_ROWS.map(([id, name, isOpen, kinds]) => ({
  id,
  name,
  isOpen,
  kinds: kinds.split(" ") as ComponentKind[],
}));

const byId = new Map(LICENCES.map((licence) => [licence.id, licence]));

export const licenceOf = (id: string): Licence | undefined => byId.get(id);

/** D3: whether a component under this licence counts. The framework takes any open licence, also one written for another kind. */
export const isOpenLicence = (id: string): boolean => byId.get(id)?.isOpen ?? false;

/** Whether the licence is written for such components; where it is not, the class stands but a better licence is advised. */
export const suitsKind = (id: string, kind: ComponentKind): boolean => byId.get(id)?.kinds.includes(kind) ?? false;

/** Choices for a component: open licences written for its kind first, then other open ones, then closed ones. */
export function licencesFor(kind: ComponentKind): { suitable: Licence[]; otherOpen: Licence[]; closed: Licence[] } {
  const suits = (licence: Licence) => licence.kinds.includes(kind);
  return {
    suitable: LICENCES.filter((licence) => licence.isOpen && suits(licence)),
    otherOpen: LICENCES.filter((licence) => licence.isOpen && !suits(licence)),
    closed: LICENCES.filter((licence) => !licence.isOpen),
  };
}
