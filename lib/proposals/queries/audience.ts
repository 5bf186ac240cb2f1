import "server-only";
import type { Reader } from "@/lib/platform/db";

/** Who is told about a proposal: everyone with a role in it. */
export async function proposalAudience(reader: Reader, proposalId: string): Promise<string[]> {
  const people = await reader.proposalPerson.findMany({ where: { proposalId }, select: { userId: true } });
  return [...new Set(people.map(({ userId }) => userId))];
}

/** Managers of an organisation, who answer for its taking part. */
export async function organisationManagers(reader: Reader, organisationId: string): Promise<string[]> {
  const managers = await reader.organisationMember.findMany({
    where: { organisationId, role: "MANAGER", leftAt: null },
    select: { userId: true },
  });
  return managers.map(({ userId }) => userId);
}
