import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { noteFinding } from "@/lib/screening/commands/note-finding";
import { proposeVerdict } from "@/lib/screening/commands/verdict";
import { unsettled } from "@/lib/screening/domain/checks";
import { screenedProposal } from "@/lib/screening/queries";
import { standingFindings } from "@/lib/screening/queries/findings";
import { EVIDENCE_BYTES, EVIDENCE_TYPES } from "@/lib/screening/schema";
import { pdfOf } from "./documents";
import { expectOk } from "./proposals";

/** What officers write, by rule. */
const NOTES: Record<string, string> = {
  sizeClass: "기업 규모 확인서와 신용정보를 대조하여 제출 당시의 기업 규모가 맞음을 확인했습니다.",
  lessor: "역할 분담표에서 지원받은 GPU를 임대기관에 배분하지 않음을 확인했습니다.",
  organisations: "과제 내용과 수행 조직이 서로 달라 공모 안내의 허용 범위임을 확인했습니다.",
  people: "과제별 역할이 서로 달라 공모 안내의 허용 범위임을 확인했습니다.",
  participation: "협약 전까지 참여율 합계를 100% 이하로 조정하겠다는 확약서를 받았습니다.",
  "check:domestic": "법인등기부와 주주명부를 확인했습니다.",
  "check:debarment": "참여기관과 총괄책임자 모두 참여제한 이력이 없습니다.",
  "check:finance": "납세증명서와 신용정보에 결격 사유가 없습니다.",
  "check:duplicateSupport": "과제 유사도 조회에서 중복 지원이 없습니다.",
};

/** A10: an officer settles everything that the portal left open or failed, and does every check. */
export async function settleFindings(officer: Actor, proposalId: string, at: Date): Promise<void> {
  const { rows, notes } = await standingFindings(db, await screenedProposal(db, officer, proposalId));
  for (const { rule } of unsettled(rows)) {
    const note = NOTES[rule] ?? "제출 서류와 대조하여 문제가 없음을 확인했습니다.";
    const version = notes.get(rule)?.version ?? 0;
    await expectOk(noteFinding(officer, { proposalId, rule, version, verdict: "PASS", note, file: null }, at));
  }
}

/** A10: settles everything and finds the proposal eligible. */
export async function findEligible(officer: Actor, proposalId: string, reason: string, at: Date): Promise<void> {
  await settleFindings(officer, proposalId, at);
  await expectOk(proposeVerdict(officer, { proposalId, eligible: true, reason }, at));
}

/** A file an officer uploaded as evidence. */
export async function uploadEvidence(officer: Actor, name: string): Promise<{ id: string }> {
  const limits = { maxBytes: EVIDENCE_BYTES, mediaTypes: EVIDENCE_TYPES };
  const { id } = await expectOk(storeFile(pdfOf(), { name, uploadedById: officer.id, limits }));
  return { id };
}
