import "server-only";
import { notify } from "@/lib/notifications/notify";
import { db, inTransaction } from "@/lib/platform/db";
import { rulebookContent } from "@/lib/rulebook/queries";
import { dueReminder } from "../domain/due";
import { lockObjectionInTx, staffFor, titleOf } from "../queries";

const open = () =>
  db.objection.findMany({
    where: { status: { not: "DECIDED" } },
    select: {
      id: true,
      filedAt: true,
      decisionDueAt: true,
      remindedDays: true,
      call: { select: { rulebookVersion: true } },
      stageTeam: { select: { stage: { select: { rulebookVersion: true } } } },
    },
  });
type Open = Awaited<ReturnType<typeof open>>[number];

async function remind(objection: Open, mark: number, at: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const locked = await lockObjectionInTx(tx, objection.id);
    const { count } = await tx.objection.updateMany({
      where: { id: objection.id, status: { not: "DECIDED" }, NOT: { remindedDays: { has: mark } } },
      data: { remindedDays: { push: mark } },
    });
    if (count === 0) return false;
    await notify(tx, {
      kind: "objectionDue",
      userIds: [
        ...(await staffFor(tx, "objection:examine", locked, at)),
        ...(locked.status === "PROPOSED" ? await staffFor(tx, "objection:approve", locked, at) : []),
      ],
      params: { title: titleOf(locked), number: locked.number, days: mark },
      href: `/manage/objections/${locked.id}`,
      dueAt: locked.decisionDueAt,
      at,
    });
    return true;
  });
}

/** S10: tells the officers, and the director when it waits for them, that an objection must be decided soon; once a mark. */
export async function remindOfficers(at: Date): Promise<{ reminded: number }> {
  let reminded = 0;
  for (const objection of await open()) {
    const version = objection.stageTeam?.stage.rulebookVersion ?? objection.call.rulebookVersion;
    const { objection: rules } = await rulebookContent(db, version);
    const mark = dueReminder(objection, rules.reminderDays, at);
    if (mark !== null && (await remind(objection, mark, at))) reminded += 1;
  }
  return { reminded };
}
