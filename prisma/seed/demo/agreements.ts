import { draftAmendment } from "@/lib/agreements/commands/draft-version";
import { remindSigners } from "@/lib/agreements/commands/remind-signers";
import { signAgreement } from "@/lib/ledger/commands/sign-agreement";
import { db } from "@/lib/platform/db";
import { deliberateSupport, recommendSupport } from "@/lib/teams/commands/record-support";
import type { SupportEntry } from "@/lib/teams/domain/support";
import { offerAgreement, signersOf } from "@/tests/factories/agreements";
import { expectOk } from "@/tests/factories/proposals";
import { days, later } from "./chance";
import type { Staff } from "./people";

const EOK = 100_000_000n;
const talent2027 = (eok: bigint): SupportEntry[] => [{ resource: "TALENT", period: "2027", amountWon: eok * EOK }];
const REASON = "2027년 해외 인재 지원을 의결한 데 따라 협약을 변경합니다.";

async function deliberateTalent(staff: Staff, teamId: string, eok: bigint, at: Date): Promise<void> {
  const { version } = await db.team.findUniqueOrThrow({ where: { id: teamId }, select: { version: true } });
  const input = { teamId, entries: talent2027(eok) };
  const recommendation = {
    ...input,
    expectedVersion: version,
    reason: "초빙 계획과 지난해 집행률을 검토한 권고입니다.",
  };
  await expectOk(recommendSupport(staff.talentSteward, recommendation, at));
  const resolution = { ...input, expectedVersion: version + 1, reason: "서면 심의에서 권고대로 의결하였습니다." };
  await expectOk(deliberateSupport(staff.deliberator, resolution, days(at, 2)));
}

const byName = async (nameKo: string): Promise<string> =>
  (await db.team.findFirstOrThrow({ where: { nameKo }, select: { id: true } })).id;

/** D4: beside the five signed agreements, one amendment that waits for signatures and one that is still a draft. */
export async function playAmendments(staff: Staff, now: Date): Promise<void> {
  const offeredTo = await byName("가온누리");
  await deliberateTalent(staff, offeredTo, 20n, days(now, -14));
  const offered = await offerAgreement(staff, offeredTo, days(now, -9), REASON);
  // Its university has signed; the lead and the government are asked.
  const last = (await signersOf(offered.versionId)).at(-1);
  if (last)
    await expectOk(
      signAgreement(
        last.actor,
        {
          ...{ versionId: offered.versionId, contentSha256: offered.contentSha256, agreed: true },
          organisationId: last.organisationId,
        },
        later(days(now, -8), 30),
      ),
    );
  // A week after the offer the two were asked again.
  await remindSigners(days(now, -2));
  const drafted = await byName("새벽별");
  await deliberateTalent(staff, drafted, 15n, days(now, -12));
  await expectOk(draftAmendment(staff.officer, { teamId: drafted, reason: REASON }, days(now, -6)));
}
