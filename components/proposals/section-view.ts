import type { SealedProposal, SectionContents } from "@/lib/proposals/domain/content";
import {
  emptyDraft,
  finishedSections,
  type SectionDrafts,
  WRITTEN_KEYS,
  type WrittenKey,
} from "@/lib/proposals/domain/drafts";
import { storedJson } from "@/lib/proposals/domain/stored";
import { sectionDraftSchemas } from "@/lib/proposals/schema/sections";
import type { SectionPage } from "@/lib/proposals/types";

/** A single draft as content to read; every other section is empty. */
export function contentToRead(key: WrittenKey, draft: unknown): SectionContents {
  const empty = Object.fromEntries(WRITTEN_KEYS.map((one) => [one, emptyDraft(one)])) as SectionDrafts;
  const parsed = sectionDraftSchemas[key].safeParse(draft);
  return finishedSections(parsed.success ? { ...empty, [key]: parsed.data } : empty);
}

/** What came over the network or from this device, with amounts as BigInt again; null when it is no draft of this section. */
export function parsedDraft<K extends WrittenKey>(key: K, content: unknown): SectionDrafts[K] | null {
  const parsed = sectionDraftSchemas[key].safeParse(content);
  return parsed.success ? parsed.data : null;
}

/** The form of GPU requests has one row per half-year of the rulebook, whatever was filled in before. */
export function formDraft<K extends WrittenKey>(
  key: K,
  draft: SectionDrafts[K],
  halfYears: readonly string[],
): SectionDrafts[K] {
  if (key !== "gpu") return draft;
  const gpu = draft as SectionDrafts["gpu"];
  const requests = halfYears.map(
    (halfYear) =>
      gpu.requests.find((request) => request.halfYear === halfYear) ?? {
        halfYear,
        gpuCount: null,
        otherSizeReason: "",
        purpose: "",
      },
  );
  return { ...gpu, requests } as SectionDrafts[K];
}

/** A draft as its form holds it, in plain JSON: so two versions differ only where their words do. */
export const comparableDraft = (key: WrittenKey, content: unknown, halfYears: readonly string[]) =>
  storedJson(formDraft(key, parsedDraft(key, content) ?? emptyDraft(key), halfYears));

/** Names of the members are all that the reading of one section needs of the consortium. */
export const membersOf = (page: Pick<SectionPage, "members">): SealedProposal["consortium"] =>
  page.members.map((member) => ({
    organisationId: member.organisationId,
    nameKo: member.nameKo,
    nameEn: member.nameEn,
    role: member.role,
    leasesGpusToGovernment: member.leases,
    registrationNumber: "",
    kind: "OTHER",
    sizeClass: "SME",
    task: "",
    hasGraduateStudents: false,
    shareBasisPoints: 0,
  }));
