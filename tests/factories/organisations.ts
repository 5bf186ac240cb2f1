import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { registerOrganisation } from "@/lib/organisations/commands";
import { acceptInvitation, inviteMember } from "@/lib/organisations/commands/invitations";
import { registrationCheckDigit } from "@/lib/organisations/domain/registration-number";
import type { RegisterOrganisation } from "@/lib/organisations/schema";
import { db } from "@/lib/platform/db";
import { createUser } from "./actor";

const AT = new Date("2025-06-10T01:00:00Z");

/** A valid registration number of a made-up organisation; different n (below 100 million), different number. */
export function validRegistrationNumber(n: number): string {
  const nine = `9${String(n % 100_000_000).padStart(8, "0")}`;
  return nine + registrationCheckDigit(nine);
}

/** A number that no organisation has: a run registers thousands, and chance alone would give one of them twice. */
export async function freeRegistrationNumber(): Promise<string> {
  for (;;) {
    const registrationNumber = validRegistrationNumber(randomInt(100_000_000));
    if (!(await db.organisation.findUnique({ where: { registrationNumber }, select: { id: true } })))
      return registrationNumber;
  }
}

export type OrganisationFacts = Partial<RegisterOrganisation>;

/** Registers an organisation through the real command; its manager is made up when not given. */
export async function createOrganisation(
  facts: OrganisationFacts = {},
  manager?: Actor,
  at: Date = AT,
): Promise<{ id: string; registrationNumber: string; nameKo: string; nameEn: string; manager: Actor }> {
  const actor = manager ?? (await createUser(["APPLICANT"]));
  const registrationNumber = facts.registrationNumber ?? (await freeRegistrationNumber());
  const profile = {
    registrationNumber,
    nameKo: facts.nameKo ?? `가온 ${registrationNumber.slice(-4)}`,
    nameEn: facts.nameEn ?? `Gaon ${registrationNumber.slice(-4)}`,
    kind: facts.kind ?? ("COMPANY" as const),
    sizeClass: facts.sizeClass ?? ("SME" as const),
    leasesGpusToGovernment: facts.leasesGpusToGovernment ?? false,
  };
  const outcome = await registerOrganisation(actor, profile, at);
  if (!outcome.ok) throw new Error(`organisation was refused: ${outcome.reason ?? outcome.code}`);
  const { nameKo, nameEn } = profile;
  return { id: outcome.data.id, registrationNumber, nameKo, nameEn, manager: actor };
}

/** Lets somebody join by invitation, as people do. */
export async function addMember(
  organisation: { id: string; manager: Actor },
  member: Actor,
  role: "MANAGER" | "MEMBER" = "MEMBER",
  at: Date = AT,
): Promise<void> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: member.id }, select: { email: true } });
  const invited = await inviteMember(organisation.manager, { organisationId: organisation.id, email, role }, at);
  if (!invited.ok) throw new Error(`invitation was refused: ${invited.reason ?? invited.code}`);
  const joined = await acceptInvitation(member, { token: invited.data.token }, at);
  if (!joined.ok) throw new Error(`joining was refused: ${joined.reason ?? joined.code}`);
}
