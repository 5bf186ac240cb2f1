import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { SealedRow } from "@/lib/proposals/queries";
import type { CallHeading, ProposalHeading } from "../types";

export const callHeading = ({ id, code, titleKo, titleEn, phase }: CallHeading): CallHeading => ({
  id,
  code,
  titleKo,
  titleEn,
  phase,
});

/** How a stored proposal is named in lists. */
export const PROPOSAL_HEADING = {
  id: true,
  receiptNumber: true,
  leadOrganisation: { select: { nameKo: true, nameEn: true } },
} as const;
type HeadingRow = { id: string; receiptNumber: string | null; leadOrganisation: { nameKo: string; nameEn: string } };
export const proposalHeading = ({ id, receiptNumber, leadOrganisation }: HeadingRow): ProposalHeading => ({
  proposalId: id,
  receiptNumber: receiptNumber ?? "",
  leadNameKo: leadOrganisation.nameKo,
  leadNameEn: leadOrganisation.nameEn,
});

/** The eligible proposals of a call by receipt number, as lists name them. One statement. */
export const eligibleHeadings = (reader: Reader, callId: string): Promise<ProposalHeading[]> =>
  reader.$queryRaw<ProposalHeading[]>`
    SELECT p."id" AS "proposalId", coalesce(p."receiptNumber", '') AS "receiptNumber",
      o."nameKo" AS "leadNameKo", o."nameEn" AS "leadNameEn"
    FROM "Proposal" p JOIN "Organisation" o ON o."id" = p."leadOrganisationId"
    WHERE p."callId" = ${callId} AND p."status" = 'ELIGIBLE' ORDER BY p."receiptNumber"`;

/** The same from what was sealed. */
export function sealedHeading({ proposalId, receiptNumber, sealed }: SealedRow): ProposalHeading {
  const lead = sealed.consortium.find((member) => member.role === "LEAD");
  return { proposalId, receiptNumber, leadNameKo: lead?.nameKo ?? "", leadNameEn: lead?.nameEn ?? "" };
}

type Gate = CallHeading & { rulebookVersion: number; conflicted: boolean };

/** A staff page of a call begins here: missing and forbidden look the same; a bound person learns that, and nothing more (S3). */
export async function staffGate(
  reader: Reader,
  actor: Actor,
  callId: string,
  may: (actor: Actor, callId: string) => boolean,
): Promise<{ call: CallHeading; rulebookVersion: number; conflicted: boolean }> {
  if (!may(actor, callId)) throw new AppError("NOT_FOUND", `call ${callId}`);
  const [gate] = await reader.$queryRaw<Gate[]>`
    SELECT c."id", c."code", c."titleKo", c."titleEn", c."phase"::text, c."rulebookVersion",
      EXISTS (SELECT 1 FROM "BoundPerson" b JOIN "Proposal" p ON p."id" = b."proposalId"
              WHERE p."callId" = c."id" AND b."userId" = ${actor.id}) AS conflicted
    FROM "Call" c WHERE c."id" = ${callId}`;
  if (!gate) throw new AppError("NOT_FOUND", `call ${callId}`);
  return { call: callHeading(gate), rulebookVersion: gate.rulebookVersion, conflicted: gate.conflicted };
}
