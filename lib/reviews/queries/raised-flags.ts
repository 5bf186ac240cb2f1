import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { RaisedFlag } from "../types/workspace";

/** What reviewers have flagged, by proposal. One statement. */
export async function raisedFlags(reader: Reader, panelId: string): Promise<Map<string, RaisedFlag[]>> {
  const flags = await reader.$queryRaw<(RaisedFlag & { proposalId: string })[]>`
    SELECT f."id", f."version", f."reason", f."raisedAt", f."settledAt", f."answer", a."proposalId", m."seatNo"
    FROM "ReviewFlag" f JOIN "ReviewAssignment" a ON a."id" = f."assignmentId" JOIN "PanelMember" m ON m."id" = a."memberId"
    WHERE a."panelId" = ${panelId} ORDER BY f."raisedAt"`;
  const byProposal = new Map<string, RaisedFlag[]>();
  for (const { proposalId, ...flag } of flags)
    byProposal.set(proposalId, [...(byProposal.get(proposalId) ?? []), flag]);
  return byProposal;
}
