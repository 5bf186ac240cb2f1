import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { notify } from "@/lib/notifications/notify";
import { inTransactionAs, type Tx } from "@/lib/platform/db";
import { type Failure, type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { periodRefusal, type Round } from "../domain/rounds";
import { seatedMembers, takePanelInTx } from "../queries/panel-facts";
import { roundOfKind } from "../queries/rounds";
import type { DropPresentation, PlanPresentation, SetWrittenRound } from "../schema/rounds";
import { type OfficersPanel, officersPanelInTx } from "./form-panel";

const terms = ({ othersReviews, identities, opensAt, dueAt }: Omit<Round, "ordinal" | "kind">) => ({
  othersReviews,
  identities,
  opensAt: opensAt?.toISOString() ?? null,
  dueAt: dueAt?.toISOString() ?? null,
});
const told = (round: Round | null) => round && terms(round);

/** P3, S2: who sees what in the written round is settled before anybody reviews. */
export function setWrittenRound(actor: Actor, input: SetWrittenRound, at: Date): Promise<Outcome<{ ordinal: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const { panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    if (panel.status !== "FORMING") return refuse("ROUND_OPEN");
    const before = await roundOfKind(tx, panel.id, "WRITTEN");
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    const { othersReviews, identities } = input;
    await tx.reviewRound.upsert({
      where: { panelId_kind: { panelId: panel.id, kind: "WRITTEN" } },
      create: { panelId: panel.id, kind: "WRITTEN", ordinal: 1, othersReviews, identities, createdAt: at },
      update: { othersReviews, identities },
      select: { id: true },
    });
    const data = { kind: "WRITTEN", from: told(before), to: { ...told(before), othersReviews, identities } };
    recordAudit(tx, actor, { type: "panel.roundPlanned", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ ordinal: 1 });
  });
}

/** Members at work learn of the round, and of every change of its period. */
async function tellMembers(tx: Tx, { call, panel }: OfficersPanel, input: PlanPresentation, at: Date): Promise<void> {
  if (panel.status === "FORMING") return;
  await notify(tx, {
    kind: "presentationRoundPlanned",
    userIds: seatedMembers(panel).map(({ userId }) => userId),
    params: { call: { ko: call.titleKo, en: call.titleEn }, opensAt: input.opensAt },
    href: "/reviews",
    dueAt: input.dueAt,
    at,
  });
}

/** Once it runs only its end can still move, and not into the past: what members may see of each other was promised to them. */
function runningRefusal(round: Round, input: PlanPresentation, at: Date): Failure | null {
  const same =
    round.opensAt?.getTime() === input.opensAt.getTime() &&
    round.othersReviews === input.othersReviews &&
    round.identities === input.identities;
  if (!same) return refuse("ROUND_OPEN");
  return input.dueAt < at ? refuse("DUE_IN_PAST") : null;
}

/** S2: the presentation round: its period and who sees what in it. Planned, and changed, until a selection is put forward. */
export function planPresentation(
  actor: Actor,
  input: PlanPresentation,
  at: Date,
): Promise<Outcome<{ ordinal: number }>> {
  return inTransactionAs(actor, async (tx) => {
    const officers = await officersPanelInTx(tx, actor, input);
    if (officers.refusal) return officers.refusal;
    const { call, panel } = officers;
    if (!["ANNOUNCED", "SCREENING", "IN_REVIEW"].includes(call.phase)) return refuse("REVIEW_CLOSED");
    const before = await roundOfKind(tx, panel.id, "PRESENTATION");
    if (before?.opensAt && before.opensAt <= at) {
      const refusal = runningRefusal(before, input, at);
      if (refusal) return refusal;
    } else {
      const wrong = periodRefusal(input, panel.dueAt, at);
      if (wrong) return refuse(wrong);
    }
    const outside = await tx.presentationSlot.count({
      where: {
        round: { panelId: panel.id },
        OR: [{ startsAt: { lt: input.opensAt } }, { endsAt: { gt: input.dueAt } }],
      },
    });
    if (outside > 0) return refuse("SLOTS_OUTSIDE", { count: outside });
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    const { othersReviews, identities, opensAt, dueAt } = input;
    await tx.reviewRound.upsert({
      where: { panelId_kind: { panelId: panel.id, kind: "PRESENTATION" } },
      create: {
        ...{ panelId: panel.id, kind: "PRESENTATION", ordinal: 2, createdAt: at },
        ...{ othersReviews, identities, opensAt, dueAt },
      },
      update: { othersReviews, identities, opensAt, dueAt },
      select: { id: true },
    });
    const data = {
      kind: "PRESENTATION",
      from: told(before),
      to: terms({ othersReviews, identities, opensAt, dueAt }),
    };
    recordAudit(tx, actor, { type: "panel.roundPlanned", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    await tellMembers(tx, officers, input, at);
    return ok({ ordinal: 2 });
  });
}

/** Gives the presentation round up, before it has opened and before anybody outside was told of a time. */
export function dropPresentation(actor: Actor, input: DropPresentation, at: Date): Promise<Outcome<{ dropped: true }>> {
  return inTransactionAs(actor, async (tx) => {
    const { panel, refusal } = await officersPanelInTx(tx, actor, input);
    if (refusal) return refusal;
    const round = await roundOfKind(tx, panel.id, "PRESENTATION");
    if (!round) return refuse("NO_PRESENTATION_ROUND");
    if (round.opensAt && round.opensAt <= at) return refuse("ROUND_OPEN");
    if (round.announcedAt) return refuse("SCHEDULE_ANNOUNCED");
    await takePanelInTx(tx, panel.id, input.expectedVersion);
    await tx.presentationSlot.deleteMany({ where: { roundId: round.id } });
    await tx.reviewRound.deleteMany({ where: { id: round.id } });
    const data = { kind: "PRESENTATION", from: told(round), reason: input.reason };
    recordAudit(tx, actor, { type: "panel.roundDropped", subjectType: "ReviewPanel", subjectId: panel.id, data }, at);
    return ok({ dropped: true });
  });
}
