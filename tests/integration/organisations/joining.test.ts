import { describe, expect, it } from "vitest";
import { askToJoin, decideJoinRequest, withdrawJoinRequest } from "@/lib/organisations/commands/join-requests";
import { organisationsOf } from "@/lib/organisations/queries";
import { searchToJoin } from "@/lib/organisations/queries/joining";
import { getOrganisation } from "@/lib/organisations/queries/organisation";
import { db } from "@/lib/platform/db";
import { createUser } from "@/tests/factories/actor";
import { createOrganisation } from "@/tests/factories/organisations";
import { expectOk } from "@/tests/factories/proposals";

const AT = new Date("2025-06-12T00:00:00Z");
const scene = async () => {
  const organisation = await createOrganisation();
  const applicant = await createUser(["APPLICANT"]);
  const ask = () => askToJoin(applicant, { organisationId: organisation.id, message: "언어모델팀" }, AT);
  return { organisation, applicant, ask };
};

describe("joining by asking (A2)", () => {
  it("is found by name and by number, asked for, told to managers, approved and on record", async () => {
    const { organisation, applicant, ask } = await scene();
    for (const search of [organisation.nameKo, organisation.registrationNumber.slice(0, 9)])
      expect((await searchToJoin(applicant, search)).found.map((one) => one.id)).toContain(organisation.id);
    const { requestId } = await expectOk(ask());
    const shown = await getOrganisation(organisation.manager, organisation.id, AT);
    expect(shown.joinRequests).toMatchObject([{ id: requestId, message: "언어모델팀" }]);
    const told = { userId: organisation.manager.id, kind: "organisationJoinRequested" };
    expect(await db.notification.count({ where: told })).toBe(1);
    const input = { organisationId: organisation.id, requestId, approve: true };
    await expectOk(decideJoinRequest(organisation.manager, input, AT));
    expect(await organisationsOf(db, applicant.id)).toMatchObject([{ id: organisation.id, role: "MEMBER" }]);
    expect(await ask()).toMatchObject({ reason: "ALREADY_MEMBER" });
    const types = await db.auditEvent.findMany({ where: { subjectId: organisation.id }, select: { type: true } });
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["organisation.joinRequested", "organisation.joinRequestDecided"]),
    );
  });

  it("one letter finds nothing: the registry is not to be read through", async () => {
    const { applicant } = await scene();
    expect(await searchToJoin(applicant, "가")).toMatchObject({ searched: false, found: [] });
    const reviewer = await createUser(["REVIEWER"]);
    await expect(searchToJoin(reviewer, "가온")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("10 questions at once are one", async () => {
    const { organisation, applicant, ask } = await scene();
    const asked = await Promise.all(Array.from({ length: 10 }, ask));
    expect(new Set(asked.map((one) => one.ok && one.data.requestId)).size).toBe(1);
    const where = { organisationId: organisation.id, userId: applicant.id };
    expect(await db.organisationJoinRequest.count({ where })).toBe(1);
  });

  it("is decided once, however many managers answer, and by nobody else", async () => {
    const { organisation, ask } = await scene();
    const { requestId } = await expectOk(ask());
    const input = { organisationId: organisation.id, requestId };
    for (const other of [await createUser(["APPLICANT"]), await createUser(["OFFICER"])])
      await expect(decideJoinRequest(other, { ...input, approve: true }, AT)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    const answers = await Promise.allSettled(
      [true, false, true, false].map((approve) => decideJoinRequest(organisation.manager, { ...input, approve }, AT)),
    );
    expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("is withdrawn by whoever asked, and may be asked again", async () => {
    const { organisation, applicant, ask } = await scene();
    const { requestId } = await expectOk(ask());
    const input = { organisationId: organisation.id, requestId };
    await expect(withdrawJoinRequest(organisation.manager, input, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expectOk(withdrawJoinRequest(applicant, input, AT));
    await expect(withdrawJoinRequest(applicant, input, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await expectOk(ask())).requestId).not.toBe(requestId);
  });
});
