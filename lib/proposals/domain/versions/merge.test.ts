import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, same, textOf } from "./json";
import { type Merge, mergeSection } from "./merge";

const block = (text: string): Json => ({ type: "paragraph", content: [{ text }] });
const plan = (...texts: string[]): Json => ({ document: texts.map(block) });
const blocksOf = (content: Json): string[] => (content as { document: Json[] }).document.map(textOf);
const settled = (merge: Merge): Json => merge.content({});

describe("three-way merge of a text", () => {
  const base = plan("하나", "둘", "셋");

  it("changes of neighbouring blocks go in by themselves", () => {
    const merge = mergeSection("technology", base, plan("하나!", "둘", "셋"), plan("하나", "둘!", "셋"));
    expect(merge.overlaps).toEqual([]);
    expect(merge.taken).toEqual({ mine: 1, theirs: 1 });
    expect(settled(merge)).toEqual(plan("하나!", "둘!", "셋"));
  });

  it("of two neighbouring blocks that one side changed, only the one the other changed too is a choice", () => {
    const merge = mergeSection("technology", base, plan("하나 나", "둘", "셋"), plan("하나 남", "둘 남", "셋"));
    expect(merge.overlaps).toMatchObject([{ mine: [block("하나 나")], theirs: [block("하나 남")] }]);
    expect(settled(merge)).toEqual(plan("하나 나", "하나 남", "둘 남", "셋"));
  });

  it("one block changed by both is a choice: mine, theirs, or both one after the other", () => {
    const merge = mergeSection("technology", base, plan("하나", "둘 나", "셋"), plan("하나", "둘 남", "셋", "넷"));
    expect(merge.overlaps).toMatchObject([{ field: "document", mine: [block("둘 나")], theirs: [block("둘 남")] }]);
    const [{ id } = { id: "" }] = merge.overlaps;
    expect(merge.content({ [id]: "mine" })).toEqual(plan("하나", "둘 나", "셋", "넷"));
    expect(merge.content({ [id]: "theirs" })).toEqual(plan("하나", "둘 남", "셋", "넷"));
    expect(merge.content({ [id]: "both" })).toEqual(plan("하나", "둘 나", "둘 남", "셋", "넷"));
  });

  it("a block that one side removed and the other changed is a choice", () => {
    const merge = mergeSection("technology", base, plan("하나", "셋"), plan("하나", "둘 고침", "셋"));
    expect(merge.overlaps).toHaveLength(1);
    expect(settled(merge)).toEqual(plan("하나", "둘 고침", "셋"));
  });

  it("the same change on both sides is no choice", () => {
    const both = plan("하나", "둘 같이", "셋");
    expect(mergeSection("technology", base, both, both)).toMatchObject({ overlaps: [] });
  });
});

describe("three-way merge of tables and fields", () => {
  const person = (email: string, unit: string, participationPercent: number | null = 50): Json => ({
    name: email,
    email,
    unit,
    participationPercent,
  });
  it("different fields of one row, and rows added by both", () => {
    const merge = mergeSection(
      "people",
      { people: [person("a", "1팀")] },
      { people: [person("a", "2팀"), person("b", "3팀")] },
      { people: [person("a", "1팀", 70), person("c", "4팀")] },
    );
    expect(merge.overlaps).toEqual([]);
    expect(settled(merge)).toEqual({ people: [person("a", "2팀", 70), person("b", "3팀"), person("c", "4팀")] });
  });

  it("one field of one row changed by both names field and row", () => {
    const row = (gpuCount: number): Json => ({ requests: [{ halfYear: "2026H1", gpuCount }], notNeeded: false });
    const merge = mergeSection("gpu", row(256), row(512), row(1_024));
    expect(merge.overlaps).toMatchObject([
      { field: "gpuCount", row: "2026H1", base: 256, mine: 512, theirs: 1_024, both: false },
    ]);
    const [{ id } = { id: "" }] = merge.overlaps;
    expect(merge.content({ [id]: "theirs" })).toEqual(row(1_024));
  });

  it("two new people without an address are two people", () => {
    const merge = mergeSection(
      "people",
      { people: [] },
      { people: [person("", "1팀")] },
      { people: [person("", "2팀")] },
    );
    expect(settled(merge)).toEqual({ people: [person("", "1팀"), person("", "2팀")] });
  });

  it("ticks of a list merge one by one", () => {
    const kinds = (...modelKinds: string[]): Json => ({ modelKinds });
    const merge = mergeSection("goals", kinds("LLM", "LMM"), kinds("LLM"), kinds("LLM", "LMM", "AGENT"));
    expect(merge.overlaps).toEqual([]);
    expect(settled(merge)).toEqual(kinds("LLM", "AGENT"));
  });
});

const texts = fc.array(fc.constantFrom("가", "나", "다", "라", "마", "바", "사"), { maxLength: 8 });
const document = texts.map((all) => plan(...all));
const rowsOf = fc
  .uniqueArray(fc.record({ halfYear: fc.constantFrom("2025H2", "2026H1", "2026H2", "2027H1"), gpuCount: fc.nat(3) }), {
    selector: (row) => row.halfYear,
  })
  .map((requests): Json => ({ requests, notNeeded: false }));

describe.each([
  ["technology", document],
  ["gpu", rowsOf],
])("properties of merging (%s)", (section, content) => {
  it("against an unchanged side, the changed side stands", () => {
    fc.assert(
      fc.property(content, content, (base, changed) => {
        for (const merge of [mergeSection(section, base, changed, base), mergeSection(section, base, base, changed)]) {
          expect(merge.overlaps).toEqual([]);
          expect(same(settled(merge), changed)).toBe(true);
        }
      }),
    );
  });

  it("without overlaps it does not matter who asks", () => {
    fc.assert(
      fc.property(content, content, content, (base, one, other) => {
        const merge = mergeSection(section, base, one, other);
        const turned = mergeSection(section, base, other, one);
        expect(turned.overlaps).toHaveLength(merge.overlaps.length);
        if (merge.overlaps.length === 0) expect(same(settled(turned), settled(merge))).toBe(true);
      }),
    );
  });
});

describe("properties of merging texts", () => {
  it("never loses a block that only one side added", () => {
    fc.assert(
      fc.property(texts, texts, texts, (base, one, other) => {
        const merged = blocksOf(settled(mergeSection("technology", plan(...base), plan(...one), plan(...other))));
        const known = new Set(base.map(block).map(textOf));
        for (const added of [...one, ...other]
          .map(block)
          .map(textOf)
          .filter((text) => !known.has(text)))
          expect(merged).toContain(added);
      }),
      { numRuns: 500 },
    );
  });

  it("whoever chooses one side everywhere never gets a block that neither side has", () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        texts,
        fc.constantFrom("mine" as const, "theirs" as const),
        (base, one, other, choice) => {
          const merge = mergeSection("technology", plan(...base), plan(...one), plan(...other));
          const choices = Object.fromEntries(merge.overlaps.map(({ id }) => [id, choice]));
          const known = new Set([...one, ...other].map(block).map(textOf));
          for (const text of blocksOf(merge.content(choices))) expect(known.has(text)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
