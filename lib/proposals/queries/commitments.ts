import "server-only";
import type { Reader } from "@/lib/platform/db";
import { type Commitment, overcommittedIn, type Part } from "../domain/participation";
import { emailKey, finishPeople, type PersonDraft } from "../domain/sections/people";
import type { OvercommittedPerson } from "../types/competing";

type Row = Part & { proposalId: string; receiptNumber: string; isTeam: boolean; leftOn: string | null };

/** A team that left the programme keeps nobody's time from that day on. */
const untilLeft = ({ leftOn, endOn }: Row): string => (leftOn && (endOn === "" || leftOn < endOn) ? leftOn : endOn);

/**
 * ②: what every other proposal of the programme promises of these people's time, as sealed: living teams, teams up to the day
 * they left, and proposals that may still be chosen. Withdrawn, ineligible and unchosen ones of a published call promise
 * nothing. One query. For screening and the consortium's own check; which proposals they are is for staff only.
 */
export async function programmeCommitments(
  reader: Reader,
  proposalId: string,
  people: readonly { email: string }[],
): Promise<Commitment[]> {
  const emails = [...new Set(people.map(({ email }) => emailKey(email)))].filter((email) => email !== "");
  if (emails.length === 0) return [];
  const rows = await reader.$queryRaw<Row[]>`
    SELECT p."id" AS "proposalId", s."receiptNumber", t."id" IS NOT NULL AS "isTeam",
      to_char(t."leftAt" AT TIME ZONE 'Asia/Seoul', 'YYYY-MM-DD') AS "leftOn", e->>'name' AS "name", e->>'email' AS "email",
      coalesce((e->>'participationPercent')::int, 0) AS "participationPercent", coalesce(e->>'startOn', '') AS "startOn", coalesce(e->>'endOn', '') AS "endOn"
    FROM "Proposal" p
    JOIN "Call" c ON c."id" = p."callId"
    JOIN "ProposalSeal" s ON s."id" = p."currentSealId"
    LEFT JOIN "Team" t ON t."proposalId" = p."id"
    CROSS JOIN LATERAL jsonb_array_elements(s."content"::jsonb->'sections'->'people'->'people') e
    WHERE p."id" <> ${proposalId} AND p."status" NOT IN ('WITHDRAWN', 'INELIGIBLE')
      AND (t."id" IS NOT NULL OR c."phase" <> 'PUBLISHED')
      AND lower(btrim(e->>'email')) = ANY(${emails})
    ORDER BY s."receiptNumber"`;
  const found = new Map<string, Commitment & { people: Part[] }>();
  for (const row of rows) {
    const { receiptNumber, isTeam, name, email, participationPercent, startOn } = row;
    const one = found.get(row.proposalId) ?? { proposalId: row.proposalId, receiptNumber, isTeam, people: [] };
    one.people.push({ name, email, participationPercent, startOn, endOn: untilLeft(row) });
    found.set(row.proposalId, one);
  }
  return [...found.values()];
}

/**
 * ②: own people whose time other sealed proposals and teams of the programme already take, so that together it is more than
 * the whole on some day. Says that and how much, never where: the other consortium's plans are its own.
 */
export async function overcommittedPeople(
  reader: Reader,
  proposalId: string,
  people: readonly PersonDraft[],
): Promise<OvercommittedPerson[]> {
  const commitments = await programmeCommitments(reader, proposalId, people);
  if (commitments.length === 0) return [];
  const own = finishPeople({ people: [...people] }).people;
  return overcommittedIn({ proposalId, people: own }, commitments).map(({ email, percent, day }) => ({
    name: own.find((one) => emailKey(one.email) === email)?.name ?? email,
    percent,
    day,
  }));
}
