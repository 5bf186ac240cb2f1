import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { Prisma } from "@/prisma/generated/client";
import type { ReviewerStanding } from "../types";

/** Grants by which somebody is a reviewer at an instant. */
export const inOffice = (at: Date): Prisma.GrantWhereInput => ({
  role: { in: ["REVIEWER", "CHAIR"] },
  revokedAt: null,
  validFrom: { lte: at },
  OR: [{ validTo: null }, { validTo: { gt: at } }],
});

/** Addresses with an open invitation to review. */
export async function invitedEmails(reader: Reader, emails: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await reader.invitation.findMany({
    where: { email: { in: [...emails] }, role: "REVIEWER", acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    select: { email: true },
  });
  return new Set(rows.map(({ email }) => email));
}

export function standingOf(grants: readonly unknown[], email: string, invited: ReadonlySet<string>): ReviewerStanding {
  if (grants.length > 0) return "IN_OFFICE";
  return invited.has(email) ? "INVITED" : "NOT_INVITED";
}
