import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { OPENNESS_LEVELS } from "@/lib/rulebook/domain/rulebook";
import { REAL_INPUTS } from "@/tests/setup/real-inputs";
import { type ComponentChoice, classify, frameworkPercent } from "./classify";
import { COMPONENTS } from "./components";
import { choicesOf, type ModelDescription } from "./description";
import { LICENCES, licencesFor } from "./licences";

const described = (file: string) => classify(choicesOf(parse(readFileSync(file, "utf8")) as ModelDescription));
const rank = (choices: ComponentChoice[]) => OPENNESS_LEVELS.indexOf(classify(choices).level);
const CLASSES = { 0: "CLOSED", 1: "CLASS_I", 2: "CLASS_II", 3: "CLASS_III" } as const;

type Expected = { file: string; class: keyof typeof CLASSES; progress: Record<"1" | "2" | "3", number> };
const real = path.join(REAL_INPUTS, "openness");
const cases = path.join(real, "cases");

describe.skipIf(!existsSync(cases))("D3: the framework's own evaluator agrees on its cases", () => {
  const expected = existsSync(cases)
    ? (JSON.parse(readFileSync(path.join(cases, "expected.json"), "utf8")) as Expected[])
    : [];

  it("covers every case there is", () => {
    const files = readdirSync(cases).filter((file) => file.endsWith(".yml"));
    expect(expected.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it.each(expected)("$file", (one) => {
    const result = described(path.join(cases, one.file));
    expect(result.level).toBe(CLASSES[one.class]);
    for (const [number, name] of [["3", "III"] as const, ["2", "II"] as const, ["1", "I"] as const])
      expect(frameworkPercent(result, name)).toBeCloseTo(one.progress[number], 9);
  });

  it("reads descriptions of real models", () => {
    expect(described(path.join(real, "real_OLMo-7B.yml"))).toMatchObject({
      level: "CLASS_I",
      progress: { I: { valid: 13, required: 13 } },
    });
    expect(described(path.join(real, "real_gpt-oss-120b.yml"))).toMatchObject({
      level: "CLOSED",
      progress: { III: { valid: 5, required: 6, missing: ["dataCard"], invalid: [] } },
    });
  });
});

describe("descriptions of our own", () => {
  const fixture = (name: string) => described(path.join(import.meta.dirname, "../../../tests/fixtures/openness", name));

  it("class III with its report, though nothing of class II is there", () => {
    const result = fixture("class-iii.yml");
    expect(result).toMatchObject({ level: "CLASS_III", progress: { II: { valid: 6, required: 10 } } });
    expect(frameworkPercent(result, "II")).toBe(60);
    expect(frameworkPercent(result, "I")).toBe(0);
  });

  it("class II by licences for the whole release, one per kind", () => {
    expect(fixture("class-ii-inherited.yml")).toMatchObject({ level: "CLASS_II", unsuitable: [] });
  });

  it("a paper stands in for the report at every class", () => {
    expect(fixture("class-i-paper.yml")).toMatchObject({
      level: "CLASS_I",
      progress: { III: { valid: 6 }, II: { valid: 10 }, I: { valid: 13, required: 13 } },
    });
  });

  it("weights for research only keep everything closed and are named", () => {
    expect(fixture("research-only.yml")).toMatchObject({
      level: "CLOSED",
      progress: { III: { valid: 4, required: 6, invalid: ["parametersFinal"], missing: ["dataCard"] } },
    });
  });

  it("a licence left empty is none, whatever the release has; a licence of another kind counts with advice", () => {
    expect(fixture("empty-licence.yml")).toMatchObject({
      progress: { III: { valid: 5, missing: ["modelCard"] } },
      unsuitable: ["parametersFinal", "technicalReport"],
    });
  });
});

describe("properties", () => {
  const choice = fc.record({
    componentKey: fc.constantFrom(...COMPONENTS.map((one) => one.key)),
    licence: fc.constantFrom("", "unheard-of", ...LICENCES.map((one) => one.id)),
  });
  const choices = fc.uniqueArray(choice, { selector: (one) => one.componentKey, maxLength: COMPONENTS.length });

  it("D3: opening one component more never lowers the class", () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...COMPONENTS.map((one) => one.key)), (given, opened) => {
        const others = given.filter((one) => one.componentKey !== opened);
        expect(rank([...others, { componentKey: opened, licence: "MIT" }])).toBeGreaterThanOrEqual(rank(given));
      }),
    );
  });

  it("counts every wanted component once", () => {
    fc.assert(
      fc.property(choices, (given) => {
        for (const { valid, required, missing, invalid } of Object.values(classify(given).progress))
          expect(valid + missing.length + invalid.length).toBe(required);
      }),
    );
  });

  it("17 components, 6, 10 and 14 of them required; licence ids are unique and every kind has choices", () => {
    const nothing = classify([]);
    expect(COMPONENTS).toHaveLength(17);
    expect(Object.values(nothing.progress).map((one) => one.required)).toEqual([6, 10, 14]);
    expect(new Set(LICENCES.map((one) => one.id)).size).toBe(LICENCES.length);
    for (const kind of ["code", "data", "document"] as const) {
      const { suitable, otherOpen, closed } = licencesFor(kind);
      expect(suitable.length + otherOpen.length + closed.length).toBe(LICENCES.length);
      expect(suitable.length).toBeGreaterThan(3);
    }
  });
});
