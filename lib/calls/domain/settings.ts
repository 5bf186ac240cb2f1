import { canonicalJson } from "@/lib/audit/canonical";
import type { ConsentText, ProposalRules, RulebookContent } from "@/lib/rulebook/domain/rulebook";
import type { CallState } from "./state";

/** What a call asks of a proposal in its own words; fixed when the call opens, as its rulebook is (P3). */
export type CallSettings = ProposalRules;

/** Settings as stored with a call: the fields it sets for itself. Whatever it leaves out is the rulebook's. */
export type StoredCallSettings = Partial<CallSettings>;

/** The settings that count for a call: its own over the rulebook's. */
export const settingsOf = (stored: StoredCallSettings | null, rulebook: RulebookContent): CallSettings => {
  const { receiptPrefix: _prefix, screening: _screening, supplementDays: _days, ...defaults } = rulebook.proposal;
  return { ...defaults, ...stored };
};

/** The rulebook as it stands for one call: its proposal rules replaced by the call's settings. */
export const rulebookForCall = (stored: StoredCallSettings | null, rulebook: RulebookContent): RulebookContent => ({
  ...rulebook,
  proposal: { ...rulebook.proposal, ...settingsOf(stored, rulebook) },
});

/** Without these there is no proposal: they can be neither left out nor made optional. */
export const FIXED_SECTIONS: readonly string[] = ["consortium", "people", "consents"];
/** Sections of running text, whose length a call may limit. */
export const TEXT_SECTIONS: readonly string[] = ["technology", "goals", "impact"];

/** The cards of the editor; what one of them holds is saved and taken back together. */
export const SETTING_GROUPS = ["sections", "attachments", "consents", "rules"] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];
export const isSettingGroup = (text: string): text is SettingGroup =>
  (SETTING_GROUPS as readonly string[]).includes(text);
export const GROUP_FIELDS: Record<SettingGroup, readonly (keyof CallSettings)[]> = {
  sections: ["sections", "requiresGraduateUniversity", "charactersPerPage"],
  attachments: ["attachments"],
  consents: ["consents"],
  rules: ["signaturesRequired", "competing", "reminderHours"],
};

/** P3: from the opening instant on, what a call asks is as fixed as its rulebook. */
export const settingsChangeable = (state: CallState): boolean => state === "DRAFT" || state === "ANNOUNCED";

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** Which groups a call has settled for itself. */
export const ownGroups = (stored: StoredCallSettings | null): SettingGroup[] =>
  SETTING_GROUPS.filter((group) => GROUP_FIELDS[group].some((field) => stored?.[field] !== undefined));

/** Stored settings with a group's fields changed; whatever equals the rulebook is not stored, so that it goes on following it. */
export function withGroup(
  stored: StoredCallSettings | null,
  change: StoredCallSettings,
  rulebook: RulebookContent,
): StoredCallSettings | null {
  const next = { ...stored, ...change };
  const own = Object.entries(next).filter(
    ([field, value]) => value !== undefined && !same(value, rulebook.proposal[field as keyof CallSettings]),
  );
  return own.length > 0 ? (Object.fromEntries(own) as StoredCallSettings) : null;
}

/** Stored settings without a group's fields: they are the rulebook's again. */
export function withoutGroup(stored: StoredCallSettings | null, group: SettingGroup): StoredCallSettings | null {
  const own = Object.entries(stored ?? {}).filter(
    ([field]) => !GROUP_FIELDS[group].includes(field as keyof CallSettings),
  );
  return own.length > 0 ? (Object.fromEntries(own) as StoredCallSettings) : null;
}

export type ConsentWording = Omit<ConsentText, "version">;
const wordingOf = ({ version: _version, ...wording }: ConsentText): ConsentWording => wording;

/**
 * Versions of consent texts as written: a wording that stood keeps its number, a new wording of a known text gets the next
 * one, so that a signature always says which words were agreed to. `known`: every text that stood so far.
 */
export function withConsentVersions(written: readonly ConsentWording[], known: readonly ConsentText[]): ConsentText[] {
  return written.map((wording) => {
    const earlier = known.filter((text) => text.key === wording.key);
    const standing = earlier.find((text) => same(wordingOf(text), wording));
    const version = standing?.version ?? Math.max(0, ...earlier.map((text) => text.version)) + 1;
    return { ...wording, version };
  });
}

/** Keys for rows that were added in the editor, free of those in use: `own1`, `own2` … */
export function withKeys<R extends { key: string }>(rows: readonly R[]): R[] {
  const taken = new Set(rows.map(({ key }) => key));
  let next = 1;
  return rows.map((row) => {
    if (row.key !== "") return row;
    while (taken.has(`own${next}`)) next += 1;
    taken.add(`own${next}`);
    return { ...row, key: `own${next}` };
  });
}
