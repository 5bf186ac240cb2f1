import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ReceiptDocument, renderPdf } from "@/lib/platform/pdf";
import { pngOf } from "@/tests/factories/documents";

const AT = new Date("2025-07-21T08:59:59.999Z");

const receipt = (who: string): ReceiptDocument => ({
  language: "ko",
  programme: "독자 AI 파운데이션 모델",
  issuer: "과학기술정보통신부",
  title: "접수증",
  receiptNumber: `FM-2025-01-${who}`,
  statement: `${who} 연합체의 사업계획서를 접수하였음을 확인합니다.`,
  facts: [
    { label: "공모", value: "2025년 1차 공모" },
    { label: "주관기관", value: `주식회사 ${who}` },
    { label: "접수 일시", value: "2025. 7. 21.(월) 17:59 (KST)" },
    { label: "내용 SHA-256", value: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", code: true },
  ],
  tables: [
    {
      title: "연합체 구성",
      head: ["기관", "역할", "구분"],
      widths: [3, 1, 1],
      rows: [
        [`주식회사 ${who}`, "주관", "중소기업"],
        ["한빛대학교 산학협력단", "참여", "대학"],
      ],
      empty: "참여기관이 없습니다.",
    },
    {
      title: "첨부 파일",
      head: ["파일", "크기", "SHA-256"],
      widths: [3, 1, 5],
      rows: [["사업계획서.pdf", "1.4 MB", "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"]],
      empty: "첨부 파일이 없습니다.",
    },
  ],
  check: {
    title: "진위 확인",
    body: "아래 주소에서 접수번호와 해시를 확인할 수 있습니다.",
    url: `https://portal.example/receipts/${who}`,
  },
  footer: "이 접수증은 제출 시점에 봉인된 내용을 증명합니다.",
});

/** Text of a PDF by poppler, where it is installed. */
const textOf = (pdf: Buffer): string =>
  execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf }).toString("utf8");
const hasPoppler = existsSync("/usr/bin/pdftotext");

test("a receipt is a PDF with a title and embedded Korean font", async () => {
  const pdf = await renderPdf("receipt", receipt("0007"), AT);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.includes("PretendardGOV")).toBe(true);
  if (process.env.KEEP_PDF) writeFileSync(process.env.KEEP_PDF, pdf);
});

test("the same receipt is the same bytes", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => renderPdf("receipt", receipt("0007"), AT)));
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
});

test("typed markup stays text", async () => {
  const data = receipt("0008");
  data.statement = '#panic("no") $x$ *bold* #read("receipt.typ") @ref <label> `code` "quote" \\';
  const pdf = await renderPdf("receipt", data, AT);
  if (hasPoppler) expect(textOf(pdf)).toContain('#panic("no") $x$ *bold* #read("receipt.typ") @ref <label>');
});

test.runIf(hasPoppler)("40 receipts made at once each hold only their own data", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `TEAM${String(index).padStart(3, "0")}`);
  const texts = (await Promise.all(names.map((name) => renderPdf("receipt", receipt(name), AT)))).map(textOf);
  for (const [index, text] of texts.entries()) {
    const found = new Set(text.match(/TEAM\d{3}/g));
    expect([...found]).toEqual([names[index]]);
  }
});

test("40 receipts made at once equal those made one by one", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `TEAM${String(index).padStart(3, "0")}`);
  const together = await Promise.all(names.map((name) => renderPdf("receipt", receipt(name), AT)));
  for (const [index, name] of names.entries()) {
    expect(together[index]?.equals(await renderPdf("receipt", receipt(name), AT))).toBe(true);
  }
});

test("a proposal of every kind of block is a PDF; a picture that is none breaks it off", async () => {
  const { tables: _, statement: __, ...cover } = receipt("0009");
  const words = '#panic("no") $x$ *bold* @ref <label> \\ / // ';
  const runs = [
    { text: words, bold: true },
    { text: words, italic: true },
    { text: "링크", href: "https://example.test" },
  ];
  const cell = { header: true, content: runs };
  const given = (bytes: Buffer) =>
    renderPdf(
      "proposal",
      {
        ...cover,
        sections: [
          {
            title: words,
            blocks: [
              { type: "text", text: words, quiet: true },
              { type: "pair", label: words, value: words },
              {
                type: "listing",
                title: words,
                head: ["가", "나"],
                widths: [1, 2],
                rows: [[words, "0".repeat(64)]],
                empty: "",
              },
              { type: "listing", title: "", head: ["가"], widths: [1], rows: [], empty: "없음" },
              { type: "heading", level: 2, content: runs },
              { type: "paragraph", content: [] },
              { type: "bulletList", items: [runs, []] },
              { type: "orderedList", items: [runs] },
              { type: "table", rows: [[cell, cell], [cell], []] },
              { type: "image", path: "", alt: words },
              { type: "image", path: "/pictures/one.png", alt: words },
            ],
          },
        ],
      },
      AT,
      [{ path: "/pictures/one.png", bytes }],
    );
  const pdf = await given(pngOf());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  if (hasPoppler) expect(textOf(pdf)).toContain('#panic("no") $x$ *bold* @ref <label>');
  await expect(given(Buffer.from("no picture"))).rejects.toThrow("typst");
});
