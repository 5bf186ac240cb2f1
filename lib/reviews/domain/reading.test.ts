import fc from "fast-check";
import { expect, it } from "vitest";
import { findPassage, occurrenceAt, writtenNotes } from "./reading";

const TEXT = "평균 98.1% 수준의 성능을 보였다.\n  평균 98.1%\n수준은 (한국어) 기준이다.";

it.each([
  ["the first time", "평균 98.1% 수준", 0, 0],
  ["the second time, over a line break", "평균 98.1% 수준", 1, TEXT.lastIndexOf("평균")],
  ["signs that mean something to a pattern", "(한국어)", 0, TEXT.indexOf("(한국어)")],
])("finds a passage %s", (_name, quote, occurrence, start) => {
  expect(findPassage(TEXT, quote, occurrence)?.start).toBe(start);
});

it("finds nothing for a passage that is not there, or for none", () => {
  expect(findPassage(TEXT, "평균 98.1% 수준", 2)).toBeNull();
  expect(findPassage(TEXT, "없는 말", 0)).toBeNull();
  expect(findPassage(TEXT, "  ", 0)).toBeNull();
});

it("finds again what was selected anywhere in a text", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("가", "나", " ", "."), { minLength: 4, maxLength: 40 }),
      fc.nat(),
      (signs, at) => {
        const text = signs.join("");
        const start = at % (text.length - 2);
        const quote = text.slice(start, start + 3);
        if (quote.trim() !== quote || quote.includes("  ")) return;
        const found = findPassage(text, quote, occurrenceAt(text, quote, start));
        expect(found && text.slice(found.start, found.end).replace(/\s/g, "")).toBe(quote.replace(/\s/g, ""));
      },
    ),
  );
});

it("counts notes that hold something", () => {
  expect(writtenNotes({ goals: " ", technology: "확인", whole: "총평" })).toEqual(["whole", "technology"]);
});
