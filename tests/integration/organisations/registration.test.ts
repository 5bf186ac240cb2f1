import { expect, it } from "vitest";
import { registerOrganisation } from "@/lib/organisations/commands";
import { organisationsOf } from "@/lib/organisations/queries";
import { db } from "@/lib/platform/db";
import { changeOrganisation } from "@/lib/proposals/commands/change-organisation";
import { createUser } from "@/tests/factories/actor";
import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";

const AT = new Date("2025-06-12T00:00:00Z");
const facts = (n: number) => ({
  registrationNumber: validRegistrationNumber(n),
  nameKo: "가온누리",
  nameEn: "Gaonnuri",
  kind: "COMPANY" as const,
  sizeClass: "MID_TIER" as const,
  leasesGpusToGovernment: false,
});

it("A2: makes whoever registers the manager, and says so on record", async () => {
  const actor = await createUser(["APPLICANT"]);
  const outcome = await registerOrganisation(actor, facts(1), AT);
  expect(outcome).toMatchObject({ ok: true });
  const id = outcome.ok ? outcome.data.id : "";
  expect(await organisationsOf(db, actor.id)).toEqual([
    { id, nameKo: "가온누리", nameEn: "Gaonnuri", role: "MANAGER" },
  ]);
  const events = await db.auditEvent.findMany({ where: { subjectId: id }, select: { type: true, actorId: true } });
  expect(events).toEqual([{ type: "organisation.registered", actorId: actor.id }]);
});

it("A2: eight registrations of one number at once make one organisation; the others learn whom to ask", async () => {
  const actors = await Promise.all(Array.from({ length: 8 }, () => createUser(["APPLICANT"])));
  const outcomes = await Promise.all(actors.map((actor) => registerOrganisation(actor, facts(2), AT)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes.filter((one) => !one.ok))
    expect(outcome).toMatchObject({ reason: "NUMBER_REGISTERED", reasonParams: { name: "가온누리" } });
  const rows = await db.organisation.findMany({
    where: { registrationNumber: validRegistrationNumber(2) },
    select: { id: true, members: { select: { id: true } } },
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.members).toHaveLength(1);
  expect(await db.auditEvent.count({ where: { subjectId: rows[0]?.id ?? "" } })).toBe(1);
});

it.each(["OFFICER", "REVIEWER", "ADMINISTRATOR"] as const)("%s does not register organisations", async (role) => {
  await expect(registerOrganisation(await createUser([role]), facts(3), AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

it("the database refuses a number with a wrong check digit, whatever the application says", async () => {
  const actor = await createUser(["APPLICANT"]);
  await expect(registerOrganisation(actor, { ...facts(4), registrationNumber: "1234567890" }, AT)).rejects.toThrow(
    /Organisation_registrationNumber/,
  );
});

it("A5: a manager corrects what the organisation says of itself, with old and new on record", async () => {
  const organisation = await createOrganisation({ sizeClass: "LARGE" });
  const { nameKo, nameEn } = organisation;
  const input = {
    organisationId: organisation.id,
    expectedVersion: 0,
    nameKo,
    nameEn,
    kind: "COMPANY" as const,
    sizeClass: "LARGE" as const,
    leasesGpusToGovernment: true,
  };
  expect(await changeOrganisation(organisation.manager, input, AT)).toEqual({ ok: true, data: { version: 1 } });
  await expect(changeOrganisation(organisation.manager, input, AT)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(changeOrganisation(await createUser(["OFFICER"]), input, AT)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const event = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: organisation.id, type: "organisation.changed" },
    select: { payload: true },
  });
  expect(JSON.parse(event.payload)).toMatchObject({
    from: { leasesGpusToGovernment: false },
    to: { leasesGpusToGovernment: true },
  });
});
