import { describe, expect, it } from "vitest";
import { limitRefusal, missingAttachments, previewTypeOf } from "./attachments";

const wanted = { key: "certificate", nameKo: "사업자등록증", nameEn: "Certificate", required: true, maxFiles: 2 };
const rules = { wanted: [wanted], allowOther: true, maxFiles: 4, maxFileMegabytes: 10, maxTotalMegabytes: 25 };
const file = (sizeBytes: number, name = "a.pdf", kind = "other") => ({ id: name, kind, name, sizeBytes });
const code = (standing: ReturnType<typeof file>[], added: ReturnType<typeof file>, replaces?: string) =>
  limitRefusal(rules, standing, added, replaces)?.code ?? null;

describe("limits of attachments (A6)", () => {
  it.each([
    [9_999_999, null],
    [10_000_000, null],
    [10_000_001, "FILE_TOO_LARGE"],
    [0, "EMPTY"],
  ])("one file of %d bytes: %s", (bytes, expected) => {
    expect(code([], file(bytes))).toBe(expected);
  });

  it.each([
    [4_999_999, null],
    [5_000_000, null],
    [5_000_001, "TOTAL_TOO_LARGE"],
  ])("%d bytes beside 20 MB: %s", (bytes, expected) => {
    expect(code([file(10_000_000, "b.pdf"), file(10_000_000, "c.pdf")], file(bytes))).toBe(expected);
  });

  it("counts files, files of a kind, and leaves the replaced one out", () => {
    const four = ["1", "2", "3", "4"].map((name) => file(1, name));
    expect(code(four.slice(1), file(1))).toBeNull();
    expect(code(four, file(1))).toBe("TOO_MANY");
    expect(code(four, file(1), "4")).toBeNull();
    const two = [file(1, "1", "certificate"), file(1, "2", "certificate")];
    expect(code(two, file(1, "3", "certificate"))).toBe("TOO_MANY_OF_KIND");
    expect(code(two, file(1, "3"))).toBeNull();
    expect(code(two, file(1, "2", "certificate"), "1")).toBe("NAME_TAKEN");
    expect(code([], file(1, "a", "unknown"))).toBe("KIND_UNKNOWN");
  });

  it("names the kinds that are required and missing", () => {
    expect(missingAttachments(rules, [{ kind: "other" }]).map(({ key }) => key)).toEqual(["certificate"]);
    expect(missingAttachments(rules, [{ kind: "certificate" }])).toEqual([]);
  });
});

describe("A6: what a browser shows on the spot", () => {
  it.each([
    ["계획.pdf", "application/pdf"],
    ["그림.PNG", "image/png"],
    ["사진.jpeg", "image/jpeg"],
    ["계획.hwpx", null],
    ["pdf.docx", null],
    ["무제", null],
    ["그림.svg", null],
    ["constructor", null],
  ])("%s: %s", (name, mediaType) => {
    expect(previewTypeOf(name)).toBe(mediaType);
  });
});
