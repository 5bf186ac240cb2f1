import "server-only";
import type { Reader } from "@/lib/platform/db";

export type ObjectionStanding = {
  undecided: number;
  /** Accepted, and asked for by no approved correction yet. */
  uncorrected: { id: string; number: string }[];
  correctionWaits: boolean;
};

/** S10: where the objections to a stage's result stand. Callers authorise. */
export async function objectionStanding(reader: Reader, stageId: string): Promise<ObjectionStanding> {
  const [objections, decisions] = await Promise.all([
    reader.objection.findMany({
      where: { stageTeam: { stageId } },
      orderBy: { number: "asc" },
      select: {
        ...{ id: true, number: true, status: true },
        decisions: { where: { status: "APPROVED", verdict: "ACCEPTED" }, select: { id: true } },
      },
    }),
    reader.stageDecision.findMany({
      where: { stageId, correctsId: { not: null }, status: { not: "RETURNED" } },
      select: { status: true, objectionIds: true },
    }),
  ]);
  const answered = new Set(decisions.flatMap((one) => (one.status === "APPROVED" ? one.objectionIds : [])));
  return {
    undecided: objections.filter(({ status }) => status !== "DECIDED").length,
    uncorrected: objections
      .filter(({ id, decisions: accepted }) => accepted.length > 0 && !answered.has(id))
      .map(({ id, number }) => ({ id, number })),
    correctionWaits: decisions.some(({ status }) => status === "PROPOSED"),
  };
}
