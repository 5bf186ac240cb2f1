import { SECTION_KEYS } from "@/lib/proposals/domain/content";
import { isWrittenKey } from "@/lib/proposals/domain/drafts";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";

/** Days to answer a supplement request, when the officer says nothing else. */
export const SUPPLEMENT_DAYS = 5;

export type SupplementStatus = "OPEN" | "ANSWERED" | "CANCELLED";
/** LAPSED: nobody answered in time; told by the clock and never stored. */
export type SupplementState = SupplementStatus | "LAPSED";

/** A10: where a request stands. The due instant itself is still in time, as a call's closing is (C2). */
export const supplementState = (request: { status: SupplementStatus; dueAt: Date }, now: Date): SupplementState =>
  request.status === "OPEN" && now > request.dueAt ? "LAPSED" : request.status;

/** Sections that may be asked for again: those with a form of their own, and the files. Who takes part stays as it was sealed. */
export const supplementableSections = (rulebook: Pick<RulebookContent, "proposal">): string[] =>
  SECTION_KEYS.filter(
    (key) =>
      (isWrittenKey(key) || key === "attachments") && rulebook.proposal.sections.some((section) => section.key === key),
  );
