import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { callState } from "@/lib/calls/domain/state";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canSubmitProposal } from "../domain/access";
import { type SubmissionRefusal, submissionRefusals, windowRefusal } from "../domain/submission";
import { proposalAudience } from "../queries/audience";
import { lockedProposalInTx, lockedProposalOfInTx, type ProposalFacts, submissionFacts } from "../queries/facts";
import { awaitCompetitorsInTx } from "./await-competitors";
import { sealProposalInTx } from "./seal-proposal";

/** A8: consents to the submission at closing, or takes the consent back. Refuses NOT_DRAFT, CALL_NOT_OPEN, CALL_CLOSED. */
export function chooseAutoSubmit(
  actor: Actor,
  input: { proposalId: string; consent: boolean },
  at: Date,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalInTx(tx, actor, input.proposalId, "EXCLUSIVE");
    if (!canSubmitProposal(actor, facts.standing)) throw new AppError("NOT_FOUND", `proposal ${input.proposalId}`);
    const refusal = facts.status === "DRAFT" ? windowRefusal(callState(facts.call, at)) : "NOT_DRAFT";
    if (refusal) return refuse(refusal);
    const from = facts.autoSubmitAt !== null;
    if (from === input.consent) return ok(null);
    await tx.proposal.update({
      where: { id: facts.id },
      data: { autoSubmitAt: input.consent ? at : null, autoSubmitById: input.consent ? actor.id : null },
      select: { id: true },
    });
    const data = { from, to: input.consent };
    recordAudit(
      tx,
      actor,
      { type: "proposal.autoSubmitChosen", subjectType: "Proposal", subjectId: facts.id, data },
      at,
    );
    return ok(null);
  });
}

async function reasonsIn(locale: "ko" | "en", refusals: readonly SubmissionRefusal[]): Promise<string> {
  const t = await translatorFor(locale);
  const named = (names?: { nameKo: string; nameEn: string }) =>
    (locale === "en" && names?.nameEn ? names.nameEn : names?.nameKo) ?? "";
  return refusals
    .map(({ code, section, organisation, attachment, problemCount }) =>
      code === "SECTION_INCOMPLETE" && section
        ? t("proposals.sectionIncomplete", { section: t(`proposals.sections.${section}`), count: problemCount ?? 0 })
        : t(`proposals.refusals.${code}`, {
            organisation: named(organisation),
            attachment: named(attachment),
            count: problemCount ?? 0,
          }),
    )
    .join(" ");
}

const standingIn = async (locale: "ko" | "en", facts: ProposalFacts): Promise<string> =>
  (await translatorFor(locale))(`signatures.${facts.currentSealId ? "reopenedStanding" : "nothingStanding"}`);

/** Says once for this closing why nothing was submitted. */
async function sayWhyNot(tx: Tx, facts: ProposalFacts, userId: string, refusals: readonly SubmissionRefusal[]) {
  const { closesAt } = facts.call;
  const [ko, en] = [await reasonsIn("ko", refusals), await reasonsIn("en", refusals)];
  const data = {
    consentedById: userId,
    closesAt: closesAt.toISOString(),
    refusals: refusals.map(({ code }) => code),
  };
  const event = { type: "proposal.autoSubmitMissed" as const, subjectType: "Proposal", subjectId: facts.id, data };
  recordAudit(tx, systemActor(), event, closesAt);
  await notify(tx, {
    kind: "autoSubmitMissed",
    userIds: await proposalAudience(tx, facts.id),
    params: {
      title: { ko: facts.titleKo, en: facts.titleEn || facts.titleKo },
      count: refusals.length,
      reasons: { ko, en },
      standing: { ko: await standingIn("ko", facts), en: await standingIn("en", facts) },
    },
    href: `/proposals/${facts.id}`,
    at: closesAt,
  });
}

/**
 * Submits one draft as of its call's closing instant (C2), for the person who consented and still may submit. Whatever
 * happened before — a submission by hand, a withdrawal, an earlier run — is left as it is.
 */
function submitOneAtClosing(proposalId: string, userId: string, at: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const facts = await lockedProposalOfInTx(tx, userId, proposalId);
    const { closesAt } = facts.call;
    const triedFor = facts.autoSubmitTriedFor?.getTime();
    if (facts.status !== "DRAFT" || facts.autoSubmitById !== userId || closesAt >= at) return; // extended meanwhile
    if (triedFor === closesAt.getTime()) return;
    await tx.proposal.update({
      where: { id: facts.id },
      data: { autoSubmitTriedFor: closesAt },
      select: { id: true },
    });
    if (!canSubmitProposal(systemActor(), facts.standing)) return; // the consent ended with the right to submit
    const window = { ...facts, call: { ...facts.call, phase: "ANNOUNCED" as const } };
    const prepared = await submissionFacts(tx, window, closesAt);
    const refusals = submissionRefusals(await awaitCompetitorsInTx(tx, facts, prepared));
    if (refusals.length > 0) return sayWhyNot(tx, facts, userId, refusals);
    const by = { actor: systemActor(), submittedById: userId, consentedById: userId };
    await sealProposalInTx(tx, by, facts, prepared, closesAt);
  });
}

/** Requests that arrived in time may still be at work for so long after the closing; the portal waits for them. */
const GRACE_MS = 20_000;

/** A8: every draft whose consortium consented, once its call has closed. Running it again changes nothing. */
export async function submitAtClosing(at: Date): Promise<void> {
  const due = await db.proposal.findMany({
    where: {
      status: "DRAFT",
      autoSubmitById: { not: null },
      call: { phase: { in: ["ANNOUNCED", "SCREENING"] }, closesAt: { lt: new Date(at.getTime() - GRACE_MS) } },
    },
    orderBy: { autoSubmitAt: "asc" },
    select: { id: true, autoSubmitById: true, autoSubmitTriedFor: true, call: { select: { closesAt: true } } },
  });
  for (const { id, autoSubmitById, autoSubmitTriedFor, call } of due)
    if (autoSubmitById && autoSubmitTriedFor?.getTime() !== call.closesAt.getTime())
      await submitOneAtClosing(id, autoSubmitById, at);
}
