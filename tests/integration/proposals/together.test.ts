import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/platform/db";
import { addComment, deleteComment, settleThread } from "@/lib/proposals/commands/comments";
import { completeSection } from "@/lib/proposals/commands/complete-section";
import { assignProposalPerson, assignSection, removeProposalPerson } from "@/lib/proposals/commands/people";
import { notePresence, sweepPresence } from "@/lib/proposals/commands/presence";
import { restoreSection } from "@/lib/proposals/commands/restore-section";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { planFromText } from "@/lib/proposals/domain/plan-text";
import { listComments } from "@/lib/proposals/queries/comments";
import { getHistory } from "@/lib/proposals/queries/history";
import { getTogether } from "@/lib/proposals/queries/together";
import { actorWith, createUser } from "@/tests/factories/actor";
import { addMember } from "@/tests/factories/organisations";
import { createDraftProposal, expectOk } from "@/tests/factories/proposals";
import { countQueries } from "@/tests/factories/query-count";
import { type Scene, scene, shifted } from "./arrange";

const key = "technology" as const;
const MINUTE_MS = 60_000;
let given: Scene;
let proposalId: string;
let editor: Actor;
let viewer: Actor;
const text = (words: string) => ({ document: planFromText(words.padEnd(220, "가")) });

async function colleague(role: "EDITOR" | "VIEWER") {
  const actor = await createUser(["APPLICANT"]);
  await addMember(given.lead, actor);
  await expectOk(
    assignProposalPerson(
      given.manager,
      { proposalId, userId: actor.id, role, organisationId: given.lead.id },
      given.at,
    ),
  );
  return actor;
}
const save = (actor: Actor, version: number, words: string, minutes: number, settled = false) =>
  expectOk(
    saveSection(
      actor,
      { proposalId, key, version, content: text(words), settled },
      shifted(given.at, minutes * MINUTE_MS),
    ),
  );
const history = (actor: Actor, from: number | null = null, to: number | null = null) =>
  getHistory(actor, { proposalId, key, from, to }, given.at);

beforeEach(async () => {
  given = await scene();
  ({ proposalId } = await createDraftProposal(given.plan, given.at));
  editor = await colleague("EDITOR");
  viewer = await colleague("VIEWER");
});

