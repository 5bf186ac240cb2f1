import "server-only";
import { db, type Reader } from "@/lib/platform/db";
import type { ListQuery } from "@/lib/platform/list-query";
import { Prisma } from "@/prisma/generated/client";
import { likeLetters, searchPairs, searchWords } from "../domain/search";
import { type LeadKind, STAFF_LISTED } from "../domain/staff-list";
import { proposalsKeptFrom } from "./conflicted";

type Where = Prisma.ProposalWhereInput;

const stateWhere = (state: string): Where => {
  if (state === "DRAFT") return { status: "DRAFT", currentSealId: null };
  if (state === "REOPENED") return { status: "DRAFT", currentSealId: { not: null } };
  const status = STAFF_LISTED.status.find((one) => one === state);
  return status && status !== "DRAFT" && status !== "REOPENED" ? { status } : {};
};

/** A10: where the screening of a submitted proposal stands. */
const screeningWhere = (screening: string): Where => {
  const proposed = { status: "PROPOSED" as const };
  const asked = { status: "OPEN" as const };
  if (screening === "WAITING")
    return { status: "SUBMITTED", verdicts: { none: proposed }, supplements: { none: asked } };
  if (screening === "SUPPLEMENT") return { supplements: { some: asked } };
  if (screening === "PROPOSED") return { verdicts: { some: proposed } };
  return screening === "DECIDED" ? { status: { in: ["ELIGIBLE", "INELIGIBLE"] } } : {};
};

const leadWhere = ({ kind, lessor }: ListQuery["filters"]): Where => ({
  leadOrganisation: {
    ...(STAFF_LISTED.kind.some((one) => one === kind) ? { kind: kind as LeadKind } : {}),
    ...(lessor === "YES" || lessor === "NO" ? { leasesGpusToGovernment: lessor === "YES" } : {}),
  },
});

/** Files of the seal that counts; a draft's own are the consortium's business. */
const filesWhere = (files: string): Where => {
  if (files === "YES") return { currentSeal: { NOT: { files: { equals: [] } } } };
  return files === "NO" ? { currentSeal: { files: { equals: [] } } } : {};
};

/** Organisations leading a proposal of the call under such a name today. A draft shows its lead, so it is found by that alone. */
async function leadsNamed(reader: Reader, callId: string, words: readonly string[]): Promise<string[]> {
  const patterns = words.map((word) => `%${likeLetters(word)}%`);
  const key = (column: Prisma.Sql) => Prisma.sql`regexp_replace(lower(normalize(${column}, NFKC)), '\\s', '', 'g')`;
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "Organisation" o
    WHERE ${key(Prisma.sql`o."nameKo"`)} || ' ' || ${key(Prisma.sql`o."nameEn"`)} LIKE ALL(${patterns})
      AND EXISTS (SELECT 1 FROM "Proposal" p WHERE p."leadOrganisationId" = o."id" AND p."callId" = ${callId})`;
  return rows.map(({ id }) => id);
}

/** Every word in the text that was sealed, found by its pairs of letters (index), or all of them in the lead's name. */
async function searchWhere(reader: Reader, callId: string, search: string): Promise<Where> {
  const words = searchWords(search);
  if (words.length === 0) return {};
  const pairs = [...new Set(words.flatMap(searchPairs))];
  const sealed = {
    ...(pairs.length > 0 ? { searchPairs: { hasEvery: pairs } } : {}),
    AND: words.map((word) => ({ searchText: { contains: likeLetters(word) } })),
  };
  const leads = await leadsNamed(reader, callId, words);
  return leads.length > 0 ? { OR: [sealed, { leadOrganisationId: { in: leads } }] } : sealed;
}

/**
 * Proposals of a call that this person's list shows: as searched and filtered, without those a conflict keeps from them
 * (S3), and without a trace of what drafts say. The one `where` of the list, its count, its files and its archive.
 */
export async function staffWhere(
  userId: string,
  callId: string,
  { search, filters }: Pick<ListQuery, "search" | "filters">,
): Promise<Where> {
  const [kept, found] = await Promise.all([proposalsKeptFrom(db, userId), searchWhere(db, callId, search)]);
  return {
    callId,
    ...(kept.length > 0 ? { id: { notIn: kept } } : {}),
    AND: [
      stateWhere(filters.status ?? ""),
      screeningWhere(filters.screening ?? ""),
      leadWhere(filters),
      filesWhere(filters.files ?? ""),
      found,
    ],
  };
}
