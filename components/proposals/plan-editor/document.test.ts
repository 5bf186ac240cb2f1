import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanBlock, PlanRun } from "@/lib/proposals/domain/plan-text";
import { planDocument } from "@/lib/proposals/schema/plan";
import { blocksOf, editorDocumentOf, isLinkable } from "./document";

const words = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `${text.replace(/\r/g, "")}.`);
/** One run a line: two neighbours of one look would come back as one. */
const runs: fc.Arbitrary<PlanRun[]> = fc.oneof(
  words.map((text) => [{ text }]),
  words.map((text) => [{ text, bold: true }, { text: "과 " }, { text, italic: true, href: "https://example.test/a" }]),
);
const block: fc.Arbitrary<PlanBlock> = fc.oneof(
  fc.record({ type: fc.constant("heading" as const), level: fc.constantFrom(2 as const, 3 as const), content: runs }),
  fc.record({ type: fc.constant("paragraph" as const), content: runs }),
  fc.record({
    type: fc.constantFrom("bulletList" as const, "orderedList" as const),
    items: fc.array(runs, { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant("table" as const),
    rows: fc.array(
      fc.tuple(fc.record({ header: fc.boolean(), content: runs }), fc.record({ header: fc.boolean(), content: runs })),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  }),
  fc.record({
    type: fc.constant("image" as const),
    fileId: fc.uuid(),
    sha256: fc.constant("ab".repeat(32)),
    alt: fc.string({ maxLength: 20 }),
  }),
);

describe("plan document ⇄ editor", () => {
  it("loses nothing on the way in and out, and is always of the safe subset", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (document) => {
        const back = blocksOf(editorDocumentOf(document));
        expect(back).toEqual(document);
        expect(planDocument.safeParse(back).success).toBe(true);
      }),
    );
  });

  it("an empty editor is an empty document, and trailing empty lines are none", () => {
    expect(blocksOf(editorDocumentOf([]))).toEqual([]);
    const typed = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "글" }] }, { type: "paragraph" }],
    };
    expect(blocksOf(typed)).toEqual([{ type: "paragraph", content: [{ text: "글" }] }]);
  });

  it("leaves out what the subset does not know: other nodes, other marks, other links", () => {
    const pasted = {
      type: "doc",
      content: [
        { type: "codeBlock", content: [{ type: "text", text: "rm -rf" }] },
        {
          type: "paragraph",
          content: [
            { type: "text", text: "가", marks: [{ type: "strike" }] },
            { type: "text", text: "나", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
          ],
        },
      ],
    };
    expect(blocksOf(pasted)).toEqual([{ type: "paragraph", content: [{ text: "가나" }] }]);
  });

  it("merged cells fall apart and short rows are filled up", () => {
    const cell = (type: string, text: string, colspan = 1) => ({
      type,
      attrs: { colspan },
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    });
    const table = {
      type: "doc",
      content: [
        {
          type: "table",
          content: [
            { type: "tableRow", content: [cell("tableHeader", "제목", 3)] },
            { type: "tableRow", content: [cell("tableCell", "하나")] },
          ],
        },
      ],
    };
    const [first] = blocksOf(table);
    expect(first?.type === "table" ? first.rows.map((row) => row.length) : []).toEqual([3, 3]);
  });
});

describe("what a stored document may hold", () => {
  it.each([
    ["http link", [{ type: "paragraph", content: [{ text: "가", href: "http://example.test" }] }]],
    ["script link", [{ type: "paragraph", content: [{ text: "가", href: "javascript:alert(1)" }] }]],
    ["markup of any kind", [{ type: "html", html: "<b>가</b>" }]],
    ["a heading of the page's own level", [{ type: "heading", level: 1, content: [] }]],
    ["an unknown property", [{ type: "paragraph", content: [{ text: "가", style: "color:red" }] }]],
    [
      "a picture from elsewhere",
      [{ type: "image", fileId: "https://example.test/a.png", sha256: "ab".repeat(32), alt: "" }],
    ],
  ])("refuses %s", (_name, document) => {
    expect(planDocument.safeParse(document).success).toBe(false);
  });

  it.each([
    ["https://example.test/a?b=1#c", true],
    ["http://example.test", false],
    ["https:", false],
    ["//example.test", false],
    [null, false],
  ])("link %s: %s", (address, expected) => {
    expect(isLinkable(address)).toBe(expected);
  });
});
