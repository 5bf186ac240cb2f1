import { describe, expect, it } from "vitest";
import { toCsv } from "@/lib/platform/tabular";
import { chartValue, niceTicks, prepareGauge, prepareIntervals, prepareSeries, seriesTable } from "./prepare";

const series = [
  { key: "held", label: "보유", values: [3200, 3200, null] },
  { key: "used", label: "배정", values: [2560, 3072] },
];

describe("series", () => {
  it("become one record a place, gaps as null", () => {
    expect(prepareSeries(["25.7", "25.8", "25.9"], series)).toEqual([
      { x: "25.7", held: 3200, used: 2560 },
      { x: "25.8", held: 3200, used: 3072 },
      { x: "25.9", held: null, used: null },
    ]);
  });

  it("become a table with the same figures", () => {
    expect(seriesTable("월", ["25.7"], series)).toEqual({
      columns: ["월", "보유", "배정"],
      rows: [["25.7", 3200, 2560]],
    });
  });
});

it("writes CSV that no spreadsheet runs", () => {
  const csv = toCsv({
    columns: ["이름", "값"],
    rows: [
      ["=1+1", 5],
      ['가 "나", 다', null],
      ["-x", -1],
    ],
  });
  expect(csv).toBe('\uFEFF이름,값\r\n\'=1+1,5\r\n"가 ""나"", 다",\r\n\'-x,-1\r\n');
});

describe("axes", () => {
  it.each([
    [0, 10_000, [0, 2000, 4000, 6000, 8000, 10_000]],
    [7389, 9210, [7000, 7500, 8000, 8500, 9000, 9500]],
    [5, 5, [5]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("%d–%d", (low, high, expected) => expect(niceTicks(low, high)).toEqual(expected));

  it("place intervals within them", () => {
    const { rows, ticks } = prepareIntervals([{ label: "a", value: 75, low: 70, high: 80 }]);
    expect(ticks.map((tick) => tick.value)).toEqual([70, 72, 74, 76, 78, 80]);
    expect(rows[0]).toMatchObject({ at: 0.5, from: 0, to: 1 });
  });

  it("keep a gauge within its scale", () => {
    expect(prepareGauge(120, 100, 95)).toEqual({ share: 1, targetAt: 0.95 });
    expect(prepareGauge(5, 0)).toEqual({ share: 0, targetAt: undefined });
  });
});

describe("values", () => {
  it.each([
    [chartValue(15_760_000_000, "won", "ko", true), "157.6억 원"],
    [chartValue(8750, "score", "ko"), "87.50"],
    [chartValue(8750, "score", "ko", true), "87.5"],
    [chartValue(0.714, "percent", "en"), "71.4%"],
    [chartValue(1024, "gpu", "ko"), "1,024장"],
    [chartValue(1 / 3, "count", "ko"), "0.33"],
  ])("%s", (shown, expected) => expect(shown).toBe(expected));
});
