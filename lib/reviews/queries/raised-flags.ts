import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { RaisedFlag } from "../types/workspace";

const FLAG = {
  id: true,
  version: true,
  reason: true,
  raisedAt: true,
  settledAt: true,
  answer: true,
  assignment: { select: { proposalId: true, member: { select: { seatNo: true } } } },
} as const;

/** What reviewers have flagged, by proposal. */
export async function raisedFlags(reader: Reader, panelId: string): Promise<Map<string, RaisedFlag[]>> {
  const flags = await reader.reviewFlag.findMany({
    where: { assignment: { panelId } },
    orderBy: { raisedAt: "asc" },
    select: FLAG,
  });
  const byProposal = new Map<string, RaisedFlag[]>();
  for (const { assignment, ...flag } of flags) {
    const list = byProposal.get(assignment.proposalId) ?? [];
    byProposal.set(assignment.proposalId, [...list, { ...flag, seatNo: assignment.member.seatNo }]);
  }
  return byProposal;
}
