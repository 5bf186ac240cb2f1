import type { ComponentChoice } from "./classify";
import { COMPONENTS } from "./components";

type Named = { name?: string | null };
/** A model as the framework's YAML describes it, as far as its class depends on it. */
export type ModelDescription = {
  release: {
    license?: { distribution?: Named; code?: Named; data?: Named; document?: Named } | null;
    components?: readonly { name: string; license?: string | null }[] | null;
  };
};

/**
 * The framework's description of a model as choices: a component without a licence of its own takes the release's licence for its kind,
 * then the one of the whole distribution. Components the framework does not know are left out.
 */
export function choicesOf({ release }: ModelDescription): ComponentChoice[] {
  const given = new Map((release.components ?? []).map((one) => [one.name, one]));
  return COMPONENTS.flatMap(({ key, nameEn, kind }) => {
    const component = given.get(nameEn);
    if (!component) return [];
    // An own licence left empty means unlicensed; only one that is not mentioned is inherited.
    const inherited = release.license?.[kind]?.name || release.license?.distribution?.name || "";
    return [{ componentKey: key, licence: component.license === undefined ? inherited : (component.license ?? "") }];
  });
}
