import { expect, it } from "vitest";
import { parseErrorKey } from "./error-key";

it.each([
  ["required", { key: "required", values: {} }],
  ["tooShort?minimum=30", { key: "tooShort", values: { minimum: "30" } }],
  ["proposals.gpu?minimum=1&unit=a%20b", { key: "proposals.gpu", values: { minimum: "1", unit: "a b" } }],
  ["", { key: "", values: {} }],
])("%s", (text, expected) => expect(parseErrorKey(text)).toEqual(expected));
