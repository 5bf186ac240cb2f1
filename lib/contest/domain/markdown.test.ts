import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnswer } from "./answer-checks";
import { blocksOf, spansOf } from "./markdown";

describe("X1 what answers may look like", () => {
  it("keeps words, structure and code", () => {
    const blocks = blocksOf(
      "# 제목\n첫 줄\n둘째 줄\n\n- **가** 하나\n- 나\n\n1. 일\n2. 이\n\n> 인용\n\n```js\nlet a = 1;\n```\n|a|b|\n|-|-|\n|1|2|",
    );
    expect(blocks.map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "list",
      "list",
      "quote",
      "code",
      "table",
    ]);
    expect(blocks[2]).toEqual({
      kind: "list",
      ordered: false,
      items: [
        [
          { kind: "strong", text: "가" },
          { kind: "text", text: " 하나" },
        ],
        [{ kind: "text", text: "나" }],
      ],
    });
    expect(blocks[5]).toEqual({ kind: "code", text: "let a = 1;" });
    expect(blocks[6]).toMatchObject({
      rows: [
        [[{ text: "a" }], [{ text: "b" }]],
        [[{ text: "1" }], [{ text: "2" }]],
      ],
    });
  });

  it("leaves out images and addresses, keeps the words of links, and takes HTML as text", () => {
    expect(spansOf("![로고](https://team.example/x.png)")).toEqual([{ kind: "leftOut" }]);
    expect(spansOf("[여기](https://team.example)를")).toEqual([
      { kind: "text", text: "여기" },
      { kind: "text", text: "를" },
    ]);
    expect(spansOf("see https://team.example/a?b=1 now")).toEqual([
      { kind: "text", text: "see " },
      { kind: "leftOut" },
      { kind: "text", text: " now" },
    ]);
    expect(spansOf("<img src=x onerror=alert(1)>")).toEqual([{ kind: "text", text: "<img src=x onerror=alert(1)>" }]);
  });

  it("ends, whatever it is given, and lets no address through", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: fc.constantFrom(..."#*_`|>- \n1.[]()!한https://x") }), (text) => {
        expect(JSON.stringify(blocksOf(text).filter((block) => block.kind !== "code"))).not.toMatch(/https:\/\/\w/);
      }),
    );
  });

  it("shows nothing that turns the reading around or hides, keeps joined emoji, and keeps the sharp of C#", () => {
    expect(blocksOf("\u202e빛온\u202c\u200b하나")).toEqual([
      { kind: "paragraph", spans: [{ kind: "text", text: "빛온하나" }] },
    ]);
    expect(blocksOf("👨‍👩‍👧")).toEqual([{ kind: "paragraph", spans: [{ kind: "text", text: "👨‍👩‍👧" }] }]);
    expect(blocksOf("## C# ##")).toEqual([{ kind: "heading", spans: [{ kind: "text", text: "C#" }] }]);
    expect(spansOf("ftp://team.example/a")).toEqual([{ kind: "leftOut" }]);
  });

  // Of several of these 40,000 took 2 to 10 seconds, and four times as long with every doubling, before patterns were bounded.
  it.each([
    ["brackets", "["],
    ["links", "[]("],
    ["images", "!["],
    ["a heading", "# a", " ", "b"],
    ["a divider", "|", " ", "x|"],
    ["separators", "- ", " \u2028", "x"],
    ["fences", "```\n"],
    ["stars", "*a "],
    ["underscores", "__a "],
    ["one word", "a"],
  ])("reads 200,000 characters of %s in no time", (_name, head, filler = head, tail = "") => {
    const text = head + filler.repeat(200_000 / filler.length) + tail;
    // Of its own time: others on the machine do not count.
    const began = process.cpuUsage();
    blocksOf(text);
    checkAnswer(text, { names: ["새벽별"], maxCharacters: 100 });
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
  });
});
