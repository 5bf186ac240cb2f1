import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { completeSection, reopenSection } from "@/lib/proposals/commands/complete-section";
import { assignProposalPerson } from "@/lib/proposals/commands/people";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { planFromText } from "@/lib/proposals/domain/plan-text";
import { createUser } from "@/tests/factories/actor";
import { addMember } from "@/tests/factories/organisations";
import { createDraftProposal, createFilledProposal, expectOk, proposalDrafts } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

const key = "technology" as const;
let given: Scene;
let proposalId: string;
const text = (words: string) => ({ document: planFromText(words.padEnd(220, "가")) });
const rowOf = (id: string, section: string = key) =>
  db.proposalSection.findUniqueOrThrow({ where: { proposalId_key: { proposalId: id, key: section } } });

beforeEach(async () => {
  given = await scene();
  ({ proposalId } = await createDraftProposal(given.plan, given.at));
});

async function colleague(role: "EDITOR" | "SIGNER" | "VIEWER") {
  const actor = await createUser(["APPLICANT"]);
  await addMember(given.lead, actor);
  await expectOk(
    assignProposalPerson(
      given.manager,
      { proposalId, organisationId: given.lead.id, userId: actor.id, role },
      given.at,
    ),
  );
  return actor;
}

describe("autosave (A7)", () => {
  it("keeps each version, and repeats of the same words are harmless", async () => {
    let minutes = 0;
    const save = (version: number, words: string) => {
      minutes += 5;
      const input = { proposalId, key, version, content: text(words) };
      return saveSection(given.manager, input, shifted(given.at, minutes * 60_000));
    };
    expect(await expectOk(save(0, "처음"))).toMatchObject({ outcome: "SAVED", version: 1 });
    expect(await expectOk(save(1, "다음"))).toMatchObject({ outcome: "SAVED", version: 2 });
    expect(await expectOk(save(1, "다음"))).toMatchObject({ outcome: "SAVED", version: 2 });
    const { id, status } = await rowOf(proposalId);
    expect(status).toBe("IN_PROGRESS");
    expect(
      await db.sectionRevision.findMany({ where: { sectionId: id }, select: { version: true, content: true } }),
    ).toEqual([{ version: 1, content: text("처음") }]);
    const edits = await db.auditEvent.count({ where: { subjectId: proposalId, type: "proposal.sectionEdited" } });
    expect(edits).toBe(1);
  });

  it("two editors: the later sees the other's words, author and time, and loses nothing", async () => {
    const editor = await colleague("EDITOR");
    await expectOk(saveSection(editor, { proposalId, key, version: 0, content: text("먼저") }, given.at));
    const mine = { proposalId, key, version: 0, content: text("나중") };
    const answer = await expectOk(saveSection(given.manager, mine, shifted(given.at, 5)));
    expect(answer).toEqual({
      outcome: "CONFLICT",
      theirs: { version: 1, content: text("먼저"), authorName: editor.name, own: false, savedAt: given.at },
    });
    await expectOk(saveSection(given.manager, { ...mine, version: 1 }, shifted(given.at, 9)));
    const { id, content } = await rowOf(proposalId);
    expect(content).toEqual(text("나중"));
    const kept = await db.sectionRevision.findFirstOrThrow({ where: { sectionId: id } });
    expect(kept).toMatchObject({ content: text("먼저"), savedById: editor.id });
  });

  it("20 editors at once: one is saved, the others are shown the conflict", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        expectOk(saveSection(given.manager, { proposalId, key, version: 0, content: text(`원고 ${n}`) }, given.at)),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === "SAVED")).toHaveLength(1);
    expect((await rowOf(proposalId)).version).toBe(1);
  });

  it("nothing is written after the closing, nor before it by a viewer, signer or stranger", async () => {
    const input = { proposalId, key, version: 0, content: text("늦음") };
    expect(await saveSection(given.manager, input, shifted(given.call.closesAt, 1))).toMatchObject({
      reason: "CALL_CLOSED",
    });
    for (const actor of [await colleague("VIEWER"), await colleague("SIGNER"), await createUser(["APPLICANT"])])
      await expect(saveSection(actor, input, given.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await rowOf(proposalId)).version).toBe(0);
  });
});

describe("completing", () => {
  it("names what is missing by field, then completes, locks and reopens", async () => {
    const input = { proposalId, key, version: 0 };
    expect(await completeSection(given.manager, input, given.at)).toMatchObject({
      code: "INVALID_INPUT",
      fieldErrors: { document: ["required"] },
    });
    await expectOk(saveSection(given.manager, { ...input, content: text("완성") }, given.at));
    await expect(completeSection(given.manager, input, given.at)).rejects.toMatchObject({ code: "CONFLICT" });
    await expectOk(completeSection(given.manager, { ...input, version: 1 }, given.at));
    expect(await saveSection(given.manager, { ...input, version: 2, content: text("덧붙임") }, given.at)).toMatchObject(
      { reason: "SECTION_COMPLETE" },
    );
    await expectOk(reopenSection(given.manager, { ...input, version: 2 }, given.at));
    expect((await rowOf(proposalId)).status).toBe("IN_PROGRESS");
    const types = await db.auditEvent.findMany({
      where: { subjectId: proposalId, type: { startsWith: "proposal.section" } },
      orderBy: { seq: "asc" },
      select: { type: true },
    });
    expect(types.map(({ type }) => type)).toEqual([
      "proposal.sectionEdited",
      "proposal.sectionCompleted",
      "proposal.sectionReopened",
    ]);
  });

  it("a consortium is complete when every organisation has accepted and has a task", async () => {
    const { version } = await rowOf(proposalId, "consortium");
    await expectOk(completeSection(given.manager, { proposalId, key: "consortium", version }, given.at));
    expect((await rowOf(proposalId, "consortium")).status).toBe("COMPLETE");
  });
});

describe("saving against submitting", () => {
  it("a save after the seal changes neither seal nor section; a save before it is sealed or sent back", async () => {
    const other = await scene();
    const made = await createFilledProposal(other.plan, other.at, { markComplete: false });
    const row = await rowOf(made.proposalId, "impact");
    const content = proposalDrafts({ ...other.plan, title: "고친 뒤" }).impact;
    const [sent, saved] = await Promise.all([
      submitProposal(other.manager, { ...made, attested: true }, other.at),
      saveSection(
        other.manager,
        { proposalId: made.proposalId, key: "impact", version: row.version, content },
        other.at,
      ),
    ]);
    // Whoever was first, exactly one of them stands: the signer sealed what they read, or was told that it changed.
    if (sent.ok) expect(saved).toMatchObject({ ok: false, reason: "NOT_DRAFT" });
    else {
      // The save voided the signatures under what the signer had read (⑬).
      expect(sent).toMatchObject({ reason: "SIGNATURES_MISSING" });
      expect(saved).toMatchObject({ ok: true });
    }
    const seals = await db.proposalSeal.findMany({ where: { proposalId: made.proposalId } });
    expect(seals).toHaveLength(sent.ok ? 1 : 0);
    expect(seals.some((seal) => seal.content.includes("고친 뒤"))).toBe(false);
  });
});
