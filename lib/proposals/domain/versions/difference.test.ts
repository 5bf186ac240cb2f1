import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeSize, sectionDifference, wordDifference } from "./difference";
import type { Json } from "./json";

const plan = (...texts: string[]): Json => ({
  document: texts.map((text) => ({ type: "paragraph", content: [{ text }] })),
});

describe("difference of two versions", () => {
  it("tells changed words within a block, and blocks put in and taken out", () => {
    const lines = sectionDifference(
      "technology",
      plan("모델을 만든다", "남는 글", "지울 글"),
      plan("큰 모델을 만든다", "남는 글"),
    );
    expect(lines.map(({ kind }) => kind)).toEqual(["changed", "same", "removed"]);
    expect(lines[0]?.words.filter(({ kind }) => kind === "added").map(({ text }) => text.trim())).toEqual(["큰"]);
  });

  it("names the row and field of a table", () => {
    const row = (gpuCount: number): Json => ({ requests: [{ halfYear: "2026H1", gpuCount }] });
    const changed = sectionDifference("gpu", row(256), row(512)).filter(({ kind }) => kind === "changed");
    expect(changed).toMatchObject([{ field: "gpuCount", row: "2026H1" }]);
  });

  it("counts characters", () => {
    expect(changeSize("technology", plan("가나다"), plan("가나다", "라마"))).toEqual({ added: 2, removed: 0 });
    expect(changeSize("technology", plan("가나다"), plan("가나다"))).toEqual({ added: 0, removed: 0 });
  });

  it("words kept and added are the later text, words kept and removed the earlier", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const words = wordDifference(before, after);
        const without = (kind: string) =>
          words
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join("");
        expect(without("removed")).toBe(after);
        expect(without("added")).toBe(before);
      }),
    );
  });
});
