import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  encryptedHwpx,
  encryptedOffice,
  hwpOf,
  hwpxOf,
  jpegOf,
  officeOf,
  oldWord,
  pdfOf,
  pdfOfSize,
  pngOf,
  zipOf,
} from "@/tests/factories/documents";
import { inspectDocument } from "./inspect";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "checks-"));
});
afterAll(() => rm(folder, { recursive: true }));

let running = 0;
async function answer(name: string, bytes: Buffer): Promise<string> {
  const target = path.join(folder, String(running++));
  await writeFile(target, bytes);
  const verdict = await inspectDocument(target, name);
  return verdict.ok ? "sound" : verdict.problem;
}

const WHOLE: [string, () => Promise<Buffer>][] = [
  ["계획.pdf", async () => pdfOf()],
  ["계획.hwpx", () => hwpxOf()],
  ["계획.hwp", async () => hwpOf()],
  ["계획.docx", () => officeOf("docx")],
  ["예산.xlsx", () => officeOf("xlsx")],
  ["발표.pptx", () => officeOf("pptx")],
  ["그림.png", async () => pngOf()],
  ["사진.JPG", async () => jpegOf()],
];

describe("structure of documents (A6)", () => {
  it.each(WHOLE)("takes %s when it is whole", async (name, make) => {
    expect(await answer(name, await make())).toBe("sound");
  });

  it.each(WHOLE)("refuses %s cut at any length", async (name, make) => {
    const bytes = await make();
    for (let part = 1; part < 20; part++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * part) / 20));
      expect(await answer(name, cut), `${part * 5} %`).not.toBe("sound");
    }
    expect(await answer(name, bytes.subarray(0, bytes.length - (name.endsWith(".hwp") ? 1_024 : 8)))).not.toBe("sound");
  });

  it.each(WHOLE)("judges %s by its content, not by its name", async (name, make) => {
    const other = name.endsWith(".pdf") ? "계획.docx" : "계획.pdf";
    expect(await answer(other, await make())).toBe("EXTENSION_MISMATCH");
    expect(await answer("이름없음", await make())).toBe("EXTENSION_MISMATCH");
  });

  it.each(WHOLE)("refuses %s with a ZIP behind it", async (name, make) => {
    const zip = await zipOf([{ name: "a.html", content: "<script>alert(1)</script>" }]);
    expect(["POLYGLOT", "ZIP_BROKEN", "ZIP_BOMB"]).toContain(await answer(name, Buffer.concat([await make(), zip])));
  });

  it("never throws and never takes random bytes, whatever they begin with", async () => {
    for (const [name, make] of WHOLE) {
      const bytes = Buffer.from(await make());
      for (let round = 0; round < 40; round++) {
        const damaged = Buffer.from(bytes);
        const from = 8 + ((round * 131) % Math.max(1, bytes.length - 16));
        damaged.fill((round * 37) & 0xff, from, Math.min(bytes.length, from + 1 + (round % 24)));
        expect(typeof (await answer(name, damaged))).toBe("string");
      }
      const noise = Buffer.alloc(4_096, 0x5a);
      bytes.copy(noise, 0, 0, 8);
      expect(await answer(name, noise)).not.toBe("sound");
    }
  });
});

