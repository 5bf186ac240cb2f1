import { randomUUID } from "node:crypto";
import { type Actor, type Grant, mintActor, type Role } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";

/** An actor that never met the database: for pure predicates. */
export const actorWith = (grants: readonly (Role | Grant)[], id: string = randomUUID(), name?: string): Actor =>
  mintActor({
    id,
    name: name ?? `actor ${id.slice(0, 8)}`,
    grants: grants.map((grant) => (typeof grant === "string" ? { role: grant, scope: null } : grant)),
  });

/** A stored user with grants, and the actor that a session of theirs would mint. */
export async function createUser(
  roles: readonly (Role | Grant)[] = [],
  facts: { name?: string; email?: string; nameEn?: string; isDemo?: boolean } = {},
): Promise<Actor> {
  const email = facts.email ?? `${randomUUID()}@example.test`;
  const grants: Grant[] = roles.map((grant) => (typeof grant === "string" ? { role: grant, scope: null } : grant));
  const user = await db.user.create({
    data: {
      email,
      name: facts.name ?? `사람 ${email.slice(0, 6)}`,
      nameEn: facts.nameEn ?? null,
      isDemo: facts.isDemo ?? false,
      grants: {
        create: grants.map(({ role, scope }) => ({
          role,
          scopeKind: scope?.kind ?? null,
          scopeId: scope?.id ?? null,
          validFrom: new Date("2025-01-01T00:00:00Z"),
        })),
      },
    },
    select: { id: true, name: true },
  });
  return mintActor({ id: user.id, name: user.name, grants });
}
