import "server-only";
import type { Scope } from "@/lib/access/actor";
import type { Tx } from "@/lib/platform/db";
import { RESOURCE_SCOPES } from "../domain/resource-scopes";

/** Whether there is anything behind the scope of a role about to be given. */
export async function scopeExistsInTx(tx: Tx, { kind, id }: Scope): Promise<boolean> {
  const where = { id };
  const select = { id: true };
  if (kind === "RESOURCE") return RESOURCE_SCOPES.some((resource) => resource === id);
  if (kind === "CALL") return (await tx.call.findUnique({ where, select })) !== null;
  if (kind === "PANEL") return (await tx.reviewPanel.findUnique({ where, select })) !== null;
  return (await tx.team.findUnique({ where, select })) !== null;
}
