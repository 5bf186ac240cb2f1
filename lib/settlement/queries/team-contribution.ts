import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { dayAt, dayOf } from "@/lib/ledger/domain/calendar";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { seoulParts } from "@/lib/platform/format";
import type { Prisma } from "@/prisma/generated/client";
import { canCheckContributions, canRecordFor, canViewContributions, readsAsStaff, type Seat } from "../domain/access";
import { dueShares } from "../domain/due";
import { decisionRefusal } from "../domain/entry";
import { sumOf, verdictOf } from "../domain/standing";
import type {
  ContributionSummary,
  ContributionYear,
  DueSource,
  DueSpan,
  EntryView,
  Organisation,
  TeamContribution,
} from "../types";
import { type ContributionFacts, contributionFacts, type Terms, termYears } from "./contribution-facts";
import { teamAndSeat } from "./seat";

function sourceOf({ content, ...terms }: Terms): DueSource {
  const { base, sourceKo, sourceEn } = content.contribution;
  return {
    ...{ agreementId: terms.agreementId, number: terms.number, amendment: terms.amendment, endsOn: terms.endsOn },
    ...{ rulebookVersion: content.rulebookVersion, plannedLevel: content.openness.level, base, sourceKo, sourceEn },
  };
}

/** D3: the spans of the agreement, before and from the day of a lower level, with what of each falls into which year. */
function spansOf({ content, endsOn }: Terms): DueSpan[] {
  const shares = dueShares(content, endsOn);
  return content.contribution.spans.map((span, index) => {
    const own = Map.groupBy(
      shares.filter((share) => share.span === index),
      (share) => share.year,
    );
    const years = [...own].map(([year, rows]) => ({
      year,
      dueWon: rows.reduce((sum, row) => sum + row.dueWon, 0n),
      dueCashWon: rows.reduce((sum, row) => sum + row.dueCashWon, 0n),
    }));
    return { ...span, years: years.filter(({ dueWon }) => dueWon > 0n) };
  });
}

type Named = <T extends { organisationId: string }>(row: T) => T & Organisation;

function yearsOf({ standing }: ContributionFacts, named: Named, currentYear: number) {
  return [...Map.groupBy(standing, (row) => row.year)].map(
    ([year, rows]): ContributionYear => ({
      year,
      rows: rows.map((row) => ({ ...named(row), verdict: verdictOf(row, currentYear) })),
      total: sumOf(rows),
    }),
  );
}

const ENTRY = {
  include: {
    evidence: { orderBy: { id: "asc" }, include: { file: { select: { name: true, sizeBytes: true, sha256: true } } } },
  },
} satisfies Prisma.ContributionEntryDefaultArgs;
type Entry = Prisma.ContributionEntryGetPayload<typeof ENTRY>;

type StoredEntry = Omit<EntryView, "nameKo" | "nameEn">;

type Reading = { actor: Actor; seat: Seat; closedYears: readonly number[] };

function entryOf(entry: Entry, { actor, seat, closedYears }: Reading, names: ReadonlyMap<string, string>): StoredEntry {
  const { evidence, teamId: _teamId, recordedById, decidedById, ...row } = entry;
  // S8: the team learns who of its own recorded, and that the government checked, not who did.
  const staff = readsAsStaff(actor, seat);
  return {
    ...{ ...row, paidOn: dayOf(row.paidOn) },
    recordedBy: names.get(recordedById) ?? "",
    decidedBy: staff && decidedById ? (names.get(decidedById) ?? "") : null,
    files: evidence.map(({ id, file }) => ({ ...file, id, sizeBytes: Number(file.sizeBytes) })),
    may: {
      decide: canCheckContributions(actor, seat) && decisionRefusal(entry, "RETURN", actor.id, closedYears) === null,
      addEvidence: row.status === "RECORDED" && canRecordFor(actor, seat, row.organisationId),
    },
  };
}

