import "server-only";
import type { Tx } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import { automaticFindings } from "../domain/rules";
import type { ScreenedProposal } from "../queries";
import { screeningFacts } from "../queries/facts";

/** Keeps what the portal finds at this instant; what a person noted stays. For the moment a verdict is proposed on it. */
export async function keepAutomaticFindingsInTx(tx: Tx, proposal: ScreenedProposal, at: Date): Promise<void> {
  const findings = automaticFindings(await screeningFacts(tx, proposal));
  const rows = findings.map(
    ({ rule, verdict, items }) =>
      Prisma.sql`(uuidv7()::text, ${proposal.id}, ${rule}, ${verdict}::"FindingVerdict", 'AUTOMATIC'::"FindingSource",
        ${JSON.stringify({ items })}::jsonb, ${at}::timestamptz)`,
  );
  await tx.$executeRaw`
    INSERT INTO "ScreeningFinding" ("id", "proposalId", "rule", "verdict", "source", "facts", "at")
    VALUES ${Prisma.join(rows)}
    ON CONFLICT ("proposalId", "rule") DO UPDATE
      SET "verdict" = EXCLUDED."verdict", "facts" = EXCLUDED."facts", "at" = EXCLUDED."at"
      WHERE "ScreeningFinding"."source" = 'AUTOMATIC'`;
}
