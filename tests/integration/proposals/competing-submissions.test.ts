import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { reopenProposal } from "@/lib/proposals/commands/withdraw-proposal";
import type { SectionDrafts } from "@/lib/proposals/domain/drafts";
import { competingMarks } from "@/lib/proposals/queries/competing";
import { getSectionPage } from "@/lib/proposals/queries/section-page";
import { getTaskList } from "@/lib/proposals/queries/task-list";
import { createCall } from "@/tests/factories/calls";
import { contentVersion, createFilledProposal, expectOk, proposalDrafts, signByAll } from "@/tests/factories/proposals";
import { type Scene, scene } from "./arrange";

type Rule = "ALLOWED" | "SHOWN" | "REFUSED";
type Side = Scene & { proposalId: string };

async function callWith(competing: { organisations: Rule; people: Rule }) {
  const call = await createCall();
  const { settings } = await db.call.findUniqueOrThrow({ where: { id: call.id }, select: { settings: true } });
  await db.call.update({ where: { id: call.id }, data: { settings: { ...(settings as object), competing } } });
  return call;
}
const PERSON = { name: "한가람", nameEn: "Han Garam", email: "garam@rivals.example" };
/** One consortium of the call with a draft that wants nothing but its submission. */
async function side(
  call: Scene["call"],
  facts: { university?: Scene["university"]; person?: Partial<typeof PERSON>; title?: string } = {},
): Promise<Side> {
  const given = await scene({ call, ...(facts.title ? { title: facts.title } : {}) });
  const university = facts.university ?? given.university;
  const plan = { ...given.plan, university };
  const people = proposalDrafts(plan).people.people.map((person) =>
    person.role === "PI" && facts.person
      ? { ...person, ...PERSON, ...facts.person, organisationId: university.id }
      : person,
  );
  const filled = { ...plan, sections: { people: { people } } };
  const { proposalId } = await createFilledProposal(filled, given.at, { markComplete: false });
  return { ...given, university, plan: filled, proposalId };
}
const submit = async ({ manager, proposalId, at }: Side) =>
  submitProposal(manager, { proposalId, contentVersion: await contentVersion(proposalId), attested: true }, at);
const told = async ({ manager }: Side) =>
  db.notification.findMany({
    where: { userId: manager.id, kind: "competingArose" },
    select: { params: true, href: true },
  });
async function people(
  one: Side,
  change: (people: SectionDrafts["people"]["people"]) => SectionDrafts["people"]["people"],
) {
  const where = { proposalId_key: { proposalId: one.proposalId, key: "people" } };
  const { version, content } = await db.proposalSection.findUniqueOrThrow({ where });
  const before = content as unknown as SectionDrafts["people"];
  const input = {
    proposalId: one.proposalId,
    key: "people" as const,
    version,
    content: { people: change(before.people) },
  };
  await expectOk(saveSection(one.manager, input, one.at));
}
const reopen = async ({ manager, proposalId, at }: Side) => {
  const { version } = await db.proposal.findUniqueOrThrow({ where: { id: proposalId } });
  await expectOk(reopenProposal(manager, { proposalId, version }, at));
};

describe("a call that refuses members of two proposals", () => {
  it.each([
    ["an organisation", { organisations: "REFUSED", people: "ALLOWED" }],
    ["a person", { organisations: "ALLOWED", people: "REFUSED" }],
  ] as const)("many that share %s, submitted at once: exactly one passes", async (what, rules) => {
    const call = await callWith(rules);
    const first = await side(call, { person: {} });
    const shared = what === "an organisation" ? { university: first.university } : { person: {} };
    const sides = [first, ...(await Promise.all([1, 2, 3].map(() => side(call, shared))))];
    const outcomes = await Promise.all(sides.map(submit));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ reason: "COMPETING_MEMBER" });
    expect(await db.proposalSeal.count({ where: { proposal: { callId: call.id } } })).toBe(1);
  });

  it("those that share nothing pass side by side", async () => {
    const call = await callWith({ organisations: "REFUSED", people: "REFUSED" });
    const outcomes = await Promise.all((await Promise.all([side(call), side(call), side(call)])).map(submit));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  });

  it("a rival is judged by its seal: what its reopened draft adds or drops does not count yet (A9)", async () => {
    const call = await callWith({ organisations: "ALLOWED", people: "REFUSED" });
    const [rival, own] = [await side(call, { person: {} }), await side(call, { person: {} })];
    await expectOk(submit(rival));
    await reopen(rival);
    await people(rival, (all) => all.map((one) => ({ ...one, email: `other.${one.email}` })));
    expect(await submit(own)).toMatchObject({
      reason: "COMPETING_MEMBER",
      reasonParams: { organisation: PERSON.name },
    });
    await signByAll(rival.plan, rival.proposalId, rival.at);
    await expectOk(submit(rival));
    await expectOk(submit(own));
    // The other way round: a draft that names somebody bars nobody.
    const late = await side(call);
    await reopen(rival);
    await people(rival, (all) =>
      all.map((one, index) => (index === 0 ? { ...one, email: "late@rivals.example" } : one)),
    );
    await people(late, (all) =>
      all.map((one, index) => (index === 0 ? { ...one, email: "late@rivals.example" } : one)),
    );
    await signByAll(late.plan, late.proposalId, late.at);
    await expectOk(submit(late));
  });
});

