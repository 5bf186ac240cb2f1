import { describe, expect, it } from "vitest";
import { acceptInvitation, inviteMember } from "@/lib/organisations/commands/invitations";
import { askToJoin } from "@/lib/organisations/commands/join-requests";
import { db } from "@/lib/platform/db";
import { addConsortiumMember } from "@/lib/proposals/commands/consortium";
import { createProposal } from "@/lib/proposals/commands/create-proposal";
import { mergeOrganisations } from "@/lib/proposals/commands/merge-organisations";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { mergeFingerprint } from "@/lib/proposals/domain/merge";
import { sealedProposals } from "@/lib/proposals/queries";
import { proposalFacts, proposalSections, submissionFacts } from "@/lib/proposals/queries/facts";
import { mergeFacts } from "@/lib/proposals/queries/merge-facts";
import { consortiumGraph } from "@/lib/reviews/queries/consortium-graph";
import { createUser } from "@/tests/factories/actor";
import { addMember, createOrganisation } from "@/tests/factories/organisations";
import { contentVersion, createFilledProposal, expectOk, signByAll } from "@/tests/factories/proposals";
import { scene } from "../proposals/arrange";

const REASON = "번호를 잘못 적어 두 번 등록한 기관입니다.";

/** A draft led by an entry that staff will merge into a second one of the same name. */
async function doubled(facts: { submitted?: boolean } = {}) {
  const given = await scene();
  const officer = await createUser(["OFFICER"]);
  const { nameKo, nameEn, id: sourceId } = given.lead;
  const target = await createOrganisation({ nameKo: `(주)${nameKo}`, nameEn, sizeClass: "SME" });
  const { proposalId } = await createFilledProposal(given.plan, given.at, { markComplete: false });
  if (facts.submitted)
    await expectOk(
      submitProposal(
        given.manager,
        { proposalId, contentVersion: await contentVersion(proposalId), attested: true },
        given.at,
      ),
    );
  const pair = { sourceId, targetId: target.id };
  const shown = async (from = pair) =>
    mergeFingerprint(await mergeFacts(db, officer, from.sourceId, from.targetId, given.at));
  const merge = async (by = officer, from = pair, fingerprint?: string) =>
    mergeOrganisations(by, { ...from, fingerprint: fingerprint ?? (await shown(from)), reason: REASON }, given.at);
  return { ...given, officer, target, pair, sourceId, proposalId, shown, merge };
}
const membersOf = async (organisationId: string) =>
  (await db.organisationMember.findMany({ where: { organisationId, leftAt: null }, orderBy: { joinedAt: "asc" } })).map(
    ({ userId, role }) => `${userId} ${role}`,
  );

