import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { countingStatus } from "@/lib/proposals/domain/status";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { canConfirmVerdict, canScreen } from "../domain/access";
import { unsettled } from "../domain/checks";
import { supplementState } from "../domain/supplement";
import { isScreeningTime, lockedForScreening, type ScreenedProposal } from "../queries";
import { standingFindings } from "../queries/findings";
import { confirmingStaff } from "../queries/staff";
import type { DecideVerdict, ProposeVerdict } from "../schema";
import { keepAutomaticFindingsInTx } from "./findings";

const subjectOf = (proposal: ScreenedProposal) => ({ subjectType: "Proposal", subjectId: proposal.id });
const titleOf = ({ titleKo, titleEn }: ScreenedProposal) => ({ ko: titleKo, en: titleEn || titleKo });

/** The verdict that stood makes room: one counts at a time. */
const replaceStanding = (tx: Tx, proposalId: string) =>
  tx.screeningVerdict.updateMany({ where: { proposalId, status: "CONFIRMED" }, data: { status: "REPLACED" } });

/** Makes a verdict count: the proposal's status, the audit log and the letter to the applicants. */
async function carryOut(
  tx: Tx,
  actor: Actor,
  proposal: ScreenedProposal,
  verdict: { eligible: boolean; reason: string },
  at: Date,
): Promise<void> {
  const to = verdict.eligible ? ("ELIGIBLE" as const) : ("INELIGIBLE" as const);
  const { count } = await tx.proposal.updateMany({
    where: { id: proposal.id, status: proposal.status, version: proposal.version },
    data: { status: to, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError("CONFLICT", `proposal ${proposal.id} moved on from v${proposal.version}`);
  const data = { status: { from: proposal.status, to }, reason: verdict.reason };
  recordAudit(tx, actor, { type: "proposal.eligibilityDecided", ...subjectOf(proposal), data }, at);
  await notify(tx, {
    kind: verdict.eligible ? "proposalEligible" : "proposalIneligible",
    userIds: await proposalAudience(tx, proposal.id),
    params: { title: titleOf(proposal), receiptNumber: proposal.receiptNumber, reason: verdict.reason },
    href: `/proposals/${proposal.id}#letter`,
    at,
  });
}

const supplementWaits = async (tx: Tx, proposalId: string, at: Date): Promise<boolean> => {
  const open = await tx.supplementRequest.findFirst({
    where: { proposalId, status: "OPEN" },
    select: { status: true, dueAt: true },
  });
  return open !== null && supplementState(open, at) === "OPEN";
};

/**
 * A10: an officer finds a counting proposal eligible, which counts at once, or ineligible, which waits for a second person.
 * What the portal found at that instant is kept with it; until the review a verdict may be replaced. Refuses
 * CALL_NOT_IN_SCREENING, NOT_SUBMITTED, VERDICT_WAITING, SUPPLEMENT_OPEN, REASON_REQUIRED, SAME_VERDICT, and for an eligible one
 * UNSETTLED_FINDINGS with what is failed or open still.
 */
export function proposeVerdict(
  actor: Actor,
  input: ProposeVerdict,
  at: Date,
): Promise<Outcome<{ verdictId: string; status: "PROPOSED" | "CONFIRMED" }>> {
  return inTransaction(async (tx) => {
    const proposal = await lockedForScreening(tx, actor, input.proposalId);
    if (!canScreen(actor, proposal.callId)) throw new AppError("NOT_FOUND", `screening of ${proposal.id}`);
    if (!isScreeningTime(proposal.call, at)) return refuse("CALL_NOT_IN_SCREENING");
    const counting = countingStatus(proposal);
    if (counting === null) return refuse("NOT_SUBMITTED");
    if (counting === (input.eligible ? "ELIGIBLE" : "INELIGIBLE")) return refuse("SAME_VERDICT");
    if (!input.eligible && input.reason.trim() === "") return refuse("REASON_REQUIRED");
    const waiting = { proposalId: proposal.id, status: "PROPOSED" as const };
    if (await tx.screeningVerdict.findFirst({ where: waiting, select: { id: true } })) return refuse("VERDICT_WAITING");
    if (await supplementWaits(tx, proposal.id, at)) return refuse("SUPPLEMENT_OPEN");

    const { rows } = await standingFindings(tx, proposal);
    const left = unsettled(rows);
    if (input.eligible && left.length > 0)
      return refuse("UNSETTLED_FINDINGS", { count: left.length, rules: left.map(({ rule }) => rule).join(",") });
    await keepAutomaticFindingsInTx(tx, proposal.id, rows, at);
    if (input.eligible) await replaceStanding(tx, proposal.id);
    const status = input.eligible ? ("CONFIRMED" as const) : ("PROPOSED" as const);
    const { id } = await tx.screeningVerdict.create({
      data: {
        proposalId: proposal.id,
        eligible: input.eligible,
        reason: input.reason.trim(),
        status,
        proposedById: actor.id,
        proposedAt: at,
        ...(input.eligible ? { decidedById: actor.id, decidedAt: at } : {}),
      },
      select: { id: true },
    });
    if (input.eligible) await carryOut(tx, actor, proposal, { eligible: true, reason: input.reason.trim() }, at);
    else await askForSecond(tx, actor, proposal, { id, reason: input.reason.trim() }, at);
    return ok({ verdictId: id, status });
  });
}

async function askForSecond(
  tx: Tx,
  actor: Actor,
  proposal: ScreenedProposal,
  verdict: { id: string; reason: string },
  at: Date,
): Promise<void> {
  const data = { verdictId: verdict.id, eligible: false, reason: verdict.reason };
  recordAudit(tx, actor, { type: "screening.verdictProposed", ...subjectOf(proposal), data }, at);
  await notify(tx, {
    kind: "ineligibleProposed",
    userIds: await confirmingStaff(tx, proposal, actor.id, at),
    params: { title: titleOf(proposal), receiptNumber: proposal.receiptNumber, by: actor.name },
    href: `/manage/proposals/${proposal.id}/screening`,
    at,
  });
}

/**
 * L3: the second person, the director or another officer, confirms an ineligible verdict or returns it with a note. The first
 * decision stands (CONFLICT); whoever proposed it is not told it exists for them to decide (NOT_FOUND).
 */
export function decideVerdict(actor: Actor, input: DecideVerdict, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const known = await tx.screeningVerdict.findUnique({
      where: { id: input.verdictId },
      select: { id: true, proposalId: true, reason: true, proposedById: true },
    });
    if (!known) throw new AppError("NOT_FOUND", `verdict ${input.verdictId}`);
    const proposal = await lockedForScreening(tx, actor, known.proposalId);
    if (!canConfirmVerdict(actor, proposal.callId, known.proposedById))
      throw new AppError("NOT_FOUND", `verdict ${known.id}`);
    if (!isScreeningTime(proposal.call, at)) return refuse("CALL_NOT_IN_SCREENING");
    if (input.confirm) await replaceStanding(tx, proposal.id);
    const { count } = await tx.screeningVerdict.updateMany({
      where: { id: known.id, status: "PROPOSED", version: input.version },
      data: {
        status: input.confirm ? "CONFIRMED" : "RETURNED",
        decidedById: actor.id,
        decidedAt: at,
        decisionNote: input.note,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError("CONFLICT", `verdict ${known.id} is decided`);
    if (input.confirm) {
      await carryOut(tx, actor, proposal, { eligible: false, reason: known.reason }, at);
      return ok(null);
    }
    const data = { verdictId: known.id, note: input.note };
    recordAudit(tx, actor, { type: "screening.verdictReturned", ...subjectOf(proposal), data }, at);
    await notify(tx, {
      kind: "ineligibleReturned",
      userIds: [known.proposedById],
      params: { title: titleOf(proposal), receiptNumber: proposal.receiptNumber, note: input.note },
      href: `/manage/proposals/${proposal.id}/screening`,
      at,
    });
    return ok(null);
  });
}
