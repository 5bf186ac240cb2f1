import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { encryptedHwpx, hwpxOf, pdfOf, pdfOfSize, zipOf } from "@/tests/factories/documents";
import { emailOf } from "./fixtures/people";
import { draftOf } from "./fixtures/records";
import { Uploader } from "./fixtures/uploads";

// A6 over HTTP: files that are damaged, disguised, dangerous or just at the edge, through the routes themselves.
const ATTACHED = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
let uploader: Uploader;
let proposalId: string;
let origin: string;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browserName: _ }, info) => {
  origin = info.project.use.baseURL ?? "";
  proposalId = await draftOf("newcomer");
  uploader = await Uploader.of(origin, proposalId, emailOf("newcomer"));
});

/** A package with one more entry, whose name of fourteen letters is written over afterwards. */
async function hwpxWith(name: string): Promise<Buffer> {
  const bytes = await hwpxOf((parts) => [...parts, { name: "aa/aa/evil.xml", content: "<a/>" }]);
  return Buffer.from(bytes.toString("latin1").replaceAll("aa/aa/evil.xml", name), "latin1");
}

test("each file that is not what it seems is refused with its own word, and leaves nothing behind", async () => {
  const script = Buffer.from("<!doctype html><script>alert(1)</script>");
  const bomb = await zipOf([
    { name: "mimetype", content: "application/hwp+zip", stored: true },
    { name: "Contents/section0.xml", content: Buffer.alloc(60_000_000) },
  ]);
  const refused: [string, Buffer, string][] = [
    ["잘린 계획.pdf", pdfOf().subarray(0, 300), "PDF_TRUNCATED"],
    ["잘린 계획.hwpx", (await hwpxOf()).subarray(0, -40), "ZIP_BROKEN"],
    ["이름만 바꾼.pdf", await hwpxOf(), "EXTENSION_MISMATCH"],
    ["이름만 바꾼.png", pdfOf(), "EXTENSION_MISMATCH"],
    ["두 얼굴.pdf", Buffer.concat([pdfOf(), await zipOf([{ name: "a.html", content: script }])]), "POLYGLOT"],
    ["두 얼굴 2.pdf", Buffer.concat([pdfOf(), script]), "POLYGLOT"],
    ["쪽지.pdf", Buffer.concat([script, pdfOf()]), "TYPE_NOT_ALLOWED"],
    ["폭탄.hwpx", bomb, "ZIP_BOMB"],
    ["밖으로.hwpx", await hwpxWith("../../evil.xml"), "ZIP_NAMES"],
    ["잠긴 계획.hwpx", await encryptedHwpx(), "HWPX_ENCRYPTED"],
    ["잠긴 계획.pdf", pdfOf({ encrypted: true }), "PDF_ENCRYPTED"],
    ["묶음.zip", await zipOf([{ name: "a", content: "a" }]), "ZIP_NOT_ALLOWED"],
    ["빈 파일.pdf", Buffer.alloc(0), "EMPTY"],
  ];
  for (const [name, bytes, code] of refused) expect.soft(await uploader.send(name, bytes), name).toBe(code);
  // A refused name is free again, and the right file under it is taken.
  expect(await uploader.send("잘린 계획.pdf", pdfOf())).toMatch(ATTACHED);
});

test("names are composed, without folders, and handed out as they were given", async () => {
  const composed = "사업계획서 최종본.hwpx";
  const id = await uploader.send(composed.normalize("NFD"), await hwpxOf());
  expect(id).toMatch(ATTACHED);
  const named = async (attachmentId: string) => {
    const { headers } = await uploader.read(attachmentId);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    return decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(headers.get("content-disposition") ?? "")?.[1] ?? "");
  };
  expect(await named(id)).toBe(composed);
  expect((await uploader.begin(composed, 10)).code).toBe("NAME_TAKEN");
  const outside = await uploader.send("../../..\\etc/비밀.pdf", pdfOf({ padding: 40 }));
  expect(await named(outside)).toBe("비밀.pdf");
  for (const id of ["../../../etc/passwd", "..%2F..%2Fsecrets"])
    expect((await uploader.read(encodeURIComponent(id))).bytes.toString()).toContain("NOT_FOUND");
});

test("10 MB ± 1 byte arrive in pieces, byte for byte", async () => {
  for (const size of [9_999_999, 10_000_000, 10_000_001]) {
    const bytes = pdfOfSize(size);
    const id = await uploader.send(`열 메가 ${size}.pdf`, bytes);
    expect(id).toMatch(ATTACHED);
    expect(sha256((await uploader.read(id)).bytes)).toBe(sha256(bytes));
  }
  expect((await uploader.begin("백 메가.pdf", 100_000_001)).code).toBe("FILE_TOO_LARGE");
});

test("a piece counts when all of it is here, at its place, from whoever began", async () => {
  const bytes = pdfOf({ padding: 50_000 });
  const begun = await uploader.begin("끊긴 전송.pdf", bytes.length);
  const uploadId = String(begun.data.uploadId);
  await uploader.breakOff(uploadId, 0, bytes);
  expect(await uploader.finish(uploadId)).toMatchObject({ status: 409, code: "UPLOAD_INCOMPLETE" });
  expect((await uploader.begin("끊긴 전송.pdf", bytes.length)).data).toEqual({ uploadId, receivedBytes: 0 });

  const half = bytes.subarray(0, 20_000);
  expect(await uploader.piece(uploadId, 0, half)).toMatchObject({ status: 200 });
  expect(await uploader.piece(uploadId, 0, half)).toMatchObject({ status: 409, receivedBytes: half.length });
  expect(await uploader.piece(uploadId, -1, half)).toMatchObject({ status: 422 });
  expect(await uploader.piece(uploadId, half.length, Buffer.alloc(8_000_001))).toMatchObject({ status: 422 });
  expect(await uploader.piece(uploadId, half.length, Buffer.alloc(bytes.length))).toMatchObject({ status: 409 });
  const colleague = await Uploader.of(origin, proposalId, "saebom-colleague@applicants.portal.example");
  expect(await colleague.piece(uploadId, half.length, half)).toMatchObject({ status: 404 });
  expect(await uploader.begin("남의 누리집.pdf", 10, { origin: "https://elsewhere.example" })).toMatchObject({
    status: 403,
  });

  expect(await uploader.piece(uploadId, half.length, bytes.subarray(half.length))).toMatchObject({ status: 200 });
  const [first, second] = await Promise.all([uploader.finish(uploadId), uploader.finish(uploadId)]);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(first.data).toEqual(second.data);
});