describe("merging two entries of one body (A2)", () => {
  it("moves people, invitations and requests; the target keeps its number; the source becomes a signpost", async () => {
    const made = await doubled();
    const [plain, both, invited, asking] = await Promise.all(
      Array.from({ length: 4 }, () => createUser(["APPLICANT"])),
    );
    if (!plain || !both || !invited || !asking) throw new Error("people are missing");
    await addMember(made.lead, plain);
    await addMember(made.lead, both, "MANAGER");
    await addMember(made.target, both, "MEMBER");
    const { email } = await db.user.findUniqueOrThrow({ where: { id: invited.id } });
    const invitation = { organisationId: made.sourceId, email, role: "MEMBER" as const };
    const { token } = await expectOk(inviteMember(made.manager, invitation, made.at));
    await expectOk(askToJoin(asking, { organisationId: made.sourceId, message: "" }, made.at));
    await expectOk(made.merge());

    expect((await membersOf(made.target.id)).sort()).toEqual(
      [
        `${made.target.manager.id} MANAGER`,
        `${made.manager.id} MANAGER`,
        `${plain.id} MEMBER`,
        `${both.id} MANAGER`,
      ].sort(),
    );
    expect(await membersOf(made.sourceId)).toEqual([]);
    expect(await db.organisation.findUnique({ where: { id: made.target.id } })).toMatchObject({
      registrationNumber: made.target.registrationNumber,
      mergedIntoId: null,
    });
    expect(await db.organisation.findUnique({ where: { id: made.sourceId } })).toMatchObject({
      ...{ mergedIntoId: made.target.id, mergedAt: made.at },
    });
    expect(await expectOk(acceptInvitation(invited, { token }, made.at))).toEqual({ organisationId: made.target.id });
    const waiting = { organisationId: made.target.id, userId: asking.id, decidedAt: null, withdrawnAt: null };
    expect(await db.organisationJoinRequest.count({ where: waiting })).toBe(1);
    const told = await db.notification.findMany({
      where: { kind: "organisationMerged", href: `/organisations/${made.target.id}` },
    });
    expect(told.map(({ userId }) => userId).sort()).toEqual([made.manager.id, made.target.manager.id, both.id].sort());
    expect(await db.auditEvent.count({ where: { type: "organisation.merged", subjectId: made.sourceId } })).toBe(1);
    expect(await askToJoin(plain, { organisationId: made.sourceId, message: "" }, made.at)).toMatchObject({
      reason: "ORGANISATION_MERGED",
    });
  });

  it("a draft passes to the target with its people and promises, its signatures are voided, and it can be submitted", async () => {
    const made = await doubled();
    await expectOk(made.merge());
    const facts = await proposalFacts(db, made.manager, made.proposalId);
    expect(facts.leadOrganisationId).toBe(made.target.id);
    expect(facts.members.map(({ organisationId }) => organisationId)).toContain(made.target.id);
    const { drafts } = await proposalSections(db, made.proposalId);
    const named = [...drafts.people.people, ...drafts.contribution.rows].map(({ organisationId }) => organisationId);
    expect([named.includes(made.target.id), named.includes(made.sourceId)]).toEqual([true, false]);
    expect(await db.proposalSignature.count({ where: { proposalId: made.proposalId, voidedAt: null } })).toBe(0);
    const href = `/proposals/${made.proposalId}/sign`;
    expect(await db.notification.count({ where: { kind: "signatureVoided", href } })).toBe(2);
    const { submission } = await submissionFacts(db, facts, made.at);
    expect(submission.unsigned).toHaveLength(2);
    await signByAll({ ...made.plan, lead: { ...made.target, manager: made.manager } }, made.proposalId, made.at);
    await expectOk(
      submitProposal(
        made.manager,
        { proposalId: made.proposalId, contentVersion: await contentVersion(made.proposalId), attested: true },
        made.at,
      ),
    );
    const [sealed] = await sealedProposals(db, made.call.id);
    expect(sealed?.sealed.consortium[0]).toMatchObject({
      ...{ organisationId: made.target.id, registrationNumber: made.target.registrationNumber },
    });
  });

  it("a seal stays as it is, and its people still reach it", async () => {
    const made = await doubled({ submitted: true });
    const seals = () => db.proposalSeal.findMany({ where: { proposalId: made.proposalId } });
    const before = await seals();
    await expectOk(made.merge());
    expect(await seals()).toEqual(before);
    const [sealed] = await sealedProposals(db, made.call.id);
    expect(sealed?.sealed.consortium[0]?.organisationId).toBe(made.sourceId);
    expect((await proposalFacts(db, made.manager, made.proposalId)).status).toBe("SUBMITTED");
    // S3 asks about the body, whichever of its entries was sealed.
    const [consortium] = await consortiumGraph(db, made.call.id);
    expect(consortium?.members[0]?.organisationId).toBe(made.target.id);
  });

  it("is refused while both stand in one proposal or lead in one call, and names it", async () => {
    const made = await doubled();
    const { registrationNumber } = await db.organisation.findUniqueOrThrow({ where: { id: made.target.id } });
    const added = { proposalId: made.proposalId, registrationNumber, task: "함께" };
    await expectOk(addConsortiumMember(made.manager, added, made.at));
    expect(await made.merge()).toMatchObject({ reason: "BOTH_IN_PROPOSAL", reasonParams: { title: made.plan.title } });
    const other = await doubled();
    const started = { callCode: other.call.code, organisationId: other.target.id, titleKo: "또 하나", titleEn: "" };
    await expectOk(createProposal(other.target.manager, started, other.at));
    expect(await other.merge()).toMatchObject({ reason: "BOTH_LEAD_IN_CALL" });
    expect(
      await db.organisation.count({ where: { id: { in: [made.sourceId, other.sourceId] }, mergedIntoId: null } }),
    ).toBe(2);
  });

  it("only an officer who belongs to neither, and only what was shown", async () => {
    const made = await doubled();
    for (const stranger of [made.manager, await createUser(["DIRECTOR"]), await createUser(["AUDITOR"])])
      await expect(made.merge(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const own = await createUser(["OFFICER", "APPLICANT"]);
    await addMember(made.target, own);
    expect(await made.merge(own)).toMatchObject({ reason: "OWN_ORGANISATION" });
    const shown = await made.shown();
    const other = await scene({ call: made.call });
    const started = { callCode: made.call.code, organisationId: other.lead.id, titleKo: "곁에서", titleEn: "" };
    const { proposalId } = await expectOk(createProposal(other.manager, started, made.at));
    const { registrationNumber } = made.lead;
    await expectOk(addConsortiumMember(other.manager, { proposalId, registrationNumber, task: "함께" }, made.at));
    expect(await made.merge(made.officer, made.pair, shown)).toMatchObject({ reason: "AFFECTED_CHANGED" });
    await expectOk(made.merge());
  });

  it("two officers at once, and both ways round at once: exactly one merge", async () => {
    for (const reversed of [false, true]) {
      const made = await doubled();
      const back = { sourceId: made.pair.targetId, targetId: made.pair.sourceId };
      const second = await createUser(["OFFICER"]);
      const [there, here] = [await made.shown(), await made.shown(reversed ? back : made.pair)];
      const outcomes = await Promise.all([
        made.merge(made.officer, made.pair, there),
        made.merge(second, reversed ? back : made.pair, here),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: /SOURCE_MERGED|TARGET_MERGED/ });
    }
  });

  it("while people join, are invited, ask and are added to consortia: nothing is attached to the signpost", async () => {
    const made = await doubled();
    const others = await Promise.all(Array.from({ length: 3 }, () => scene({ call: made.call })));
    const drafts = await Promise.all(
      others.map(({ lead, manager }) =>
        expectOk(
          createProposal(
            manager,
            { callCode: made.call.code, organisationId: lead.id, titleKo: "곁에서", titleEn: "" },
            made.at,
          ),
        ),
      ),
    );
    const { registrationNumber } = await db.organisation.findUniqueOrThrow({ where: { id: made.sourceId } });
    const people = await Promise.all(Array.from({ length: 4 }, () => createUser(["APPLICANT"])));
    const tokens = await Promise.all(
      people.slice(0, 2).map(async ({ id }) => {
        const { email } = await db.user.findUniqueOrThrow({ where: { id } });
        return expectOk(inviteMember(made.manager, { organisationId: made.sourceId, email, role: "MEMBER" }, made.at));
      }),
    );
    const fingerprint = await made.shown();
    const [merged] = await Promise.allSettled([
      made.merge(made.officer, made.pair, fingerprint),
      ...tokens.map(({ token }, index) => acceptInvitation(people[index] ?? made.manager, { token }, made.at)),
      ...people.slice(2).map((one) => askToJoin(one, { organisationId: made.sourceId, message: "" }, made.at)),
      ...drafts.map(({ proposalId }, index) =>
        addConsortiumMember(
          others[index]?.manager ?? made.manager,
          { proposalId, registrationNumber, task: "" },
          made.at,
        ),
      ),
      inviteMember(
        made.manager,
        { organisationId: made.sourceId, email: "late@example.test", role: "MEMBER" },
        made.at,
      ),
    ]);
    // A consortium that took the source in first changes what was shown: then staff look again.
    const done = merged?.status === "fulfilled" && merged.value.ok ? merged : await made.merge();
    expect(done).toBeTruthy();
    const at = { organisationId: made.sourceId };
    expect(await db.organisationMember.count({ where: { ...at, leftAt: null } })).toBe(0);
    expect(await db.proposalMember.count({ where: at })).toBe(0);
    const open = { ...at, acceptedAt: null, revokedAt: null };
    expect(await db.organisationInvitation.count({ where: open })).toBe(0);
    expect(await db.organisationJoinRequest.count({ where: { ...at, decidedAt: null, withdrawnAt: null } })).toBe(0);
  });

  it("the database attaches nothing to a merged entry, undoes no merge and builds no chain", async () => {
    const made = await doubled();
    await expectOk(made.merge());
    const user = await createUser(["APPLICANT"]);
    const { id: organisationId } = { id: made.sourceId };
    const attach = [
      db.organisationMember.create({ data: { organisationId, userId: user.id, role: "MEMBER" } }),
      db.organisationJoinRequest.create({ data: { organisationId, userId: user.id, requestedAt: made.at } }),
      db.proposalMember.create({ data: { organisationId, proposalId: made.proposalId, role: "PARTICIPANT" } }),
      db.organisation.update({ where: { id: organisationId }, data: { mergedIntoId: null, mergedAt: null } }),
      db.organisation.update({ where: { id: organisationId }, data: { nameKo: "다시" } }),
      db.organisation.update({
        where: { id: made.university.id },
        data: { mergedIntoId: organisationId, mergedAt: made.at },
      }),
    ];
    for (const one of await Promise.allSettled(attach)) expect(one.status).toBe("rejected");
    // A later merge of the target takes the signpost along.
    const last = await createOrganisation({ nameKo: "마지막" });
    await expectOk(made.merge(made.officer, { sourceId: made.target.id, targetId: last.id }));
    expect(await db.organisation.findUnique({ where: { id: organisationId } })).toMatchObject({
      mergedIntoId: last.id,
    });
  });
});
