import "server-only";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction, type Tx } from "@/lib/platform/db";
import { peopleKeptFrom } from "@/lib/proposals/queries/conflicted";
import { holdersOf } from "@/lib/reviews/queries/staff";
import { rulebookContent } from "@/lib/rulebook/queries";
import { signatureReminder } from "../domain/reminders";
import { missingParties } from "../domain/signing";
import { partySigners } from "../queries/audience";
import { noticeParams } from "./offer-version";
import { isOnHold } from "./sign-version";
import { type LockedVersion, lockVersionInTx } from "./version-row";

const offered = () =>
  db.agreementVersion.findMany({
    where: { status: "OFFERED", offeredAt: { not: null } },
    select: { id: true, offeredAt: true, rulebookVersion: true, remindedDays: true },
  });

/** Who may give a signature that is missing: for the organisations as at the offer, for the government whoever neither drafted nor offered (L3). */
async function missingSigners(tx: Tx, { team, version }: LockedVersion, at: Date): Promise<string[]> {
  const missing = missingParties(version);
  const organisations = missing.filter((party) => party !== null);
  const signers = await partySigners(tx, team.proposalId, organisations, team.leadOrganisationId);
  const own = signers.map(({ userId }) => userId);
  if (!missing.includes(null)) return own;
  const kept = await peopleKeptFrom(tx, team.proposalId);
  const directors = (await holdersOf(tx, "agreement:sign", team.callId, at)).filter(
    (userId) => !kept.has(userId) && userId !== version.draftedById && userId !== version.offeredById,
  );
  return [...own, ...directors];
}

async function remind(versionId: string, days: number, at: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockVersionInTx(tx, versionId);
    // E4: while a decided stage is not published its teams cannot sign, and nobody is asked; the mark is made up for afterwards.
    if (locked.version.status !== "OFFERED" || (await isOnHold(tx, locked.team.id))) return false;
    const { count } = await tx.agreementVersion.updateMany({
      where: { id: versionId, status: "OFFERED", NOT: { remindedDays: { has: days } } },
      data: { remindedDays: { push: days }, remindedAt: { push: at } },
    });
    if (count === 0) return false;
    await notify(tx, {
      kind: "agreementReminder",
      userIds: [...new Set(await missingSigners(tx, locked, at))],
      params: { ...noticeParams(locked), days },
      href: `/agreements/${locked.version.agreementId}/sign`,
      at,
    });
    return true;
  });
}

/**
 * D4: at each of the rulebook's marks after the offer asks those again whose signature is missing, and nobody who has signed.
 * Once a mark, however often and by however many workers it runs. Says how many agreements.
 */
export async function remindSigners(at: Date): Promise<{ reminded: number }> {
  let reminded = 0;
  for (const { id, offeredAt, rulebookVersion, remindedDays } of await offered()) {
    if (offeredAt === null) continue;
    const { agreement } = await rulebookContent(db, rulebookVersion);
    const mark = signatureReminder({ offeredAt, sent: remindedDays }, agreement.reminderDays, at);
    if (mark !== null && (await remind(id, mark, at))) reminded += 1;
  }
  return { reminded };
}
