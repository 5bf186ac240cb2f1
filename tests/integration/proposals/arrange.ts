import type { Actor } from "@/lib/access/actor";
import { createCall } from "@/tests/factories/calls";
import { createOrganisation } from "@/tests/factories/organisations";
import type { ProposalPlan } from "@/tests/factories/proposals";

/** In the window of the factory's call. */
export const during = (call: { opensAt: Date }): Date => new Date(call.opensAt.getTime() + 60_000);
export const shifted = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

export type Scene = {
  call: Awaited<ReturnType<typeof createCall>>;
  lead: Awaited<ReturnType<typeof createOrganisation>>;
  university: Awaited<ReturnType<typeof createOrganisation>>;
  plan: ProposalPlan;
  at: Date;
  manager: Actor;
};

/** An open call, a leading company and a university. */
export async function scene(
  facts: { leadLeases?: boolean; title?: string; call?: Scene["call"] } = {},
): Promise<Scene> {
  const call = facts.call ?? (await createCall());
  const [lead, university] = await Promise.all([
    createOrganisation({ kind: "COMPANY", leasesGpusToGovernment: facts.leadLeases ?? false }),
    createOrganisation({ kind: "UNIVERSITY", sizeClass: "NON_PROFIT" }),
  ]);
  const plan = { call, lead, university, title: facts.title ?? "가온누리 다중양식 모델" };
  return { call, lead, university, plan, at: during(call), manager: lead.manager };
}
