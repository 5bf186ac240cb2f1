import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/audit/record";
import { inTransactionAs } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { routing } from "@/lib/platform/i18n/routing";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { ownsSeat } from "../domain/access";
import { PLEDGE_CLAUSES } from "../domain/pledge";
import { panelFacts } from "../queries/panel-facts";
import type { SignPledge } from "../schema";

/** SHA-256 of the pledge in all languages as it reads today: what was signed can be told from later wordings. */
async function pledgeTextHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const locale of routing.locales) {
    const t = await translatorFor(locale);
    for (const clause of PLEDGE_CLAUSES) hash.update(`${t(`reviews.pledge.clauses.${clause}`)}\n`);
  }
  return hash.digest("hex");
}

/** S3: signed once a panel, before any declaration. */
export function signPledge(actor: Actor, input: SignPledge, at: Date): Promise<Outcome<{ signedAt: Date }>> {
  return inTransactionAs(actor, async (tx) => {
    const panel = await panelFacts(tx, input.panelId);
    const seat = panel.members.find((member) => member.userId === actor.id);
    if (!seat || panel.status === "FORMING" || !ownsSeat(actor, { ...seat, panelId: panel.id }))
      throw new AppError("NOT_FOUND", `panel ${input.panelId}`);
    const textHash = await pledgeTextHash();
    const { count } = await tx.panelMember.updateMany({
      where: { id: seat.id, pledgeSignedAt: null },
      data: { pledgeSignedAt: at, pledgeTextHash: textHash },
    });
    if (count === 0) return refuse("PLEDGE_SIGNED");
    const data = { seatNo: seat.seatNo, textHash };
    recordAudit(tx, actor, { type: "panel.pledgeSigned", subjectType: "PanelMember", subjectId: seat.id, data }, at);
    return ok({ signedAt: at });
  });
}