describe("packages (A6)", () => {
  it("refuses a plain ZIP, an empty one, and one that says it is a document", async () => {
    expect(await answer("자료.zip", await zipOf([{ name: "a.txt", content: "a" }]))).toBe("ZIP_NOT_ALLOWED");
    expect(await answer("자료.hwpx", await zipOf([]))).toBe("ZIP_NOT_ALLOWED");
    expect(await answer("자료.docx", await zipOf([{ name: "a.txt", content: "a" }]))).toBe("ZIP_NOT_ALLOWED");
  });

  it("refuses names that would leave their folder", async () => {
    const bytes = await hwpxOf((parts) => [...parts, { name: "aa/aa/evil.xml", content: "<a/>" }]);
    for (const name of ["../../evil.xml", "/aaaa/evil.xml", "C:/aa/evil.xml", "aa\\aa\\evil.xml"]) {
      const target = name.padEnd(14, "l").slice(0, 14);
      const changed = Buffer.from(bytes.toString("latin1").replaceAll("aa/aa/evil.xml", target), "latin1");
      expect(await answer("계획.hwpx", changed), name).toBe("ZIP_NAMES");
    }
  });

  /** A document with one entry of 100,000 bytes; `says`: the size that it states. */
  const withEntry = async (says: number): Promise<Buffer> => {
    const bytes = await hwpxOf((parts) => [...parts, { name: "big.bin", content: Buffer.alloc(100_000) }]);
    const [size, stated] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32LE(100_000);
    stated.writeUInt32LE(says);
    return Buffer.from(
      bytes.toString("latin1").replaceAll(size.toString("latin1"), stated.toString("latin1")),
      "latin1",
    );
  };

  it("refuses a bomb by its directory, without unpacking it", async () => {
    // What cannot be unpacked is broken to whoever tries.
    const broken = async (says: number) => {
      const bytes = await withEntry(says);
      const data = bytes.indexOf("big.bin") + "big.bin".length;
      return bytes.fill(0xff, data, data + 20);
    };
    expect(await answer("계획.hwpx", await broken(100_000))).toBe("ZIP_BROKEN");
    expect(await answer("계획.hwpx", await broken(2_000_000_000))).toBe("ZIP_BOMB");
  });

  it("refuses an entry that unpacks to more than it says", async () => {
    expect(await answer("계획.hwpx", await withEntry(10))).toBe("ZIP_BOMB");
  });

  it("refuses too many entries", async () => {
    const many = Array.from({ length: 10_050 }, (_, n) => ({ name: `p/${n}`, content: "a", stored: true }));
    expect(await answer("계획.hwpx", await hwpxOf((parts) => [...parts, ...many]))).toBe("ZIP_BOMB");
  });

  it("says of a locked document that it is locked", async () => {
    expect(await answer("계획.hwpx", await encryptedHwpx())).toBe("HWPX_ENCRYPTED");
    expect(await answer("계획.hwp", hwpOf(0b11))).toBe("HWP_ENCRYPTED");
    expect(await answer("계획.pdf", pdfOf({ encrypted: true }))).toBe("PDF_ENCRYPTED");
    expect(await answer("계획.docx", encryptedOffice())).toBe("OFFICE_ENCRYPTED");
  });

  it("refuses missing parts, macros, entities and old formats, each with its own word", async () => {
    expect(await answer("계획.hwpx", await hwpxOf((parts) => parts.slice(0, -1)))).toBe("HWPX_PARTS");
    expect(await answer("계획.hwpx", await hwpxOf(([first, ...rest]) => (first ? [...rest, first] : rest)))).toBe(
      "HWPX_PARTS",
    );
    const macro = [{ name: "word/vbaProject.bin", content: "x" }];
    expect(await answer("계획.docx", await officeOf("docx", macro))).toBe("OFFICE_MACROS");
    const entity = [{ name: "word/settings.xml", content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }];
    expect(await answer("계획.docx", await officeOf("docx", entity))).toBe("XML_DOCTYPE");
    expect(await answer("계획.doc", oldWord())).toBe("OFFICE_OLD");
    expect(await answer("계획.exe", Buffer.from("MZ\x90\x00 program"))).toBe("TYPE_NOT_ALLOWED");
    expect(await answer("계획.pdf", Buffer.alloc(0))).toBe("EMPTY");
  });

  it("refuses a page of markup before or behind a PDF", async () => {
    const html = Buffer.from("<html><script>alert(1)</script></html>");
    expect(await answer("계획.pdf", Buffer.concat([html, pdfOf()]))).toBe("TYPE_NOT_ALLOWED");
    expect(await answer("계획.pdf", Buffer.concat([pdfOf(), html]))).toBe("POLYGLOT");
    const hidden = await zipOf([{ name: "%PDF-1.7", content: "x", stored: true }]);
    expect(await answer("계획.hwpx", hidden)).toBe("POLYGLOT");
  });
});

it("makes files of an exact size for the tests of limits", async () => {
  for (const size of [9_999_999, 10_000_000, 10_000_001]) {
    const bytes = pdfOfSize(size);
    expect(bytes.length).toBe(size);
    expect(await answer("계획.pdf", bytes)).toBe("sound");
  }
});
