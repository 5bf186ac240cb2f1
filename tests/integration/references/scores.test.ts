import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { addModel, changeModel } from "@/lib/references/commands";
import { importReferences } from "@/lib/references/commands/import";
import { addScore, chooseScore } from "@/lib/references/commands/scores";
import { listCatalogueChoices } from "@/lib/references/queries";
import { getModel } from "@/lib/references/queries/models";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { AT, listOf, upload } from "./arrange";

/** A model with two figures of one benchmark, of which the first counts. */
async function scene(tag: string) {
  const officer = await createUser(["OFFICER"]);
  await expectOk(importReferences(officer, { fileId: await upload(officer, listOf(tag)) }, AT));
  const where = { key: `hanbit-${tag}/alpha-1` };
  const { id: modelId } = await db.referenceModel.findUniqueOrThrow({ where, select: { id: true } });
  const group = (await getModel(officer, modelId)).groups.find((one) => one.benchmark.key === "mmlu-pro");
  const [counting, other] = group?.scores ?? [];
  if (!group || !counting || !other) throw new Error("the list has no two figures");
  return { officer, modelId, benchmarkId: group.benchmark.id, counting, other, key: where.key };
}
const countingFigures = async (key: string) =>
  (await listCatalogueChoices()).scores
    .filter((score) => score.modelKey === key && score.benchmarkKey === "mmlu-pro")
    .map((score) => score.valueMillionths);

const FIGURE = {
  value: 715_000n,
  selfReported: false,
  verified: true,
  variant: "5-shot",
  measuredOn: null,
  sourceUrl: "https://lab.example/measured",
  sourceNote: "",
};
const FACTS = {
  name: "Alpha",
  organisation: "hanbit",
  country: "KR",
  releasedOn: null,
  openWeights: "unknown",
  licence: "",
  parametersMillions: null,
  sourceUrl: "https://lab.example/alpha",
} as const;

describe("which figure counts (E5)", () => {
  it("is chosen by staff, one at a time, with both on record", async () => {
    const { officer, counting, other, modelId, key } = await scene("choose");
    expect(await countingFigures(key)).toEqual([702_000n]);
    await expectOk(chooseScore(officer, { scoreId: other.id, insteadOf: counting.id }, AT));
    expect(await countingFigures(key)).toEqual([690_000n]);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { subjectId: modelId, type: "reference.scoreChosen" },
      select: { payload: true },
    });
    expect(JSON.parse(event.payload)).toMatchObject({ from: { scoreId: counting.id }, to: { scoreId: other.id } });
  });

  it("a page that showed another figure counting is answered with a conflict", async () => {
    const { officer, counting, other } = await scene("stale");
    const input = { scoreId: other.id, insteadOf: counting.id };
    await expectOk(chooseScore(officer, input, AT));
    const back = { scoreId: counting.id, insteadOf: counting.id };
    await expect(chooseScore(officer, back, AT)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("ten choices at once: exactly one wins", async () => {
    const { officer, counting, other, key } = await scene("race");
    const input = { scoreId: other.id, insteadOf: counting.id };
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => chooseScore(officer, input, AT)));
    expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await countingFigures(key)).toEqual([690_000n]);
  });

  it("a figure added by hand stands beside the one that counts; the same from the same source is refused", async () => {
    const { officer, modelId, benchmarkId, key } = await scene("add");
    const input = { ...FIGURE, modelId, benchmarkId };
    expect(await expectOk(addScore(officer, input, AT))).toMatchObject({ chosen: false });
    expect(await addScore(officer, input, AT)).toMatchObject({ reason: "SCORE_EXISTS" });
    expect(await addScore(officer, { ...input, value: 71_500_000n }, AT)).toMatchObject({ ok: false });
    expect(await countingFigures(key)).toEqual([702_000n]);
  });

  it("nobody else edits the catalogue", async () => {
    const { modelId, benchmarkId, counting, other } = await scene("outside");
    for (const role of ["APPLICANT", "REVIEWER", "DIRECTOR", "AUDITOR"] as const) {
      const outsider = await createUser([role]);
      const attempts = [
        () => chooseScore(outsider, { scoreId: other.id, insteadOf: counting.id }, AT),
        () => addScore(outsider, { ...FIGURE, modelId, benchmarkId }, AT),
        () => addModel(outsider, { ...FACTS, key: "outsider/model" }, AT),
        () => changeModel(outsider, { ...FACTS, modelId, expectedVersion: 0 }, AT),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("a model is changed from what the page showed, not from before", async () => {
    const { officer, modelId } = await scene("version");
    const input = { ...FACTS, modelId, expectedVersion: 0 };
    await expectOk(changeModel(officer, input, AT));
    await expect(changeModel(officer, input, AT)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await addModel(officer, { ...FACTS, key: "hanbit-version/alpha-1" }, AT)).toMatchObject({ ok: false });
  });
});