async function entriesOf(reading: Reading, teamId: string): Promise<StoredEntry[]> {
  const rows = await db.contributionEntry.findMany({
    where: { teamId },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    ...ENTRY,
  });
  const people = [...new Set(rows.flatMap((row) => [row.recordedById, row.decidedById ?? row.recordedById]))];
  const users = await db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map((row) => entryOf(row, reading, names));
}

/** D2, D3: what a team's organisations owe, had promised and paid in, for the team and for staff. NOT_FOUND for others. */
export async function getTeamContribution(actor: Actor, teamId: string): Promise<TeamContribution> {
  const { team, seat } = await teamAndSeat(db, actor, teamId);
  if (!canViewContributions(actor, seat)) throw new AppError("NOT_FOUND", `contributions of team ${teamId}`);
  const facts = (await contributionFacts(db, [teamId])).get(teamId);
  if (!facts) throw new AppError("NOT_FOUND", `contributions of team ${teamId}`);
  const { closedYears, settlements } = facts;
  const [entries, at] = await Promise.all([entriesOf({ actor, seat, closedYears }, teamId), now()]);
  const today = dayAt(at);
  const currentYear = Number(today.slice(0, 4));
  const names = new Map([...facts.payers, ...facts.members].map((one) => [one.organisationId, one]));
  const named: Named = (row) => ({
    ...{ nameKo: "", nameEn: "", ...names.get(row.organisationId), ...row },
  });
  const years = yearsOf(facts, named, currentYear);
  return {
    team: { id: team.id, nameKo: team.nameKo, nameEn: team.nameEn, status: team.status },
    source: facts.terms && sourceOf(facts.terms),
    spans: facts.terms ? spansOf(facts.terms) : [],
    organisations: facts.members,
    years,
    entries: entries.map(named),
    ...{ currentYear, today },
    settlements: facts.terms
      ? termYears(facts.terms.content)
          .filter((year) => year < currentYear || settlements[year])
          .map((year) => ({ year, status: settlements[year] ?? null }))
      : [],
    openYears: years.map(({ year }) => year).filter((year) => !closedYears.includes(year)),
    recordFor: facts.terms ? facts.members.filter((one) => canRecordFor(actor, seat, one.organisationId)) : [],
  };
}

/** The running year's sums, for the team's page; null for whoever may not see them. */
export async function teamContributionSummary(actor: Actor, teamId: string): Promise<ContributionSummary | null> {
  const { seat } = await teamAndSeat(db, actor, teamId);
  if (!canViewContributions(actor, seat)) return null;
  const [facts, at] = await Promise.all([contributionFacts(db, [teamId]), now()]);
  const year = seoulParts(at).year;
  const rows = (facts.get(teamId)?.standing ?? []).filter((row) => row.year === year);
  if (rows.length === 0) return { row: null };
  const row = { ...sumOf(rows), year };
  return { row: { ...row, verdict: verdictOf(row, year) } };
}

/** A piece of evidence to download; on record (L2). */
export async function contributionFile(actor: Actor, teamId: string, evidenceId: string) {
  const { seat } = await teamAndSeat(db, actor, teamId);
  const missing = new AppError("NOT_FOUND", `evidence ${evidenceId} of a contribution`);
  if (!canViewContributions(actor, seat)) throw missing;
  const evidence = await db.contributionEvidence.findFirst({
    where: { id: evidenceId, entry: { teamId } },
    select: { entryId: true, file: { select: { sha256: true, sizeBytes: true, mediaType: true, name: true } } },
  });
  if (!evidence) throw missing;
  const { entryId, file } = evidence;
  await recordAccess(db, actor, {
    ...{ kind: "FILE", subjectType: "ContributionEntry", subjectId: entryId, detail: evidenceId },
  });
  return file;
}

/** Throws NOT_FOUND for whoever may record for no organisation of the team. */
export async function requireContributor(actor: Actor, teamId: string): Promise<void> {
  const { seat } = await teamAndSeat(db, actor, teamId);
  const ids = [seat.leadOrganisationId, ...seat.managedOrganisationIds];
  if (!ids.some((id) => canRecordFor(actor, seat, id))) throw new AppError("NOT_FOUND", `evidence of team ${teamId}`);
}
