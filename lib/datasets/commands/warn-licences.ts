import "server-only";
import { dayAt, dayOf } from "@/lib/ledger/domain/calendar";
import { notify } from "@/lib/notifications/notify";
import { inTransaction } from "@/lib/platform/db";
import { resourceStaff } from "@/lib/teams/queries/resource-staff";
import { isToBeWarned } from "../domain/licence";
import { peopleOfTeams } from "../queries/facts";

/** T2: tells the steward and the teams once, when the last day of a licence comes near. For the worker: no actor. Returns how many. */
export function warnOfLicences(at: Date): Promise<number> {
  return inTransaction(async (tx) => {
    const rows = await tx.dataLicence.findMany({
      where: { expiresOn: { not: null } },
      orderBy: { lotId: "asc" },
      select: {
        ...{ lotId: true, startsOn: true, expiresOn: true, noticeDays: true, warnedOf: true },
        lot: { select: { corpus: true, shares: { select: { teamId: true } } } },
      },
    });
    let told = 0;
    for (const { lotId, lot, ...row } of rows) {
      const expiresOn = row.expiresOn && dayOf(row.expiresOn);
      const term = { startsOn: dayOf(row.startsOn), expiresOn, noticeDays: row.noticeDays };
      if (!isToBeWarned({ ...term, warnedOf: row.warnedOf && dayOf(row.warnedOf) }, dayAt(at))) continue;
      const people = await peopleOfTeams(
        tx,
        lot.shares.map(({ teamId }) => teamId),
      );
      const userIds = [...(await resourceStaff(tx, "DATA", ["STEWARD"], at)), ...[...people.values()].flat()];
      const params = { corpus: lot.corpus, day: expiresOn ?? "" };
      await notify(tx, { kind: "dataLicenceExpiring", userIds, params, href: `/ledger/data/${lotId}`, at });
      await tx.dataLicence.update({
        where: { lotId },
        data: { warnedOf: row.expiresOn },
        select: { lotId: true },
      });
      told += 1;
    }
    return told;
  });
}
