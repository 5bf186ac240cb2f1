import type { SealedProposal } from "./content";
import { type SectionDrafts, WRITTEN_KEYS } from "./drafts";
import type { ProposalStatus } from "./status";
import { sameContent } from "./stored";

/** A request to supply something after the closing: which sections it opens, and until when. */
export type OpenSupplement = { id: string; sections: readonly string[]; dueAt: Date };
/** The same with what the officer wrote, for whoever answers it. */
export type AskedSupplement = OpenSupplement & { reason: string; requestedAt: Date };

/** A10: only the named sections open again, until the due instant itself (C2), by the database's clock. */
export const isOpenForSupplement = (supplement: OpenSupplement | null, key: string, at: Date): boolean =>
  supplement !== null && at <= supplement.dueAt && supplement.sections.includes(key);

type Moment = {
  status: ProposalStatus;
  currentSealId: string | null;
  supplement: AskedSupplement | null;
  /** The call takes no submissions any more: what is written now is an answer and no new proposal. */
  isClosed: boolean;
  at: Date;
};

/** A10: the request that what is written, signed and sealed at this instant answers; null when there is none to answer. */
export function answeredSupplement(moment: Moment): AskedSupplement | null {
  const { status, currentSealId, supplement, isClosed, at } = moment;
  const counts = currentSealId !== null && (status === "SUBMITTED" || status === "DRAFT");
  return counts && isClosed && supplement !== null && at <= supplement.dueAt ? supplement : null;
}

type Named = readonly string[];

/** What is checked while a request is answered: the named sections as they are written now, every other one as it was sealed. */
export function answeredDrafts(sealed: SealedProposal["sections"], now: SectionDrafts, named: Named): SectionDrafts {
  const written = WRITTEN_KEYS.filter((key) => named.includes(key)).map((key) => [key, now[key]]);
  return { ...sealed, ...Object.fromEntries(written) };
}

/** A10: the last seal with the named sections, and nothing else, as they are written now. Signatures are given anew. */
export function supplemented(last: SealedProposal, now: SealedProposal, named: Named): SealedProposal {
  const written = WRITTEN_KEYS.filter((key) => named.includes(key)).map((key) => [key, now.sections[key]]);
  return {
    ...last,
    sections: { ...last.sections, ...Object.fromEntries(written) },
    attachments: named.includes("attachments") ? now.attachments : last.attachments,
    signatures: [],
  };
}

const partOf = (sealed: SealedProposal, key: string): unknown =>
  key === "attachments" ? sealed.attachments : sealed.sections[key as keyof SealedProposal["sections"]];

/** Of the named sections those that say something else than before, in their order. */
export const changedSections = (before: SealedProposal, after: SealedProposal, named: Named): string[] =>
  named.filter((key) => !sameContent(partOf(before, key), partOf(after, key)));
