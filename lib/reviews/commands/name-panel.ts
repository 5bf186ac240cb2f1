import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { proposalAudience } from "@/lib/proposals/queries/audience";
import { legalDeadline } from "@/lib/rulebook/domain/day-count";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import { seatedMembers, takePanelInTx } from "../queries/panel-facts";
import type { PanelVersion } from "../schema";
import { type OfficersPanel, officersPanelInTx } from "./form-panel";

const ELIGIBLE = { id: true, titleKo: true, titleEn: true } as const;

/** Everybody who works on an eligible proposal of the call. */
async function tellApplicants(tx: Tx, callId: string, dueAt: Date, at: Date): Promise<void> {
  const proposals = await tx.proposal.findMany({ where: { callId, status: "ELIGIBLE" }, select: ELIGIBLE });
  for (const { id, titleKo, titleEn } of proposals)
    await notify(tx, {
      kind: "panelNamed",
      userIds: await proposalAudience(tx, id),
      params: { title: { ko: titleKo, en: titleEn || titleKo }, dueAt },
      href: `/proposals/${id}/panel`,
      dueAt,
      at,
    });
}

async function namingRefusal(
  tx: Tx,
  { call, panel }: OfficersPanel,
  rules: RulebookContent,
  unnamed: number,
): Promise<Failure | null> {
  if (rules.challenge.windowDays === 0) return refuse("NO_CHALLENGE_WINDOW");
  const forming = panel.status === "FORMING" && call.phase === "SCREENING";
  const running = panel.status === "ACTIVE" && call.phase === "IN_REVIEW";
  if (!forming && !running) return refuse("ASSIGNING_CLOSED");
  const waiting = await tx.proposal.count({
    where: { callId: call.id, currentSealId: { not: null }, status: { in: ["SUBMITTED", "DRAFT"] } },
  });
  // All applicants have the same days: nobody is told before everybody can be.
  if (waiting > 0) return refuse("SCREENING_INCOMPLETE", { count: waiting });
  return unnamed === 0 ? refuse("ALL_NAMED") : null;
}

/**
 * S3: names the members of a panel who were not yet named to the applicants of its call — names and affiliations, never
 * assignments — and opens the window in which each may be challenged. Refuses NO_CHALLENGE_WINDOW, ASSIGNING_CLOSED,
 * SCREENING_INCOMPLETE, ALL_NAMED, CALENDAR_ENDS, CONFLICT_OF_INTEREST.
 */
export function namePanelMembers(
  actor: Actor,
  input: PanelVersion,
  at: Date,
): Promise<Outcome<{ named: number; challengesDueAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const officers = await officersPanelInTx(tx, actor, input);
    if (officers.refusal) return officers.refusal;
    const { call, panel } = officers;
    const rules = await rulebookContent(tx, call.rulebookVersion);
    const unnamed = seatedMembers(panel).filter(({ namedAt }) => namedAt === null);
    const refusal = await namingRefusal(tx, officers, rules, unnamed.length);
    if (refusal) return refusal;
    const deadline = legalDeadline(at, rules.challenge.windowDays, rules.calendar);
    if (!deadline) return refuse("CALENDAR_ENDS", { year: rules.calendar.lastYear });
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    await tx.panelMember.updateMany({
      where: { id: { in: unnamed.map(({ id }) => id) }, namedAt: null },
      data: { namedAt: at, challengesDueAt: deadline.at },
    });
    const data = { userIds: unnamed.map(({ userId }) => userId), challengesDueAt: deadline.at.toISOString() };
    recordAudit(tx, actor, { type: "panel.membersNamed", subjectType: "ReviewPanel", subjectId: panel.id, data }, at, {
      rulebookVersion: call.rulebookVersion,
    });
    await tellApplicants(tx, call.id, deadline.at, at);
    return ok({ named: unnamed.length, challengesDueAt: deadline.at });
  });
}
