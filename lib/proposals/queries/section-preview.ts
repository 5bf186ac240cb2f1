import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getCallEditor } from "@/lib/calls/queries/managed-call";
import { AppError } from "@/lib/platform/errors";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { listCatalogueChoices } from "@/lib/references/queries";
import { emptyDraft, isWrittenKey, sectionsOf } from "../domain/drafts";
import type { SectionPage, SectionPageMember } from "../types";
import { offeredHalfYears, rulesOf, withRows } from "./section-page";

/** Somebody has to lead the proposal that is not there: the rows of some forms hang on it. */
async function sampleLead(): Promise<SectionPageMember> {
  const [ko, en] = await Promise.all([translatorFor("ko"), translatorFor("en")]);
  return {
    organisationId: "sample",
    nameKo: ko("callEditor.preview.sampleLead"),
    nameEn: en("callEditor.preview.sampleLead"),
    role: "LEAD",
    sizeClass: "SME",
    shareBasisPoints: 10_000,
    leases: false,
    isGraduateUniversity: false,
  };
}

/**
 * A section's form as applicants of this call will meet it, empty: for those who may look at the call, draft or not. Nothing
 * of any proposal is in it, and it belongs to none.
 */
export async function getSectionPreview(actor: Actor, callId: string, key: string, at: Date): Promise<SectionPage> {
  const { call, settings, rulebook: general, rulebookVersion } = await getCallEditor(actor, callId, at);
  const rulebook = { ...general, proposal: { ...general.proposal, ...settings } };
  if (!isWrittenKey(key) || !sectionsOf(rulebook).includes(key))
    throw new AppError("NOT_FOUND", `section ${key} of call ${callId}`);
  const lead = await sampleLead();
  const draft = emptyDraft(key);
  const { contribution, gpu } = rulebook;
  const hangsOn = {
    sections: {
      ...{ gpu: emptyDraft("gpu"), data: emptyDraft("data") },
      ...{ talent: emptyDraft("talent"), openness: emptyDraft("openness") },
    },
    rules: { rulebook: { contribution, gpu }, rulebookVersion },
  };
  return {
    ...{ proposalId: "preview", proposalTitleKo: "", proposalTitleEn: "", key },
    draft: withRows(key, draft, [lead.organisationId], rulebook),
    ...{ status: "NOT_STARTED", version: 0, updatedAt: at, updatedByName: null, updatedByMe: false, problems: [] },
    overcommitted: [],
    members: [lead],
    rules: rulesOf(key, rulebook, offeredHalfYears(rulebook, [], call.closesAt)),
    catalogue: key === "performance" ? await listCatalogueChoices() : null,
    contribution: key === "contribution" ? hangsOn : null,
    call,
    until: call.closesAt,
    ...{ mayEdit: false, locked: "VIEW_ONLY" },
  };
}
