import { Readable } from "node:stream";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { createToken } from "@/lib/utilisation/commands/manage-tokens";
import type { TokenHolder } from "@/lib/utilisation/queries/token-holder";
import { allocateGpus, createGpuPool } from "./ledger";
import { expectOk } from "./proposals";
import { agreeOnSupport, createTeam, type SupportStaff, type TeamRow } from "./teams";

export type GpuTeam = TeamRow & { poolId: string };

/** A published team that holds GPUs of a pool of its own, 512 of 1 July 2026 to the year's end unless said otherwise. */
export async function createGpuTeam(
  people: { staff: SupportStaff; steward: Actor },
  facts: { poolId?: string; gpuCount?: number; validFrom?: string; validTo?: string } = {},
): Promise<GpuTeam> {
  const { staff, steward } = people;
  const team = await createTeam();
  const agreed = { resource: "GPU" as const, gpuCount: 100_000 };
  const at = new Date("2026-06-01T00:00:00Z");
  await agreeOnSupport(
    staff,
    team.teamId,
    ["2026H1", "2026H2", "2027H1"].map((period) => ({ ...agreed, period })),
    at,
  );
  const poolId = facts.poolId ?? (await createGpuPool(steward, { nameKo: `자원 ${team.teamId.slice(-6)}` }));
  const period = { validFrom: facts.validFrom ?? "2026-07-01", validTo: facts.validTo ?? "2027-01-01" };
  const wanted = { poolId, teamId: team.teamId, gpuCount: facts.gpuCount ?? 512, ...period };
  await allocateGpus({ steward, director: staff.director }, wanted, at);
  return { ...team, poolId };
}

/** A key, and who stands behind it. */
export async function createKey(
  actor: Actor,
  teamId: string | null,
  at: Date,
): Promise<{ token: string; holder: TokenHolder }> {
  const made = await expectOk(createToken(actor, { teamId: teamId ?? "", name: "수집기", days: "30" }, at));
  return { token: made.token, holder: { tokenId: made.tokenId, teamId, actor } };
}

/** A file of reports, uploaded by somebody. */
export async function uploadReports(by: Actor, rows: readonly string[], head = "팀,기간,가용 GPU시간,사용 GPU시간") {
  const bytes = Buffer.from([head, ...rows].join("\n"));
  const about = { name: "use.csv", uploadedById: by.id, limits: { maxBytes: 10_000_000 } };
  const stored = await expectOk(storeFile(Readable.from([bytes]), about));
  return stored.id;
}

/** What counts of a team's reports, by the hour they begin with. */
export const latestReports = (teamId: string) =>
  db.$queryRaw<{ startsAt: Date; revision: number; usedMilliHours: bigint; isLate: boolean }[]>`
    SELECT DISTINCT ON ("poolId", "startsAt") "startsAt", "revision", "usedMilliHours", "isLate"
    FROM "UtilisationReport" WHERE "teamId" = ${teamId} ORDER BY "poolId", "startsAt", "revision" DESC`;
