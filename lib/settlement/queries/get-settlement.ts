import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAccess } from "@/lib/audit/record";
import { dayAt } from "@/lib/ledger/domain/calendar";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ResourceKind } from "@/lib/rulebook/domain/rulebook";
import {
  canApproveSettlement,
  canCheckSettlement,
  hasSeat,
  reviewableKinds,
  runsTeam,
  type Seat,
  seesWholeSettlement,
  settlementKinds,
} from "../domain/access";
import { openKinds, samePersonRefusal, submissionRefusal, unexplained } from "../domain/chain";
import {
  differs,
  emptyDraft,
  linesOf,
  readStatement,
  type StatementContent,
  statementFor,
  statementHash,
  statementOf,
  statementText,
} from "../domain/statement";
import type { SettlementView, StepView } from "../types";
import { teamAndSeat } from "./seat";
import { readDraft } from "./settlement-row";
import { settleableFacts } from "./statement-facts";

const rowOf = (teamId: string) =>
  db.settlement.findMany({
    where: { teamId },
    include: { steps: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
  });
type Row = Awaited<ReturnType<typeof rowOf>>[number];

/** L3: what this reader may do with it now; the commands say the same again. */
function mayOf(actor: Actor, seat: Seat, row: Row | undefined, open: readonly ResourceKind[]): SettlementView["may"] {
  const status = row?.status ?? "DRAFT";
  const steps = (row?.steps ?? []).map((step) => ({ ...step, resourceKind: step.resourceKind as ResourceKind | null }));
  const free = (kind: "CHECKED" | "REVIEWED" | "APPROVED" | "RETURNED") =>
    samePersonRefusal(steps, row?.round ?? 0, kind, actor.id) === null;
  const mine = reviewableKinds(actor, seat).filter((kind) => open.includes(kind));
  const check = status === "SUBMITTED" && canCheckSettlement(actor, seat) && free("CHECKED");
  const review = status === "CHECKED" && free("REVIEWED") ? mine : [];
  const approve = status === "REVIEWED" && canApproveSettlement(actor, seat) && free("APPROVED");
  return {
    ...{ edit: status === "DRAFT" && runsTeam(actor, seat), check, review, approve },
    return: (check || review.length > 0 || approve) && free("RETURNED"),
    download: status !== "DRAFT" && seesWholeSettlement(actor, seat),
  };
}

async function stepsOf(row: Row | undefined, isStaff: boolean): Promise<StepView[]> {
  const steps = row?.steps ?? [];
  const users = isStaff
    ? await db.user.findMany({
        where: { id: { in: [...new Set(steps.map(({ byId }) => byId))] } },
        select: { id: true, name: true },
      })
    : [];
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return steps.map(({ id, round, kind, resourceKind, byId, reason, at }) => ({
    ...{ id, round, kind, resourceKind: resourceKind as ResourceKind | null, reason, at },
    by: names.get(byId) ?? null,
  }));
}

type Whole = { view: SettlementView; whole: StatementContent; at: Date; approvedAt: Date | null };

/** What is shown: approved and submitted content as it stands, else what the facts say now with the team's own draft. */
async function readWhole(actor: Actor, teamId: string, year: number): Promise<Whole> {
  const missing = new AppError("NOT_FOUND", `settlement ${year} of team ${teamId}`);
  const { team, seat } = await teamAndSeat(db, actor, teamId);
  const kinds = settlementKinds(actor, seat);
  if (kinds.length === 0) throw missing;
  const [rows, at] = await Promise.all([rowOf(teamId), now()]);
  const row = rows.find((one) => one.year === year);
  const own = hasSeat(actor, seat);
  const found = await settleableFacts(db, team, year);
  // What the team is still writing is the team's; staff see the figures.
  const draft = row && (own || row.status !== "DRAFT") ? readDraft(row.draft) : emptyDraft;
  const current = statementOf(found.facts, draft);
  const stored = row && row.status !== "DRAFT" && row.content !== null ? readStatement(row.content) : null;
  const whole = stored ?? current;
  if (linesOf(whole).length === 0) throw missing;
  const settled = rows.filter((one) => one.status === "APPROVED" && one.year >= found.firstYear && one.year < year);
  const around = {
    ...{ currentYear: Number(dayAt(at).slice(0, 4)), waitingContributions: found.waitingContributions },
    previousOpen: settled.length < year - found.firstYear,
  };
  const steps = row?.steps.map((step) => ({ ...step, resourceKind: step.resourceKind as ResourceKind | null })) ?? [];
  const open = row && stored && row.status !== "APPROVED" ? openKinds(stored, steps, row.round) : [];
  const isWhole = seesWholeSettlement(actor, seat);
  const content = isWhole ? whole : { ...statementFor(whole, kinds), totals: null };
  const shown = new Set(linesOf(content).map(({ key }) => key));
  const view: SettlementView = {
    team: { id: team.id, nameKo: team.nameKo, nameEn: team.nameEn },
    ...{ year, id: row?.id ?? null, status: row?.status ?? "DRAFT", version: row?.version ?? 0, content },
    ...{
      contentSha256: stored ? (row?.contentSha256 ?? null) : null,
      steps: await stepsOf(row, !own),
      openKinds: open,
    },
    moved:
      stored !== null && row?.status !== "APPROVED" && statementHash(statementText(current)) !== row?.contentSha256,
    differing: linesOf(whole).flatMap((line) => (shown.has(line.key) && differs(line) ? [line.key] : [])),
    unexplained: own ? unexplained(whole) : [],
    blocked: own && !stored ? submissionRefusal(whole, around) : null,
    may: mayOf(actor, seat, row, open),
  };
  return { view, whole, at, approvedAt: row?.approvedAt ?? null };
}

/** T2, H3, D2: a year's statement for the team, for staff, and for a steward the lines of their kind (P1). NOT_FOUND for others. */
export const getSettlement = async (actor: Actor, teamId: string, year: number): Promise<SettlementView> =>
  (await readWhole(actor, teamId, year)).view;

/** A submitted statement as a whole, for files; on record (L2). NOT_FOUND for whoever sees but a part of it. */
export async function settlementFile(actor: Actor, settlementId: string, reason?: string): Promise<Whole> {
  const missing = new AppError("NOT_FOUND", `settlement ${settlementId}`);
  const row = await db.settlement.findUnique({ where: { id: settlementId }, select: { teamId: true, year: true } });
  if (!row) throw missing;
  const found = await readWhole(actor, row.teamId, row.year);
  if (!found.view.may.download) throw missing;
  const kind = reason === undefined ? "FILE" : "EXPORT";
  const about = { subjectType: "Settlement", subjectId: settlementId };
  await recordAccess(db, actor, { kind, ...about, ...(reason === undefined ? {} : { reason }) });
  return found;
}
