import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { importReferences } from "@/lib/references/commands/import";
import { listCatalogueChoices } from "@/lib/references/queries";
import { listImports, previewImport } from "@/lib/references/queries/imports";
import { createUser } from "@/tests/factories/actor";
import { expectOk } from "@/tests/factories/proposals";
import { ensureReferenceCatalogue } from "@/tests/factories/references";
import { REAL_INPUTS } from "@/tests/setup/real-inputs";
import { AT, listOf, upload } from "./arrange";

const ROLES_OUTSIDE = ["APPLICANT", "REVIEWER", "DIRECTOR", "AUDITOR", "ADMINISTRATOR"] as const;

describe("taking in a list of reference models (E5)", () => {
  it("says before what it would do, does just that, and is on record with its source", async () => {
    const officer = await createUser(["OFFICER"]);
    const fileId = await upload(officer, listOf("one"));
    const preview = await previewImport(officer, fileId);
    expect(preview).toMatchObject({ problemCount: 0, importedAt: null, licence: "CC BY 4.0" });
    expect(preview.counts).toMatchObject({ models: 2, newModels: 2, scores: 4, newScores: 4, duplicates: 1 });
    const { importId, counts } = await expectOk(importReferences(officer, { fileId }, AT));
    expect(counts).toEqual(preview.counts);
    const rows = await db.referenceScore.findMany({ where: { importId }, select: { chosen: true, sourceNote: true } });
    expect(rows.filter((row) => row.chosen)).toHaveLength(2);
    expect(new Set(rows.map((row) => row.sourceNote))).toEqual(new Set(["Hanbit list of models, 2026-01 · CC BY 4.0"]));
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: importId }, select: { type: true } });
    expect(event.type).toBe("reference.imported");
    expect((await listImports(officer))[0]).toMatchObject({ id: importId, byName: officer.name, models: 2, scores: 4 });
    const choices = await listCatalogueChoices();
    expect(choices.models.map((model) => model.key)).toContain("hanbit-one/alpha-1");
    expect(choices.scores).toContainEqual(
      expect.objectContaining({ modelKey: "hanbit-one/alpha-1", valueMillionths: 702_000n, selfReported: true }),
    );
  });

  it("the same list twice at once is one import, also in two uploads; its rows are there once", async () => {
    const [officer, operator] = [await createUser(["OFFICER"]), await createUser(["OPERATOR"])];
    const files = [await upload(officer, listOf("two")), await upload(operator, listOf("two"), "again.json")];
    const outcomes = await Promise.all(
      [officer, operator].map((actor, index) => importReferences(actor, { fileId: files[index] ?? "" }, AT)),
    );
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.find((one) => !one.ok)).toMatchObject({ reason: "ALREADY_IMPORTED" });
    expect(await db.referenceModel.count({ where: { organisation: "hanbit-two" } })).toBe(1);
    expect(await db.referenceScore.count({ where: { model: { organisation: "hanbit-two" } } })).toBe(3);
  });

  it("two different lists of the same models at once add up to one catalogue", async () => {
    const officer = await createUser(["OFFICER"]);
    const files = [await upload(officer, listOf("both")), await upload(officer, `${listOf("both")}\n`)];
    const outcomes = await Promise.all(files.map((fileId) => importReferences(officer, { fileId }, AT)));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.find((one) => !one.ok)).toMatchObject({ reason: "NOTHING_NEW" });
  });

  it.each(ROLES_OUTSIDE)("is not for %s, and a list belongs to whoever uploaded it", async (role) => {
    const outsider = await createUser([role]);
    const own = await upload(outsider, listOf("never"));
    await expect(importReferences(outsider, { fileId: own }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(previewImport(outsider, own)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listImports(outsider)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const officer = await createUser(["OFFICER"]);
    await expect(importReferences(officer, { fileId: own }, AT)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.referenceModel.count({ where: { organisation: "hanbit-never" } })).toBe(0);
  });

  it("takes in nothing of a list with one thing to mend", async () => {
    const officer = await createUser(["OFFICER"]);
    const broken = listOf("broken").replace('"self_reported": true', '"self_reported": null');
    const fileId = await upload(officer, broken);
    expect(await importReferences(officer, { fileId }, AT)).toMatchObject({ reason: "FILE_HAS_PROBLEMS" });
    expect((await previewImport(officer, fileId)).problems).toMatchObject([{ code: "SELF_REPORTED" }]);
    expect(await db.referenceModel.count({ where: { organisation: "hanbit-broken" } })).toBe(0);
  });
});

const real = path.join(REAL_INPUTS, "reference/llmstats_models_2025-10-16.json");
describe.skipIf(!existsSync(real))("the public list of October 2025", () => {
  it("goes in whole, beside the small catalogue: 169 models, 2,224 scores, 8 pairs whose figures differ", async () => {
    await ensureReferenceCatalogue();
    await ensureReferenceCatalogue();
    const seeded = await db.referenceScore.count({ where: { importId: null } });
    expect(seeded).toBeGreaterThan(25);
    const officer = await createUser(["OFFICER"]);
    const fileId = await upload(officer, readFileSync(real, "utf8"));
    const { importId, counts } = await expectOk(importReferences(officer, { fileId }, AT));
    expect(counts).toMatchObject({ models: 169, newModels: 161, scores: 2_224, presentScores: 0, duplicates: 8 });
    expect(await db.referenceScore.count({ where: { importId } })).toBe(2_224);
    const counting = await db.referenceScore.groupBy({
      by: ["modelId", "benchmarkId"],
      where: { chosen: true },
      _count: true,
    });
    expect(counting.every((pair) => pair._count === 1)).toBe(true);
  });
});
