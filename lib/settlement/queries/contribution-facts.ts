import "server-only";
import { type AgreementContent, type Day, readContent } from "@/lib/agreements/domain/content";
import type { PlannedContribution } from "@/lib/contribution/domain/split";
import type { Reader } from "@/lib/platform/db";
import { readSealed } from "@/lib/proposals/queries/sealed-contents";
import type { SettlementStatus } from "../domain/chain";
import { dueShares } from "../domain/due";
import { contributionStanding, type MemberYear, type PaidIn } from "../domain/standing";
import type { Organisation } from "../types";

type Row = {
  id: string;
  sealed: string | null;
  agreementId: string | null;
  number: string | null;
  endsOn: Day | null;
  amendment: number | null;
  content: string | null;
  paidIn: (Omit<PaidIn, "amountWon"> & { amountWon: string })[];
  payers: Organisation[];
  settlements: Record<number, SettlementStatus>;
};

export type Terms = {
  agreementId: string;
  number: string;
  amendment: number;
  content: AgreementContent;
  endsOn: Day | null;
};
export type ContributionFacts = {
  terms: Terms | null;
  planned: PlannedContribution[];
  paidIn: PaidIn[];
  /** Of the agreement in force, in its order. */
  members: Organisation[];
  /** Whoever has paid in, as the registry names them today. */
  payers: Organisation[];
  /** Years whose settlement is on its way or approved: nothing is recorded or decided in them. */
  closedYears: number[];
  /** By year, where one has begun. */
  settlements: Record<number, SettlementStatus>;
  standing: MemberYear[];
};

function factsOf({
  sealed,
  agreementId,
  number,
  endsOn,
  amendment,
  content: text,
  paidIn: rows,
  payers,
  settlements,
}: Row): ContributionFacts {
  const content = text === null ? null : readContent(text);
  const planned = sealed === null ? [] : readSealed(sealed).sections.contribution.rows;
  const paidIn = rows.map((row) => ({ ...row, amountWon: BigInt(row.amountWon) }));
  const members = (content?.members ?? []).map(({ organisationId, nameKo, nameEn }) => ({
    ...{ organisationId, nameKo, nameEn },
  }));
  const terms =
    content && agreementId !== null && number !== null && amendment !== null
      ? { agreementId, number, amendment, content, endsOn }
      : null;
  const closedYears = Object.keys(settlements)
    .map(Number)
    .filter((year) => settlements[year] !== "DRAFT");
  const standing = contributionStanding({
    ...{ due: content ? dueShares(content, endsOn) : [], planned, paidIn },
    organisationIds: members.map((one) => one.organisationId),
  });
  return { terms, planned, paidIn, members, payers, closedYears, settlements, standing };
}

/** D2: what some teams owe by the agreement in force, had promised and paid in, by team. One statement, however many teams. */
export async function contributionFacts(
  reader: Reader,
  teamIds: readonly string[],
): Promise<Map<string, ContributionFacts>> {
  const rows = await reader.$queryRaw<Row[]>`
    SELECT t."id", s."content" AS "sealed", a."id" AS "agreementId", a."number", a."endsOn"::text, v."number" AS "amendment", v."content",
      coalesce((SELECT json_agg(json_build_object('organisationId', e."organisationId", 'year', e."year", 'form', e."form",
        'amountWon', e."amountWon"::text, 'status', e."status")) FROM "ContributionEntry" e WHERE e."teamId" = t."id"), '[]') AS "paidIn",
      coalesce((SELECT json_agg(json_build_object('organisationId', o."id", 'nameKo', o."nameKo", 'nameEn', o."nameEn"))
        FROM "Organisation" o WHERE o."id" IN (SELECT e."organisationId" FROM "ContributionEntry" e WHERE e."teamId" = t."id")), '[]') AS "payers",
      coalesce((SELECT json_object_agg(y."year", y."status") FROM "Settlement" y WHERE y."teamId" = t."id"), '{}') AS "settlements"
    FROM "Team" t JOIN "Proposal" p ON p."id" = t."proposalId" LEFT JOIN "ProposalSeal" s ON s."id" = p."currentSealId"
      LEFT JOIN "Agreement" a ON a."teamId" = t."id" LEFT JOIN "AgreementVersion" v ON v."id" = a."inForceId"
    WHERE t."id" = ANY(${[...teamIds]}::text[])`;
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

/** Years that contributions of an agreement count for. */
export function termYears({ period }: Pick<AgreementContent, "period">): number[] {
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
