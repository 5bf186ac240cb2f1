import "server-only";
import type { Actor } from "@/lib/access/actor";
import { inviteInTx } from "@/lib/accounts/commands/invite-user";
import { inTransaction } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { type Outcome, ok, refuse } from "@/lib/platform/outcome";
import { canMaintainReviewers } from "../domain/access";
import { reviewerOnFile } from "../queries/profile";

/** S2: invites somebody on file to review; an earlier open invitation is replaced. Refusals: ALREADY_REVIEWER, OWN_ROW. */
export function inviteReviewer(actor: Actor, input: { userId: string }, at: Date): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const found = await reviewerOnFile(tx, input.userId, at);
    if (!found || !canMaintainReviewers(actor)) throw new AppError("NOT_FOUND", `reviewer ${input.userId}`);
    if (found.id === actor.id) return refuse("OWN_ROW");
    if (found.grants.length > 0) return refuse("ALREADY_REVIEWER");
    const locale = /\p{Script=Hangul}/u.test(found.name) ? "ko" : "en";
    await inviteInTx(tx, actor, { email: found.email, name: found.name, role: "REVIEWER", scope: null, locale }, at);
    return ok(null);
  });
}
