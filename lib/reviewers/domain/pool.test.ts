import { describe, expect, it } from "vitest";
import { arrangePool } from "./pool";

const FIELDS = [{ key: "speech", nameKo: "음성", nameEn: "Speech" }];
const person = (userId: string, name: string, more: object = {}) => ({
  userId,
  name,
  nameEn: "",
  email: `${userId}@reviewers.test`,
  standing: "IN_OFFICE",
  isForeign: false,
  fieldKeys: [] as string[],
  keywords: [] as string[],
  availability: "AVAILABLE",
  organisation: "",
  unit: "",
  panels: 0,
  submitted: 0,
  waiting: 0,
  ...more,
});
const POOL = [
  person("a", "하늘", { fieldKeys: ["speech"], submitted: 3 }),
  person("b", "가람", { keywords: ["사투리"], isForeign: true, submitted: 3 }),
  person("c", "Ann Lee", { organisation: "Lakeside", availability: "LIMITED", submitted: 10 }),
];
const arrange = (more: Partial<Parameters<typeof arrangePool>[1]>) =>
  arrangePool(POOL, { search: "", sort: "name", direction: "asc", filters: {}, ...more }, FIELDS).map(
    ({ userId }) => userId,
  );

describe("S2: the pool", () => {
  it.each([
    ["사투리", ["b"]],
    ["SPEECH", ["a"]],
    ["음성", ["a"]],
    ["lake ann", ["c"]],
    ["lake 음성", []],
    ["b@reviewers", ["b"]],
  ])("searched for %s finds %j", (search, found) => expect(arrange({ search })).toEqual(found));

  it.each([
    [{ field: "speech" }, ["a"]],
    [{ origin: "foreign" }, ["b"]],
    [{ origin: "domestic", availability: "LIMITED" }, ["c"]],
    [{ standing: "INVITED" }, []],
  ])("filtered by %j leaves %j", (filters, found) => expect(arrange({ filters })).toEqual(found));

  it("stands in Korean order, by figures as figures, equals by name", () => {
    expect(arrange({})).toEqual(["b", "a", "c"]);
    expect(arrange({ direction: "desc" })).toEqual(["c", "a", "b"]);
    expect(arrange({ sort: "submitted", direction: "desc" })).toEqual(["c", "b", "a"]);
  });
});
