import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { StageDeliberation } from "../domain/stage-item";

const MOTION = { id: true, number: true, state: true, forCount: true, againstCount: true, abstainCount: true } as const;

/** E3: where the committee stands with a stage's proposed result; cancelled sessions do not count. Callers authorise. */
export async function stageDeliberation(reader: Reader, stageDecisionId: string): Promise<StageDeliberation | null> {
  const item = await reader.deliberationItem.findFirst({
    where: { stageDecisionId, session: { state: { not: "CANCELLED" } } },
    orderBy: { session: { createdAt: "desc" } },
    select: {
      id: true,
      session: {
        select: { id: true, number: true, state: true, minutesSha256: true, call: { select: { code: true } } },
      },
      motions: {
        where: { state: { in: ["CARRIED", "REJECTED"] } },
        orderBy: { number: "desc" },
        take: 1,
        select: MOTION,
      },
    },
  });
  if (!item) return null;
  const [motion] = item.motions;
  const { id: sessionId, number, state, minutesSha256, call } = item.session;
  return {
    ...{ sessionId, number, callCode: call.code, itemId: item.id, state, minutesSha256 },
    motion: motion
      ? {
          ...{ id: motion.id, number: motion.number, state: motion.state === "CARRIED" ? "CARRIED" : "REJECTED" },
          ...{ for: motion.forCount ?? 0, against: motion.againstCount ?? 0, abstain: motion.abstainCount ?? 0 },
        }
      : null,
  };
}
