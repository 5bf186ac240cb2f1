import { type Actor, type Grant, mintActor, type Role } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";

const GRANTED_FROM = new Date("2025-06-01T00:00:00+09:00");

/** One of the people of the demo story: listed on the sign-in page of a demo, without a password. */
export async function createDemoUser(facts: {
  email: string;
  name: string;
  nameEn: string;
  roles: readonly (Role | Grant)[];
  locale?: string;
}): Promise<Actor> {
  const grants: Grant[] = facts.roles.map((role) => (typeof role === "string" ? { role, scope: null } : role));
  const user = await db.user.create({
    data: {
      email: facts.email.toLowerCase(),
      name: facts.name,
      nameEn: facts.nameEn,
      locale: facts.locale ?? "ko",
      isDemo: true,
      grants: {
        create: grants.map(({ role, scope }) => ({
          role,
          scopeKind: scope?.kind ?? null,
          scopeId: scope?.id ?? null,
          validFrom: GRANTED_FROM,
        })),
      },
    },
    select: { id: true, name: true },
  });
  return mintActor({ id: user.id, name: user.name, grants });
}
