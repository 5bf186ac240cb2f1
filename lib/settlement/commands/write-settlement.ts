import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { lockTeamInTx } from "@/lib/teams/queries/team-facts";
import { runsTeam } from "../domain/access";
import { type StatementContent, type StatementDraft, statementHash, statementText } from "../domain/statement";
import { contributionCheckers, seatAt } from "../queries/seat";
import { readDraft } from "../queries/settlement-row";
import type { SaveSettlement, SubmitSettlement } from "../schema";
import { statementNow, writeStepsInTx } from "./settlement-row";

type Saved = { settlementId: string; version: number };

const draftOf = (lines: SaveSettlement["lines"]): StatementDraft => ({
  explanations: Object.fromEntries(
    lines.flatMap(({ key, explanation }) => (explanation ? [[key, explanation] as const] : [])),
  ),
  carryOver: Object.fromEntries(
    lines.flatMap(({ key, carryWon }) => (carryWon === null ? [] : [[key, String(carryWon)] as const])),
  ),
});

/** The team's own settlement of a year, its team's row held; made on first touch. NOT_FOUND for whoever does not run the team. */
async function ownSettlement(tx: Tx, actor: Actor, { teamId, year, expectedVersion }: SubmitSettlement, at: Date) {
  const team = await lockTeamInTx(tx, teamId);
  if (!runsTeam(actor, await seatAt(tx, actor, team))) throw new AppError("NOT_FOUND", `settlement of team ${teamId}`);
  const place = { teamId_year: { teamId, year } };
  const found = await tx.settlement.findUnique({ where: place });
  if (found) return { team, row: found };
  if (expectedVersion !== 0) throw new AppError("CONFLICT", `no settlement ${year} of team ${teamId}`);
  const draft = { explanations: {}, carryOver: {} };
  const data = { teamId, year, draft, createdById: actor.id, createdAt: at, updatedAt: at };
  return { team, row: await tx.settlement.create({ data }) };
}

const moved = (id: string) => new AppError("CONFLICT", `settlement ${id} moved on`);

/** T2: what may go on, line by line: never more than is bound and not paid, and never left open where something could. */
function carryFailure(lines: SaveSettlement["lines"], { money }: StatementContent): Failure | null {
  for (const [index, { key, carryWon }] of lines.entries()) {
    const most = BigInt(money.find((line) => line.key === key)?.carryableWon ?? 0n);
    const field = `lines.${index}.carryWon`;
    if (carryWon === null && most > 0n) return { ...refuse("CARRY_NEEDED"), fieldErrors: { [field]: ["required"] } };
    if ((carryWon ?? 0n) > most)
      return { ...refuse("CARRY_TOO_MUCH"), fieldErrors: { [field]: [`tooLarge?maximum=${most}`] } };
  }
  return null;
}

/** Keeps what the team has written so far. Once submitted it is written again only after a return. */
export const saveSettlement = (actor: Actor, input: SaveSettlement, at: Date): Promise<Outcome<Saved>> =>
  inTransaction(async (tx) => {
    const { team, row } = await ownSettlement(tx, actor, input, at);
    if (row.status !== "DRAFT") return refuse("SUBMITTED_ALREADY");
    const draft = draftOf(input.lines);
    // Refuses a year in which there is nothing to settle.
    const { content } = await statementNow(tx, team, input.year, draft, at);
    const wrong = carryFailure(input.lines, content);
    if (wrong) return wrong;
    const { count } = await tx.settlement.updateMany({
      where: { id: row.id, status: "DRAFT", version: input.expectedVersion },
      data: { draft, updatedAt: at, version: { increment: 1 } },
    });
    if (count === 0) throw moved(row.id);
    const data = { teamId: team.id, year: row.year, lines: input.lines.length };
    const event = { type: "settlement.saved", subjectType: "Settlement", subjectId: row.id, data } as const;
    recordAudit(tx, actor, event, at);
    return ok({ settlementId: row.id, version: input.expectedVersion + 1 });
  });

/** The team hands in its year: computed once more, frozen with its hash, and the officers are told. Refusals: submissionRefusal. */
export const submitSettlement = (actor: Actor, input: SubmitSettlement, at: Date): Promise<Outcome<Saved>> =>
  inTransaction(async (tx) => {
    const { team, row } = await ownSettlement(tx, actor, input, at);
    if (row.status !== "DRAFT") return refuse("SUBMITTED_ALREADY");
    const { content, refused } = await statementNow(tx, team, input.year, readDraft(row.draft), at);
    if (refused) return refuse(refused.reason, refused.params);
    const text = statementText(content);
    const contentSha256 = statementHash(text);
    const round = row.round + 1;
    const { count } = await tx.settlement.updateMany({
      where: { id: row.id, status: "DRAFT", version: input.expectedVersion },
      data: {
        ...{ status: "SUBMITTED", round, content: text, contentSha256, submittedAt: at, updatedAt: at },
        version: { increment: 1 },
      },
    });
    if (count === 0) throw moved(row.id);
    const told = { kind: "settlementSubmitted", userIds: await contributionCheckers(tx, team.callId, at) };
    const step = { kind: "SUBMITTED" as const, resourceKinds: [null], reason: null, told };
    await writeStepsInTx(tx, actor, { settlement: { ...row, round, contentSha256 }, team }, step, at);
    return ok({ settlementId: row.id, version: input.expectedVersion + 1 });
  });
