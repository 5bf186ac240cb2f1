import { askToJoin } from "@/lib/organisations/commands/join-requests";
import { decideSizeEvidence, fileSizeEvidence } from "@/lib/organisations/commands/size-evidence";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/organisations/schema";
import { storeFile } from "@/lib/platform/files";
import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";
import { expectOk, type Party } from "@/tests/factories/proposals";
import { days, kst } from "./chance";
import type { Organisations } from "./consortia";
import { createApplicant, type Staff } from "./people";

/** The smallest document that is a PDF by its content. */
const certificate = (about: string): Uint8Array => new TextEncoder().encode(`%PDF-1.4\n% ${about}\n%%EOF\n`);

async function fileEvidence(party: Party, name: string, at: Date): Promise<string> {
  const limits = { maxBytes: EVIDENCE_BYTES, mediaTypes: EVIDENCE_TYPES };
  const about = { name, uploadedById: party.manager.id, limits };
  const file = await expectOk(storeFile(certificate(party.id), about));
  const input = { organisationId: party.id, file: { id: file.id }, note: "" };
  return (await expectOk(fileSizeEvidence(party.manager, input, at))).evidenceId;
}

/** Somebody of a company that had registered long ago typed a wrong number and made a second entry, which staff have yet to merge. */
async function registerTwice(name: { nameKo: string; nameEn: string }, at: Date): Promise<void> {
  const colleague = await createApplicant("피다시", "Pi Dasi", { plain: "colleague" });
  const facts = { nameKo: `(주)${name.nameKo}`, nameEn: `${name.nameEn} Inc.`, sizeClass: "SME" as const };
  await createOrganisation({ ...facts, registrationNumber: validRegistrationNumber(10_000_078) }, colleague, at);
}

/**
 * A2: most sizes were confirmed long ago; two pieces of evidence wait for staff, one was returned; somebody asks to join
 * the university whose office one can sign in as.
 */
export async function playRegistryAffairs(staff: Staff, organisations: Organisations, now: Date): Promise<void> {
  const { consortia, newcomer, universities } = organisations;
  for (const { lead } of consortia.slice(0, 8)) {
    const evidenceId = await fileEvidence(lead, "기업규모확인서.pdf", kst("2025-06-16T10:00"));
    const input = { evidenceId, accept: true, reason: "" };
    await expectOk(decideSizeEvidence(staff.officer, input, kst("2025-06-18T15:00")));
  }
  const [returned, waiting] = consortia.slice(8, 10);
  if (!returned || !waiting || !universities[0]) throw new Error("the story lacks its organisations");
  const evidenceId = await fileEvidence(returned.lead, "사업자등록증.pdf", days(now, -6));
  const reason = "사업자등록증만으로는 규모를 확인할 수 없습니다. 중소기업 확인서를 제출해 주십시오.";
  await expectOk(decideSizeEvidence(staff.officer, { evidenceId, accept: false, reason }, days(now, -5)));
  await fileEvidence(waiting.lead, "중소기업확인서.pdf", days(now, -3));
  await fileEvidence(newcomer, "창업기업확인서.pdf", days(now, -2));
  const twice = consortia[13];
  if (twice) await registerTwice({ nameKo: twice.leadKo, nameEn: twice.leadEn }, days(now, -4));
  const researcher = await createApplicant("모연구", "Mo Yeongu", { plain: "researcher" });
  const message = "인공지능대학원 언어지능연구실 연구원입니다.";
  await expectOk(askToJoin(researcher, { organisationId: universities[0].id, message }, days(now, -1)));
}
