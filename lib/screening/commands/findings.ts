import "server-only";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { Checked } from "../domain/checks";

/** Keeps what the portal finds at this instant; what a person noted stays. For the moment a verdict is proposed on it. */
export async function keepAutomaticFindingsInTx(
  tx: Tx,
  proposalId: string,
  checked: readonly Checked[],
  at: Date,
): Promise<void> {
  const rows = checked.flatMap(({ found }) =>
    found
      ? [
          Prisma.sql`(uuidv7()::text, ${proposalId}, ${found.rule}, ${found.verdict}::"FindingVerdict",
            'AUTOMATIC'::"FindingSource", ${JSON.stringify({ items: found.items })}::jsonb, ${at}::timestamptz)`,
        ]
      : [],
  );
  await tx.$executeRaw`
    INSERT INTO "ScreeningFinding" ("id", "proposalId", "rule", "verdict", "source", "facts", "at")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("proposalId", "rule") DO UPDATE
      SET "verdict" = EXCLUDED."verdict", "facts" = EXCLUDED."facts", "at" = EXCLUDED."at"
      WHERE "ScreeningFinding"."source" = 'AUTOMATIC'`;
}
