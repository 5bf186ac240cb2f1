import "server-only";
import type { Reader } from "@/lib/platform/db";
import { type SheetTeam, sourceHash } from "../domain/calculation-sheet";

const hashes = (cells: readonly { key: string; evidence: string }[]): Record<string, string> =>
  Object.fromEntries(
    cells.flatMap(({ key, evidence }) => {
      const hash = sourceHash(evidence);
      return hash ? [[key, hash]] : [];
    }),
  );

/** Every team of a stage with its scores and gate verdicts, as the result rule wants them; one query per table. */
export async function stageEntrants(reader: Reader, stageId: string): Promise<(SheetTeam & { stageTeamId: string })[]> {
  const rows = await reader.stageTeam.findMany({
    where: { stageId },
    orderBy: { teamId: "asc" },
    select: {
      id: true,
      teamId: true,
      team: { select: { nameKo: true, nameEn: true, status: true } },
      partScores: { select: { partKey: true, scoreHundredths: true, evidence: true, isComputed: true } },
      gates: { select: { gateKey: true, passed: true, evidence: true } },
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
    sources: {
      parts: hashes(
        row.partScores.filter((score) => score.isComputed).map(({ partKey: key, evidence }) => ({ key, evidence })),
      ),
      gates: hashes(row.gates.map(({ gateKey: key, evidence }) => ({ key, evidence }))),
    },
  }));
}
