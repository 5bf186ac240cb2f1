import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { REAL_INPUTS } from "@/tests/setup/real-inputs";
import { voteFileSchema } from "../schema";
import { fitBradleyTerry } from "./bradley-terry";
import { combineFits, expectedShareHundredths, ratingsOf } from "./rating";
import { countsOfVoteFile, voteReport } from "./vote-file";

const FIXTURE = path.join(import.meta.dirname, "../../../tests/fixtures/contest/votes.json");
const REAL = path.join(REAL_INPUTS, "arena/subset_top8.json");
const read = (file: string) => voteFileSchema.parse(JSON.parse(readFileSync(file, "utf8")));

const fitOf = (strengths: number[], variances: number[]) => {
  const size = strengths.length;
  const cells = new Float64Array(size * size);
  for (const [index, variance] of variances.entries()) cells[index * (size + 1)] = variance;
  return { strengths: Float64Array.from(strengths), covariance: { size, cells } };
};

describe("X4 ratings", () => {
  it("are centred on 1000, with ten to one as 400 points", () => {
    const [strong, weak] = ratingsOf(fitOf([Math.log(10), 0], [0.01, 0]), 2);
    expect(strong?.rating).toBeCloseTo(1_400, 9);
    expect(weak?.rating).toBe(1_000);
    expect((strong?.upper ?? 0) - (strong?.lower ?? 0)).toBeCloseTo((4 * 0.1 * 400) / Math.LN10, 9);
  });

  it("rank only those who can be told apart; touching bounds share a rank", () => {
    const ranks = ratingsOf(fitOf([1, 0.5, 0.4, -2], [0.04, 0.04, 0.0025, 0.01]), 1).map((one) => one.rank);
    // bounds: [0.8, 1.2] [0.3, 0.7] [0.35, 0.45] [−2.1, −1.9]
    expect(ranks).toEqual([1, 2, 2, 4]);
    expect(ratingsOf(fitOf([1, 0], [0.25, 0.25]), 1).map((one) => one.rank)).toEqual([1, 1]);
  });

  it("combine sets by their weights alone, variances by the squares", () => {
    const both = combineFits([
      { weight: 3, fit: fitOf([1, -1], [0.04, 0.04]) },
      { weight: 1, fit: fitOf([-1, 1], [0.16, 0.16]) },
    ]);
    expect([...both.strengths]).toEqual([0.5, -0.5]);
    expect(both.covariance.cells[0]).toBeCloseTo(0.5625 * 0.04 + 0.0625 * 0.16, 12);
    expect(() => combineFits([{ weight: 0, fit: fitOf([1], [1]) }])).toThrow(RangeError);
  });

  it("are worth the share of votes expected against the field: 50 for equals, 75 for three to one", () => {
    expect(expectedShareHundredths(Float64Array.from([0, 0, 0]))).toEqual([5_000, 5_000, 5_000]);
    expect(expectedShareHundredths(Float64Array.from([Math.log(3), 0]))).toEqual([7_500, 2_500]);
  });
});

describe("files of votes", () => {
  it("are reported with rank, rating, interval and strength", () => {
    const report = voteReport(read(FIXTURE));
    expect(report).toMatchObject({ estimable: true, summary: "Ratings of 4 models from 22 votes" });
    expect(report.lines).toHaveLength(5);
    expect(report.lines[1]).toMatch(/^ {2}1 +1142\.4 .* 2\.270 {2}라$/);
  });

  it("say why nothing can be estimated, and who belongs together", () => {
    const report = voteReport({ models: ["a", "b", "c"], X: [[0, 1]], Y: [[1, 1, 0, 0]] });
    expect(report).toEqual({
      estimable: false,
      summary: "Not estimable from 2 votes on 3 models: nobody compared these groups",
      lines: ["group 1: a, b", "group 2: c"],
    });
  });

  it("are refused with the row when they name no two models, or rows are missing", () => {
    const issues = (file: unknown) => voteFileSchema.safeParse(file).error?.issues.map((issue) => issue.path.join("."));
    expect(issues({ models: ["a", "b"], X: [[0, 2]], Y: [[1, 1, 0, 0]] })).toEqual(["X.0"]);
    expect(issues({ models: ["a", "b"], X: [[1, 1]], Y: [[1, 1, 0, 0]] })).toEqual(["X.0"]);
    expect(issues({ models: ["a", "b"], X: [[0, 1]], Y: [] })).toEqual(["Y"]);
    expect(issues({ models: ["a", "b"], X: [[0, 1]], Y: [[1, -1, 0, 0]] })).toEqual(["Y.0.1"]);
  });

  it.runIf(existsSync(REAL))("of a real arena give its eight models in order, in intervals that hold them", () => {
    const file = read(REAL);
    const fit = fitBradleyTerry(countsOfVoteFile(file));
    if (!fit.estimable) throw new Error(fit.reason);
    expect(fit.votes).toBe(47_100);
    const ratings = ratingsOf(fit).sort((a, b) => b.theta - a.theta);
    expect(ratings.map(({ competitor, rank }) => [file.models[competitor], rank])).toEqual([
      ["gemini-1.5-pro-exp-0801", 1],
      ["gpt-4o-2024-05-13", 2],
      ["claude-3-5-sonnet-20240620", 3],
      ["gemini-advanced-0514", 3],
      ["gemini-1.5-pro-api-0514", 4],
      ["gemini-1.5-pro-api-0409-preview", 5],
      ["gpt-4-turbo-2024-04-09", 6],
      ["gpt-4-1106-preview", 6],
    ]);
    for (const one of ratings) {
      expect(one.upper - one.lower).toBeGreaterThan(4);
      expect(one.upper - one.lower).toBeLessThan(20);
    }
  });
});