describe("versions of a section (A7)", () => {
  it("one of a person's own five minutes, and everything another person wrote", async () => {
    const start = 5 - (Math.floor(+given.at / MINUTE_MS) % 5);
    await save(given.manager, 0, "첫째", start);
    await save(given.manager, 1, "둘째", start + 1);
    await save(given.manager, 2, "셋째", start + 2);
    await save(editor, 3, "남이 쓴 것", start + 3);
    await save(given.manager, 4, "다시 내 것", start + 4);
    const { versions } = await history(viewer);
    expect(versions.map(({ version, byName, current }) => [version, byName, current])).toEqual([
      [5, given.manager.name, true],
      [4, editor.name, false],
      [3, given.manager.name, false],
    ]);
    expect(versions.at(-1)?.size).toBeNull();
    const { compared } = await history(viewer, 3, 4);
    expect(compared).toMatchObject({ from: 3, to: 4, lines: [{ kind: "changed", field: "document" }] });
  });

  it("what a decided conflict replaced stays, even one's own of a moment ago", async () => {
    await save(given.manager, 0, "한 창", 0);
    await save(given.manager, 1, "다른 창", 0, true);
    expect((await history(given.manager)).versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it("restores as a new version, on record; nothing is lost", async () => {
    await save(given.manager, 0, "처음", 0);
    await save(editor, 1, "나중", 1);
    const at = shifted(given.at, 2 * MINUTE_MS);
    const input = { proposalId, key, version: 2, revision: 1 };
    await expectOk(restoreSection(editor, input, at));
    const row = await db.proposalSection.findUniqueOrThrow({ where: { proposalId_key: { proposalId, key } } });
    expect(row).toMatchObject({ version: 3, content: text("처음"), updatedById: editor.id });
    expect((await history(editor)).versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: proposalId, type: "proposal.sectionRestored" },
    });
    expect(event.payload).toContain('"restored":1');
    await expect(restoreSection(editor, input, at)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(restoreSection(editor, { ...input, version: 3, revision: 77 }, at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is not restored when complete, after closing, by a viewer or a stranger", async () => {
    await save(given.manager, 0, "처음", 0);
    await save(editor, 1, "나중", 1);
    const input = { proposalId, key, version: 2, revision: 1 };
    for (const actor of [viewer, await createUser(["APPLICANT"]), actorWith(["OFFICER"])])
      await expect(restoreSection(actor, input, given.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await restoreSection(editor, input, shifted(given.call.closesAt, 1))).toMatchObject({
      reason: "CALL_CLOSED",
    });
    await expectOk(completeSection(editor, { proposalId, key, version: 2 }, given.at));
    expect(await restoreSection(editor, { ...input, version: 3 }, given.at)).toMatchObject({
      reason: "SECTION_COMPLETE",
    });
    expect((await history(editor)).mayRestore).toBe(false);
  });

  it("asks as many questions for two versions as for many", async () => {
    await save(given.manager, 0, "글 0", 0);
    const few = await countQueries(() => history(given.manager));
    for (let n = 1; n < 6; n += 1) await save(n % 2 ? editor : given.manager, n, `글 ${n}`, n);
    const many = await countQueries(() => history(given.manager));
    expect(many.statements).toHaveLength(few.statements.length);
    await expect(history(actorWith(["OFFICER"]))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("presence", () => {
  const beat = (actor: Actor, seconds: number, editing = false) =>
    notePresence(actor, { proposalId, sectionKey: key, editing }, shifted(given.at, seconds * 1_000));

  it("counts to the forty-fifth second and not a millisecond more", async () => {
    await expectOk(beat(editor, 0, true));
    const seen = { userId: editor.id, name: editor.name, sectionKey: key, editing: true };
    expect(await expectOk(beat(given.manager, 45))).toEqual({ present: [seen] });
    expect((await getTogether(viewer, proposalId, shifted(given.at, 45_000))).present).toContainEqual(seen);
    expect((await getTogether(viewer, proposalId, shifted(given.at, 45_001))).present).not.toContainEqual(seen);
  });

  it("a heartbeat that was overtaken changes nothing; old ones are swept", async () => {
    await expectOk(beat(editor, 20, true));
    await expectOk(beat(editor, 10, false));
    expect(await db.sectionPresence.findFirstOrThrow({ where: { proposalId } })).toMatchObject({ editing: true });
    await sweepPresence(shifted(given.at, 65_000));
    expect(await db.sectionPresence.count({ where: { proposalId } })).toBe(1);
    await sweepPresence(shifted(given.at, 65_001));
    expect(await db.sectionPresence.count({ where: { proposalId } })).toBe(0);
  });

  it("20 heartbeats at once are one presence", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => expectOk(beat(editor, n))));
    expect(await db.sectionPresence.count({ where: { proposalId } })).toBe(1);
  });

  it("is only for people of the consortium", async () => {
    for (const actor of [await createUser(["APPLICANT"]), actorWith(["OFFICER"]), actorWith(["REVIEWER"])])
      await expect(beat(actor, 0)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("comments among colleagues", () => {
  const say = (actor: Actor, body: string, parentId = "", seconds = 0) =>
    addComment(actor, { proposalId, key, parentId, body }, shifted(given.at, seconds * 1_000));
  const noticesOf = (actor: Actor) => db.notification.count({ where: { userId: actor.id, kind: "sectionCommented" } });

  it("a thread with replies, resolved by anybody, opened again by an answer", async () => {
    const { id } = await expectOk(say(viewer, "수치를 확인해 주십시오."));
    await expectOk(say(editor, "확인했습니다.", id, 1));
    await expectOk(settleThread(given.manager, { proposalId, commentId: id, resolved: true }, given.at));
    await expect(settleThread(editor, { proposalId, commentId: id, resolved: true }, given.at)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    const [thread] = await listComments(editor, proposalId, key);
    expect(thread).toMatchObject({ mine: false, resolved: { byName: given.manager.name } });
    expect(thread?.replies).toMatchObject([{ body: "확인했습니다.", mine: true }]);
    expect((await getTogether(viewer, proposalId, given.at)).openComments).toEqual({});
    await expectOk(say(viewer, "하나 더 있습니다.", id, 2));
    expect((await getTogether(viewer, proposalId, given.at)).openComments).toEqual({ [key]: 1 });
  });

  it("tells the owner and those who spoke, once per burst, and nobody who left", async () => {
    await expectOk(assignSection(given.manager, { proposalId, key, userId: editor.id }, given.at));
    const { id } = await expectOk(say(viewer, "첫 의견"));
    await expectOk(say(viewer, "둘째 의견", "", 5));
    expect([await noticesOf(editor), await noticesOf(viewer), await noticesOf(given.manager)]).toEqual([1, 0, 0]);
    await expectOk(
      removeProposalPerson(
        given.manager,
        { proposalId, userId: viewer.id, role: "VIEWER", organisationId: given.lead.id },
        given.at,
      ),
    );
    await expectOk(say(editor, "답", id, 10));
    expect(await noticesOf(viewer)).toBe(0);
  });

  it("one's own words are taken back: the place stays, the words are gone", async () => {
    const { id } = await expectOk(say(editor, "지울 말"));
    await expectOk(say(viewer, "답글", id, 1));
    await expect(deleteComment(viewer, { proposalId, commentId: id }, given.at)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expectOk(deleteComment(editor, { proposalId, commentId: id }, given.at));
    expect(await listComments(viewer, proposalId, key)).toMatchObject([
      { deleted: true, body: "", replies: [{ body: "답글" }] },
    ]);
    expect(await db.sectionComment.count({ where: { body: "지울 말" } })).toBe(0);
    expect(await say(viewer, "또", id, 2)).toMatchObject({ reason: "THREAD_GONE" });
    const events = await db.auditEvent.count({ where: { subjectId: proposalId, type: "proposal.commentDeleted" } });
    expect(events).toBe(1);
  });

  it("20 deletions at once: one", async () => {
    const { id } = await expectOk(say(editor, "지울 말"));
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => deleteComment(editor, { proposalId, commentId: id }, given.at)),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("staff, reviewers and strangers neither read nor write them", async () => {
    await expectOk(say(editor, "안에서만 하는 말"));
    for (const actor of [await createUser(["APPLICANT"]), actorWith(["OFFICER"]), actorWith(["REVIEWER"])]) {
      await expect(listComments(actor, proposalId, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(say(actor, "밖에서")).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
