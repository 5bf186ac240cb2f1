import { describe, expect, it } from "vitest";
import { type Column, shownColumns } from "./column";

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({
  key,
  header: key,
  render: () => key,
  ...more,
});
const columns = [
  column("name"),
  column("status", { optional: true }),
  column("note", { optional: true, hiddenAtFirst: true }),
];
const keys = (chosen: string[] | null) => shownColumns(columns, chosen).map(({ key }) => key);

describe("columns shown", () => {
  it.each([
    [null, ["name", "status"]],
    [["note"], ["name", "note"]],
    [[], ["name"]],
    [
      ["note", "status", "unknown"],
      ["name", "status", "note"],
    ],
  ])("%s", (chosen, expected) => expect(keys(chosen)).toEqual(expected));
});
