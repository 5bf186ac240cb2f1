import { checkLedgerNow } from "@/lib/ledger/commands/check-ledger-now";
import { db } from "@/lib/platform/db";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { ensureRulebookV1 } from "@/tests/factories/rulebook";
import { playAmendments } from "./agreements";
import { createCommittee, planSecondSession } from "./committee";
import { createOrganisations } from "./consortia";
import { playContest } from "./contest";
import { playContributions } from "./contributions";
import { playDatasets } from "./datasets";
import { playFirstCall } from "./first-call";
import { amendForChallenges } from "./naming";
import { playOpenCall, playRunningReview } from "./now";
import { playDecidedObjection, playLateObjection } from "./objections";
import { createReviewers, createStaff, type Staff } from "./people";
import { playRegistryAffairs } from "./registry-affairs";
import { playSettlements } from "./settlements";
import { playFirstStage, playSecondStage } from "./stages";
import { playSupport } from "./support";
import { playTalent } from "./talent";
import { playUtilisation } from "./utilisation";

/** The programme in full life (experience.md): told by its people through the real commands, so that every page, audit row and notice is true. */
export async function playDemoStory(
  now: Date,
  contest: typeof playContest = playContest,
): Promise<{ staff: Staff; stageId: string }> {
  await ensureRulebookV1();
  await ensureReferenceCatalogue();
  const staff = await createStaff();
  const reviewers = await createReviewers();
  const organisations = await createOrganisations();
  await playRegistryAffairs(staff, organisations, now);
  const firstCall = await playFirstCall(staff, reviewers, organisations);
  await playDecidedObjection(staff, reviewers, organisations, firstCall.callId);
  const committee = await createCommittee(staff, "온빛");
  const { leased, purchased } = await playSupport(staff, organisations, firstCall, committee);
  await playFirstStage(staff, { leased, purchased });
  const { stageId } = await playSecondStage(staff, purchased, now);
  await contest(staff, stageId, now);
  await playUtilisation(staff, now);
  await playTalent(staff, now);
  await playContributions(staff, now);
  await playDatasets(staff, now);
  await playSettlements(staff);
  await playAmendments(staff, now);
  await planSecondSession(staff, committee, firstCall.callId, now);
  await amendForChallenges(staff, now);
  await playLateObjection(staff, reviewers, organisations, now);
  await playRunningReview(staff, reviewers, organisations, now);
  await playOpenCall(staff, organisations, now);
  await checkLedgerNow(now);
  await settlePast(now);
  return { staff, stageId };
}

/** What happened long ago has been read, and its mails are kept rather than sent again. */
async function settlePast(now: Date): Promise<void> {
  const recent = new Date(now.getTime() - 14 * 86_400_000);
  await db.$executeRaw`UPDATE "Notification" SET "readAt" = "createdAt" + interval '1 day' WHERE "createdAt" < ${recent}`;
  await db.outboxMail.updateMany({ where: { status: "QUEUED" }, data: { status: "KEPT" } });
}
