import "server-only";
import type { Reader } from "@/lib/platform/db";
import { type DerivativesPlan, RELATIONS, type Relation } from "@/lib/stages/domain/derivatives-plan";
import { type Candidate, type CandidateState, type Family, snapshotPair } from "../domain/judge";

export type CandidateRecord = Candidate & { id: string; version: number; disputeUntil: Date | null };
export type TeamFamily = Omit<Family, "candidates"> & {
  stageTeamId: string;
  teamId: string;
  nameKo: string;
  nameEn: string;
  isActive: boolean;
  /** Days of every snapshot, from the first on. */
  taken: string[];
  candidates: CandidateRecord[];
};

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const isRelation = (text: string): text is Relation => (RELATIONS as readonly string[]).includes(text);

const teamsOf = (reader: Reader, stageId: string) =>
  reader.stageTeam.findMany({
    where: { stageId },
    orderBy: { team: { nameKo: "asc" } },
    select: {
      id: true,
      teamId: true,
      team: { select: { nameKo: true, nameEn: true, status: true } },
      derivativeBases: {
        orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
        take: 1,
        select: { repository: true, releasedOn: true, owners: true },
      },
      derivativeListings: {
        orderBy: [{ takenOn: "desc" }, { importedAt: "desc" }],
        select: { takenOn: true, baseWeights: true },
      },
    },
  });

type Latest = {
  id: string;
  stageTeamId: string;
  repository: string;
  state: CandidateState;
  version: number;
  disputeUntil: Date | null;
  relation: string;
  parent: string;
  isDirect: boolean;
  createdAt: Date;
  isPrivate: boolean;
  isGated: boolean | null;
  isDisabled: boolean;
  weights: string[] | null;
};

/** Every candidate with the latest word of the listings on it; what a plain listing leaves out is taken from the last that said it. */
const latestFacts = (reader: Reader, stageId: string): Promise<Latest[]> => reader.$queryRaw<Latest[]>`
  SELECT c."id", c."stageTeamId", c."repository", c."state"::text, c."version", c."disputeUntil", f."relation"::text, f."parent",
    f."isDirect", f."createdAt", f."isPrivate", g."isGated", f."isDisabled", w."weights"
  FROM "DerivativeCandidate" c
  JOIN "StageTeam" st ON st."id" = c."stageTeamId" AND st."stageId" = ${stageId}
  JOIN LATERAL (SELECT f.* FROM "DerivativeFigure" f JOIN "DerivativeListing" l ON l."id" = f."listingId"
    WHERE f."candidateId" = c."id" ORDER BY l."takenOn" DESC, l."importedAt" DESC, l."id" DESC LIMIT 1) f ON true
  LEFT JOIN LATERAL (SELECT f."isGated" FROM "DerivativeFigure" f JOIN "DerivativeListing" l ON l."id" = f."listingId"
    WHERE f."candidateId" = c."id" AND f."isGated" IS NOT NULL
    ORDER BY l."takenOn" DESC, l."importedAt" DESC, l."id" DESC LIMIT 1) g ON true
  LEFT JOIN LATERAL (SELECT f."weights" FROM "DerivativeFigure" f JOIN "DerivativeListing" l ON l."id" = f."listingId"
    WHERE f."candidateId" = c."id" AND f."knowsWeights"
    ORDER BY l."takenOn" DESC, l."importedAt" DESC, l."id" DESC LIMIT 1) w ON true`;

type Downloads = { candidateId: string; takenOn: Date; downloads: number };

/** One figure a candidate and day: of the listing that was imported last. */
export const downloadsByDay = (reader: Reader, stageId: string): Promise<Downloads[]> => reader.$queryRaw<Downloads[]>`
  SELECT DISTINCT ON (f."candidateId", l."takenOn") f."candidateId", l."takenOn", f."downloads"
  FROM "DerivativeFigure" f JOIN "DerivativeListing" l ON l."id" = f."listingId"
  JOIN "StageTeam" st ON st."id" = l."stageTeamId" AND st."stageId" = ${stageId}
  ORDER BY f."candidateId", l."takenOn", l."importedAt" DESC, l."id" DESC`;

/** Y1, Y2: the families of a stage's teams as their listings say; teams that have named no base model have an empty one. */
export async function familiesOf(
  reader: Reader,
  stageId: string,
  { snapshotDays }: DerivativesPlan,
): Promise<{ families: TeamFamily[]; downloads: Downloads[] }> {
  const teams = await teamsOf(reader, stageId);
  const facts = await latestFacts(reader, stageId);
  const downloads = await downloadsByDay(reader, stageId);
  const figures = new Map(downloads.map((one) => [`${one.candidateId} ${dayOf(one.takenOn)}`, one.downloads]));
  const families = teams.map(
    ({ id, teamId, team, derivativeBases: [base], derivativeListings: listings }): TeamFamily => {
      const taken = [...new Set(listings.map((one) => dayOf(one.takenOn)))].sort();
      const snapshots = snapshotPair(taken, snapshotDays);
      const weights = listings.find((one) => one.baseWeights.length > 0)?.baseWeights ?? null;
      const at = (candidateId: string, day: string | undefined) => figures.get(`${candidateId} ${day}`) ?? null;
      return {
        stageTeamId: id,
        teamId,
        nameKo: team.nameKo,
        nameEn: team.nameEn,
        isActive: team.status === "ACTIVE",
        base: {
          repository: base?.repository ?? "",
          releasedOn: base ? dayOf(base.releasedOn) : "",
          owners: base?.owners ?? [],
          weights,
        },
        taken,
        snapshots,
        candidates: facts
          .filter((one) => one.stageTeamId === id)
          .map(({ stageTeamId: _team, relation, createdAt, ...one }) => ({
            ...one,
            relation: isRelation(relation) ? relation : "quantized",
            createdAt: createdAt.toISOString(),
            downloads: { earlier: at(one.id, snapshots?.earlier), later: at(one.id, snapshots?.later ?? taken.at(-1)) },
          })),
      };
    },
  );
  return { families, downloads };
}
