import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import { db } from "@/lib/platform/db";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContentSchema } from "@/lib/rulebook/schema";
import { RULEBOOK_V1 } from "@/prisma/seed/rulebook-v1";

/** Version 1 as code reads it, for tests of pure rules. */
export const rulebookV1 = (): RulebookContent => rulebookContentSchema.parse(RULEBOOK_V1);

/** Makes sure that version 1 is in the database; safe to call from parallel tests. */
export async function ensureRulebookV1(): Promise<number> {
  const content = JSON.parse(canonicalJson(RULEBOOK_V1));
  await db.rulebook.createMany({
    data: [
      {
        version: 1,
        effectiveFrom: new Date("2025-06-01T00:00:00Z"),
        reason: "사업 공고(2025. 6. 20.)의 기준을 담은 첫 규정",
        authorName: "독자 AI 파운데이션 모델 사업단",
        content,
        contentHash: createHash("sha256").update(canonicalJson(RULEBOOK_V1)).digest("hex"),
      },
    ],
    skipDuplicates: true,
  });
  return 1;
}

/** A further version with these parts in place of version 1's. In force only in a far year: calls of a test are put under it by hand. */
export async function createRulebookVersion(parts: Partial<typeof RULEBOOK_V1>): Promise<number> {
  await ensureRulebookV1();
  const content = JSON.parse(canonicalJson({ ...RULEBOOK_V1, ...parts }));
  const newest = await db.rulebook.findFirstOrThrow({ orderBy: { version: "desc" }, select: { version: true } });
  const version = newest.version + 1;
  await db.rulebook.create({
    data: {
      ...{ version, content, effectiveFrom: new Date("2099-01-01T00:00:00Z") },
      ...{ reason: "시험에서 바꾼 기준", authorName: "시험" },
      contentHash: createHash("sha256").update(canonicalJson(content)).digest("hex"),
    },
  });
  return version;
}

/** Moves a frozen call to another version along an approved amendment, as P3 has it, whatever the hour. */
export async function putUnderRulebook(callId: string, version: number, at: Date): Promise<void> {
  const { rulebookVersion } = await db.call.findUniqueOrThrow({
    where: { id: callId },
    select: { rulebookVersion: true },
  });
  const { id } = await db.callRulebookAmendment.create({
    data: {
      ...{ callId, fromVersion: rulebookVersion, toVersion: version, reason: "시험에서 적용 규정을 바꿉니다." },
      ...{ effectiveAt: at, status: "APPROVED", proposedById: "시험", proposedAt: at },
      ...{ decidedById: "시험 결재", decidedAt: at, decisionNote: "시험" },
    },
    select: { id: true },
  });
  await db.call.update({ where: { id: callId }, data: { rulebookVersion: version }, select: { id: true } });
  await db.callRulebookAmendment.update({ where: { id }, data: { appliedAt: at }, select: { id: true } });
}
