import { describe, expect, it } from "vitest";
import formatMessage from "./format-message";
import { takeApart } from "./take-apart";

const options = {
  locale: "en",
  cache: {},
  formatters: {
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
  },
} as never;
const say = (sentence: string, values?: Record<string, string | number>) =>
  formatMessage("a.key", sentence, values, options);

describe("sentences on the server", () => {
  it("are given as they stand when nothing is to be filled in", () => {
    expect(say("Nothing to fill in")).toBe("Nothing to fill in");
  });

  it("take values, plurals and choices", () => {
    const sentence =
      "{name}: {count, plural, =0 {none} one {# sheet} other {# sheets}}, {kind, select, a {A} other {B}}";
    expect(say(sentence, { name: "X", count: 1, kind: "a" })).toBe("X: 1 sheet, A");
    expect(say(sentence, { name: "X", count: 0, kind: "z" })).toBe("X: none, B");
    expect(say(sentence, { name: "X", count: 1200, kind: "z" })).toBe("X: 1,200 sheets, B");
  });

  it("read the same when they were taken apart before", () => {
    expect(formatMessage("a.key", takeApart("{count} of {all}"), { count: 1, all: 2 }, options)).toBe("1 of 2");
  });

  it("refuse to have a hole", () => {
    expect(() => say("{count} of {all}", { count: 1 })).toThrow("no value for all");
    expect(() => say("{count}")).toThrow("no value for count");
  });

  it("are plain data once taken apart", () => {
    expect(structuredClone(takeApart("{half, select, H1 {first} other {second}}"))).toEqual(
      takeApart("{half, select, H1 {first} other {second}}"),
    );
  });
});
