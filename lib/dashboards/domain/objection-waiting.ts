import type { Actor } from "@/lib/access/actor";
import { canApproveObjection, canExamineObjection } from "@/lib/objections/domain/access";
import { type Waiting, waitingFor } from "./waiting";

export type OpenObjection = {
  id: string;
  status: "FILED" | "EXAMINED" | "PROPOSED";
  dueAt: Date;
  /** Who proposed the decision that waits; null while there is none. */
  proposedById: string | null;
};
type Call = { id: string; titleKo: string; titleEn: string; objections: readonly OpenObjection[] };

const earliest = (rows: readonly OpenObjection[]): Date | null =>
  rows.reduce<Date | null>((first, { dueAt }) => (first && first < dueAt ? first : dueAt), null);
const hrefOf = ([only, ...others]: readonly OpenObjection[]): string =>
  only && others.length === 0 ? `/manage/objections/${only.id}` : "/manage/objections";

/** S10, L3: objections that wait for this person, by the day on which they must be decided. */
export function objectionWaiting(actor: Actor, call: Call): Waiting[] {
  const about = { ko: call.titleKo, en: call.titleEn };
  const examined = call.objections.filter(({ status }) => status !== "PROPOSED");
  const proposed = call.objections.filter(
    ({ status, proposedById }) => status === "PROPOSED" && proposedById !== actor.id,
  );
  const item = (kind: "examineObjections" | "approveObjections", rows: readonly OpenObjection[]) => ({
    ...{ kind, count: rows.length, about, href: hrefOf(rows), dueAt: earliest(rows) },
  });
  const scope = { callId: call.id, stageTeamId: null };
  return [
    ...waitingFor(canExamineObjection(actor, scope) && item("examineObjections", examined)),
    ...waitingFor(canApproveObjection(actor, scope) && item("approveObjections", proposed)),
  ];
}
