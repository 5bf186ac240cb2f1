import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { SheetTeam } from "../domain/calculation-sheet";

/** Every team of a stage with its scores and gate verdicts, as the result rule wants them; one query per table. */
export async function stageEntrants(reader: Reader, stageId: string): Promise<(SheetTeam & { stageTeamId: string })[]> {
  const rows = await reader.stageTeam.findMany({
    where: { stageId },
    orderBy: { teamId: "asc" },
    select: {
      id: true,
      teamId: true,
      team: { select: { nameKo: true, nameEn: true, status: true } },
      partScores: { select: { partKey: true, scoreHundredths: true } },
      gates: { select: { gateKey: true, passed: true } },
    },
  });
  return rows.map((row) => ({
    stageTeamId: row.id,
    teamId: row.teamId,
    nameKo: row.team.nameKo,
    nameEn: row.team.nameEn,
    withdrawn: row.team.status === "WITHDRAWN",
    parts: Object.fromEntries(row.partScores.map((score) => [score.partKey, score.scoreHundredths])),
    gates: Object.fromEntries(row.gates.map((gate) => [gate.gateKey, gate.passed])),
  }));
}