describe("a call that shows or allows it", () => {
  it("SHOWN: both pass, both lead managers are told once, without the other's title; staff's lists get a mark", async () => {
    const call = await callWith({ organisations: "SHOWN", people: "SHOWN" });
    const first = await side(call, { person: {}, title: "첫째 비밀" });
    const second = await side(call, { person: {}, university: first.university, title: "둘째 비밀" });
    await expectOk(submit(first));
    expect(await told(first)).toEqual([]);
    await expectOk(submit(second));
    const notices = [await told(first), await told(second)];
    expect(notices.map((list) => list.length)).toEqual([1, 1]);
    expect(notices[0]?.[0]?.href).toBe(`/proposals/${first.proposalId}/people`);
    for (const list of notices) expect(JSON.stringify(list)).toContain(PERSON.name);
    expect(JSON.stringify(notices[0])).not.toContain("둘째 비밀");
    expect(JSON.stringify(notices[1])).not.toContain("첫째 비밀");
    await reopen(second);
    await expectOk(submit(second));
    expect([(await told(first)).length, (await told(second)).length]).toEqual([1, 1]);
    const marks = await competingMarks(db, call.id);
    for (const { proposalId } of [first, second])
      expect(marks.get(proposalId)).toMatchObject({ organisations: 1, people: expect.any(Number) });
    const { competing } = await getTaskList(first.manager, first.proposalId, first.at);
    expect(competing.organisations.map(({ organisationId }) => organisationId)).toEqual([first.university.id]);
    expect(competing.people).toContain(PERSON.name);
  });

  it("SHOWN: of many that share a member, submitted at once, everybody is told of it once and nobody twice", async () => {
    const call = await callWith({ organisations: "SHOWN", people: "SHOWN" });
    const first = await side(call);
    const { university } = first;
    const sides = [first, await side(call, { university }), await side(call, { university })];
    for (const outcome of await Promise.all(sides.map(submit))) expect(outcome.ok).toBe(true);
    for (const one of sides)
      expect((await told(one)).map(({ href }) => href)).toEqual([`/proposals/${one.proposalId}/people`]);
  });

  it("SHOWN: one that is submitted again with somebody new, and another at once: the later one sees the earlier", async () => {
    const call = await callWith({ organisations: "SHOWN", people: "SHOWN" });
    const [again, late] = [await side(call), await side(call, { person: {} })];
    await expectOk(submit(again));
    await reopen(again);
    await people(again, (all) => all.map((one) => (one.role === "PI" ? { ...one, ...PERSON } : one)));
    await signByAll(again.plan, again.proposalId, again.at);
    for (const outcome of await Promise.all([submit(late), submit(again)])) expect(outcome.ok).toBe(true);
    expect([(await told(late)).length, (await told(again)).length]).toEqual([1, 1]);
  });

  it("ALLOWED: nobody is refused, told or shown anything", async () => {
    const call = await callWith({ organisations: "ALLOWED", people: "ALLOWED" });
    const first = await side(call, { person: {} });
    const second = await side(call, { person: {}, university: first.university });
    for (const outcome of await Promise.all([submit(first), submit(second)])) expect(outcome.ok).toBe(true);
    expect([await told(first), await told(second)]).toEqual([[], []]);
    const { competing } = await getTaskList(second.manager, second.proposalId, second.at);
    expect(competing).toMatchObject({ organisations: [], people: [], alike: [] });
  });

  it("a colleague's name under another address is a hint and no refusal", async () => {
    const call = await callWith({ organisations: "ALLOWED", people: "SHOWN" });
    const first = await side(call, { person: { name: "Garam Han", nameEn: "" } });
    const second = await side(call, { person: { email: "another@rivals.example" }, university: first.university });
    await expectOk(submit(first));
    const { competing } = await getTaskList(second.manager, second.proposalId, second.at);
    expect(competing.people).not.toContain(PERSON.name);
    expect(competing.alike).toEqual([PERSON.name]);
    await expectOk(submit(second));
  });
});

describe("people's time over the programme (②)", () => {
  it("says that and how much a person is promised together with sealed proposals, never where", async () => {
    const call = await callWith({ organisations: "ALLOWED", people: "ALLOWED" });
    // Time is added up over the programme: an address of this test's own.
    const person = { email: "time@rivals.example" };
    const [sealed, own] = [await side(call, { person, title: "첫째 비밀" }), await side(call, { person })];
    const seen = async () => (await getTaskList(own.manager, own.proposalId, own.at)).competing.overcommitted;
    const busy = (percent: number) => (all: SectionDrafts["people"]["people"]) =>
      all.map((one) => (one.email === person.email ? { ...one, participationPercent: percent } : one));
    await people(sealed, busy(60));
    await people(own, busy(41));
    // A draft of somebody else takes nobody's time.
    expect(await seen()).toEqual([]);
    await signByAll(sealed.plan, sealed.proposalId, sealed.at);
    await expectOk(submit(sealed));
    expect(await seen()).toMatchObject([{ name: PERSON.name, percent: 101 }]);
    expect(JSON.stringify(await seen())).not.toContain("첫째 비밀");
    const page = await getSectionPage(own.manager, own.proposalId, "people", own.at);
    expect(page.overcommitted).toEqual(await seen());
    await people(own, busy(40));
    expect(await seen()).toEqual([]);
    // Advice only: another consortium's plans make nobody late.
    await people(own, busy(90));
    await signByAll(own.plan, own.proposalId, own.at);
    await expectOk(submit(own));
  });
});
