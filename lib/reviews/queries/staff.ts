import "server-only";
import { PERMITTED, type Permission } from "@/lib/access/policy";
import type { Reader } from "@/lib/platform/db";
import { boundInCall } from "@/lib/proposals/queries/conflicted";

/** Holders of a permission for a call at an instant, without those whom S3 binds in it: whom to tell. */
export async function holdersOf(reader: Reader, permission: Permission, callId: string, at: Date): Promise<string[]> {
  const grants = await reader.grant.findMany({
    where: {
      role: { in: [...PERMITTED[permission]] },
      revokedAt: null,
      validFrom: { lte: at },
      AND: [
        { OR: [{ validTo: null }, { validTo: { gt: at } }] },
        { OR: [{ scopeKind: null }, { scopeKind: "CALL", scopeId: callId }] },
      ],
    },
    select: { userId: true },
  });
  const bound = await boundInCall(reader, callId);
  const away = new Set(bound.map(({ userId }) => userId));
  return [...new Set(grants.map(({ userId }) => userId))].filter((userId) => !away.has(userId));
}
