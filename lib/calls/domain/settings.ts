import type { ProposalRules, RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** What a call asks of a proposal in its own words; fixed when the call opens, as its rulebook is (P3). */
export type CallSettings = ProposalRules;

/** Settings as stored with a call: the fields it sets for itself. Whatever it leaves out is the rulebook's. */
export type StoredCallSettings = Partial<CallSettings>;

/** The settings that count for a call: its own over the rulebook's. */
export const settingsOf = (stored: StoredCallSettings | null, rulebook: RulebookContent): CallSettings => {
  const { receiptPrefix: _prefix, ...defaults } = rulebook.proposal;
  return { ...defaults, ...stored };
};

/** The rulebook as it stands for one call: its proposal rules replaced by the call's settings. */
export const rulebookForCall = (stored: StoredCallSettings | null, rulebook: RulebookContent): RulebookContent => ({
  ...rulebook,
  proposal: { ...rulebook.proposal, ...settingsOf(stored, rulebook) },
});
