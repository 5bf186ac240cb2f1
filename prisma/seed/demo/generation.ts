import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import { db } from "@/lib/platform/db";
import { contestRules } from "@/lib/rulebook/schema/contest";
import { later } from "./chance";

const HOSTS: Record<string, string> = { 가온누리: "api.gaonnuri.example", 새벽별: "models.saebyeok.example" };
const TIMED_OUT = 4;

/** Two teams had their answers made at their endpoints; one prompt ran out of time and was answered by file. As bare rows: nobody answers at these addresses. */
export async function recordGeneration(contestId: string, startedById: string, at: Date): Promise<void> {
  const entries = await db.contestEntry.findMany({
    where: { contestId, team: { nameKo: { in: Object.keys(HOSTS) } } },
    orderBy: { team: { nameKo: "asc" } },
    select: {
      ...{ id: true, modelName: true, registeredById: true },
      team: { select: { nameKo: true } },
      contest: { select: { rules: true } },
      answers: { orderBy: { prompt: { number: "asc" } }, select: { id: true, promptId: true, text: true } },
    },
  });
  const settings = contestRules.parse(entries[0]?.contest.rules).generation;
  const settingsHash = createHash("sha256").update(canonicalJson(settings)).digest("hex");
  const ended = later(at, 6);
  const { id: generationId } = await db.contestGeneration.create({
    data: { contestId, state: "FINISHED", settings, settingsHash, startedById, startedAt: at, endedAt: ended },
    select: { id: true },
  });
  for (const [team, entry] of entries.entries()) {
    const isLost = (index: number) => team === 1 && index === TIMED_OUT;
    const made = entry.answers.filter((_answer, index) => !isLost(index));
    await db.contestEndpoint.create({
      data: {
        ...{ entryId: entry.id, baseUrl: `https://${HOSTS[entry.team.nameKo]}/v1`, model: entry.modelName },
        ...{ keySealed: "", keyEnding: ["q7Vd", "x03k"][team] ?? "", registeredById: entry.registeredById },
        ...{ registeredAt: later(at, -90), testedAt: later(at, -88), testLatencyMs: 1_240 + team * 410 },
        ...{ requests: entry.answers.length + 1 + team * 4, outputTokens: made.length * (412 + team * 35) },
      },
      select: { entryId: true },
    });
    await db.contestOrder.createMany({
      data: entry.answers.map(({ promptId }, index) => ({
        ...{ generationId, entryId: entry.id, promptId, endedAt: ended },
        ...(isLost(index)
          ? { state: "FAILED" as const, attempts: settings.attempts, reason: "TIMEOUT" }
          : { state: "DONE" as const, attempts: 1 }),
      })),
    });
    for (const [index, { id, text }] of made.entries())
      await db.contestAnswer.update({
        where: { id },
        data: {
          ...{ origin: "ENDPOINT", madeAt: later(at, index % 6), generationId, attempts: 1 },
          ...{ latencyMs: 2_100 + ((index * 733) % 4_000), outputTokens: 412 + team * 35 },
          sourceHash: createHash("sha256").update(text).digest("hex"),
        },
        select: { id: true },
      });
  }
}
