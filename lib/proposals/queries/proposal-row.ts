import "server-only";
import type { Reader } from "@/lib/platform/db";
import type { Call, Proposal, ProposalPerson, SupplementRequest } from "@/prisma/generated/client";

type Own = Pick<
  Proposal,
  | "id"
  | "callId"
  | "leadOrganisationId"
  | "receiptNumber"
  | "titleKo"
  | "titleEn"
  | "status"
  | "version"
  | "currentSealId"
  | "sealedOrganisationIds"
  | "sealedEmails"
  | "submittedAt"
  | "withdrawalReason"
  | "autoSubmitAt"
  | "autoSubmitById"
  | "autoSubmitTriedFor"
>;
type OfCall = Pick<
  Call,
  | "id"
  | "code"
  | "titleKo"
  | "titleEn"
  | "phase"
  | "opensAt"
  | "closesAt"
  | "rulebookVersion"
  | "settings"
  | "contactName"
  | "contactEmail"
  | "contactPhone"
>;
type Supplement = Pick<SupplementRequest, "id" | "sections" | "dueAt" | "reason" | "requestedAt">;
type Row = Own & { people: Pick<ProposalPerson, "role" | "organisationId">[] } & {
  [K in keyof OfCall as `call.${K}`]: OfCall[K];
} & { [K in keyof Supplement as `supplement.${K}`]: Supplement[K] | null };

/** Columns named `prefix.name`, as an object of their own. */
const named = <T>(row: object, prefix: string): T =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      key.startsWith(`${prefix}.`) ? [[key.slice(prefix.length + 1), value]] : [],
    ),
  ) as T;

/** A proposal with its call, its open supplement request and somebody's roles in it. One query: every save asks for it. */
export async function proposalRow(reader: Reader, proposalId: string, userId: string) {
  const [row] = await reader.$queryRaw<Row[]>`
    SELECT p."id", p."callId", p."leadOrganisationId", p."receiptNumber", p."titleKo", p."titleEn",
      p."status"::text AS "status", p."version", p."currentSealId", p."sealedOrganisationIds", p."sealedEmails",
      p."submittedAt", p."withdrawalReason", p."autoSubmitAt", p."autoSubmitById", p."autoSubmitTriedFor",
      c."id" AS "call.id", c."code" AS "call.code", c."titleKo" AS "call.titleKo", c."titleEn" AS "call.titleEn",
      c."phase"::text AS "call.phase", c."opensAt" AS "call.opensAt", c."closesAt" AS "call.closesAt",
      c."rulebookVersion" AS "call.rulebookVersion", c."settings" AS "call.settings",
      c."contactName" AS "call.contactName", c."contactEmail" AS "call.contactEmail", c."contactPhone" AS "call.contactPhone",
      s."id" AS "supplement.id", s."sections" AS "supplement.sections", s."dueAt" AS "supplement.dueAt",
      s."reason" AS "supplement.reason", s."requestedAt" AS "supplement.requestedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('role', w."role", 'organisationId', w."organisationId"))
        FROM "ProposalPerson" w WHERE w."proposalId" = p."id" AND w."userId" = ${userId}), '[]') AS "people"
    FROM "Proposal" p
    JOIN "Call" c ON c."id" = p."callId"
    LEFT JOIN LATERAL (
      SELECT * FROM "SupplementRequest" r WHERE r."proposalId" = p."id" AND r."status" = 'OPEN' LIMIT 1) s ON true
    WHERE p."id" = ${proposalId}`;
  if (!row) return null;
  const own = Object.fromEntries(Object.entries(row).filter(([key]) => !key.includes("."))) as Own &
    Pick<Row, "people">;
  const supplement = row["supplement.id"] === null ? null : named<Supplement>(row, "supplement");
  return { ...own, call: named<OfCall>(row, "call"), supplement };
}
