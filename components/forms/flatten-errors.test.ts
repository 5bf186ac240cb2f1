import { expect, it } from "vitest";
import { flattenErrors } from "./flatten-errors";

it("names nested fields and keeps their order", () => {
  const errors = {
    title: { type: "too_small", message: "required" },
    requests: [undefined, { gpuCount: { type: "custom", message: "invalid" } }],
    members: { root: { type: "too_small", message: "tooFew?minimum=1" } },
  };
  expect(flattenErrors(errors)).toEqual([
    { name: "title", message: "required" },
    { name: "requests.1.gpuCount", message: "invalid" },
    { name: "members", message: "tooFew?minimum=1" },
  ]);
});
