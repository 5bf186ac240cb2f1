import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folderName, safeName, uniqueNames } from "./archive-names";

describe("names within an archive", () => {
  it.each([
    ["사업계획서.pdf", "사업계획서.pdf"],
    ["사업계획서.pdf".normalize("NFD"), "사업계획서.pdf"],
    ["../../etc/passwd", "_.._etc_passwd"],
    ["..\\..\\win.ini", "_.._win.ini"],
    ["/절대/경로.hwpx", "_절대_경로.hwpx"],
    ["C:\\temp\\a.docx", "C__temp_a.docx"],
    [".hidden", "hidden"],
    ["끝의 점. ", "끝의 점"],
    ["줄\n바꿈\u0000.pdf", "줄_바꿈_.pdf"],
    ["뒤집기\u202Efdp.exe", "뒤집기_fdp.exe"],
    ["nul.txt", "_nul.txt"],
    ["CON", "_CON"],
    ["", "_"],
    ["...", "_"],
  ])("%j becomes %j", (given, safe) => {
    expect(safeName(given)).toBe(safe);
  });

  it("keep their ending when they are too long, and no half letter", () => {
    const name = safeName(`${"가".repeat(300)}.hwpx`);
    expect(name.endsWith("가.hwpx")).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
  });

  it("are given out once, whatever the letters' size", () => {
    const next = uniqueNames();
    expect(["보고서.pdf", "보고서.PDF", "보고서.pdf", "보고서 (2).pdf"].map(next)).toEqual([
      "보고서.pdf",
      "보고서 (2).PDF",
      "보고서 (3).pdf",
      "보고서 (2) (2).pdf",
    ]);
  });

  it("never leave their folder", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (given) => {
        const name = safeName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(name.startsWith(".")).toBe(false);
        expect(name).not.toBe("");
      }),
    );
    expect(folderName("FM-2025-01-0007", "㈜새봄/랩")).toBe("FM-2025-01-0007_㈜새봄_랩");
  });
});
