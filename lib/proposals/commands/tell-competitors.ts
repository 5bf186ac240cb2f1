import "server-only";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import type { ProposalRules } from "@/lib/rulebook/domain/rulebook";
import { sealedParties, showsCompeting } from "../domain/competing";
import type { SealedProposal } from "../domain/content";
import { emailKey } from "../domain/sections/people";
import type { Rival } from "../queries/competing";
import { sealedRivals } from "../queries/competing";

type Before = { sealedOrganisationIds: readonly string[]; sealedEmails: readonly string[] };

const leadManagers = async (tx: Tx, proposalId: string): Promise<string[]> => {
  const people = await tx.proposalPerson.findMany({
    where: { proposalId, role: "LEAD_MANAGER" },
    select: { userId: true },
  });
  return people.map(({ userId }) => userId);
};

/** Names of what two proposals have in common, as the new seal spells them. */
const namesOf = (content: SealedProposal, shared: Pick<Rival, "organisationIds" | "emails">) => {
  const organisations = content.consortium.filter((one) => shared.organisationIds.includes(one.organisationId));
  const people = content.sections.people.people.filter((one) => shared.emails.includes(emailKey(one.email)));
  const inKorean = [...organisations.map(({ nameKo }) => nameKo), ...people.map(({ name }) => name)];
  const inEnglish = [...organisations.map(({ nameEn }) => nameEn), ...people.map(({ name, nameEn }) => nameEn || name)];
  return { ko: inKorean.join(", "), en: inEnglish.join(", ") };
};

/**
 * Where a call shows that an organisation or a person stands in two proposals, the lead managers of both sides are told when
 * the second is submitted: which of their own, never in which other proposal. What stood in the seal before was told then.
 */
export async function tellCompetitorsInTx(
  tx: Tx,
  facts: { id: string; callId: string },
  content: SealedProposal,
  rules: ProposalRules["competing"],
  before: Before,
  at: Date,
): Promise<void> {
  const parties = sealedParties(content);
  const side = {
    proposalId: facts.id,
    callId: facts.callId,
    organisationIds: showsCompeting(rules.organisations)
      ? parties.organisationIds.filter((id) => !before.sealedOrganisationIds.includes(id))
      : [],
    emails: showsCompeting(rules.people) ? parties.emails.filter((email) => !before.sealedEmails.includes(email)) : [],
  };
  if (side.organisationIds.length + side.emails.length === 0) return;
  const rivals = await sealedRivals(tx, side);
  if (rivals.length === 0) return;
  const tell = async (proposalId: string, shared: Pick<Rival, "organisationIds" | "emails">) => {
    const { titleKo, titleEn } = await tx.proposal.findUniqueOrThrow({
      where: { id: proposalId },
      select: { titleKo: true, titleEn: true },
    });
    await notify(tx, {
      kind: "competingArose",
      userIds: await leadManagers(tx, proposalId),
      params: { title: { ko: titleKo, en: titleEn || titleKo }, names: namesOf(content, shared) },
      href: `/proposals/${proposalId}/people`,
      at,
    });
  };
  for (const rival of rivals) await tell(rival.proposalId, rival);
  const all = {
    organisationIds: rivals.flatMap(({ organisationIds }) => organisationIds),
    emails: rivals.flatMap(({ emails }) => emails),
  };
  await tell(facts.id, all);
}
