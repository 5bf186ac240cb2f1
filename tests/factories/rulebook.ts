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
