import "server-only";
import type { Reader } from "@/lib/platform/db";

/** D4: the signed version of a team's agreement that counts now; null without one. For later nouns, which authorise. */
export async function versionInForce(reader: Reader, teamId: string): Promise<string | null> {
  const agreement = await reader.agreement.findUnique({ where: { teamId }, select: { inForceId: true } });
  return agreement?.inForceId ?? null;
}
