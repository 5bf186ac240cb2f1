import { buffer } from "node:stream/consumers";
import { deflateRawSync } from "node:zlib";
import { utils, write } from "cfb";
import { ZipFile } from "yazl";

// Whole, small documents of every kind that is taken, made in code: no file of anybody lies in this repository.

type Part = { name: string; content: string | Buffer; stored?: boolean };

/** A package of the parts, in their order. */
export async function zipOf(parts: readonly Part[]): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(Date.UTC(2025, 6, 1));
  for (const { name, content, stored } of parts)
    zip.addBuffer(Buffer.from(content), name, { compress: !stored, mtime, forceDosTimestamp: true });
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream as never);
}

/** A PDF of one page; `padding` bytes of a comment make it any size. */
export function pdfOf(options: { padding?: number; encrypted?: boolean } = {}): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << >> >>",
    "<< /Length 21 >>\nstream\n0 0 1 rg 20 20 80 40 re f\nendstream",
  ];
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  if (options.padding) text += `%${"x".repeat(Math.max(0, options.padding - 2))}\n`;
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const encrypt = options.encrypted ? " /Encrypt 9 0 R" : "";
  text += `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A PDF of exactly so many bytes. */
export function pdfOfSize(bytes: number): Buffer {
  // The offset of the cross-reference grows with the file, so the padding is found in two steps.
  const first = pdfOf({ padding: bytes - pdfOf().length });
  const exact = pdfOf({ padding: bytes - pdfOf().length - (first.length - bytes) });
  if (exact.length !== bytes) throw new Error(`made ${exact.length} bytes instead of ${bytes}`);
  return exact;
}

const hwpxParts = (manifest = "<manifest/>"): Part[] => [
  { name: "mimetype", content: "application/hwp+zip", stored: true },
  { name: "version.xml", content: "<version/>" },
  { name: "META-INF/container.xml", content: "<container/>" },
  { name: "META-INF/manifest.xml", content: manifest },
  { name: "Contents/content.hpf", content: "<package/>" },
  { name: "Contents/header.xml", content: "<head/>" },
  { name: "Contents/section0.xml", content: "<sec>사업계획</sec>" },
];
export const hwpxOf = (change: (parts: Part[]) => Part[] = (parts) => parts): Promise<Buffer> =>
  zipOf(change(hwpxParts()));
export const encryptedHwpx = (): Promise<Buffer> =>
  zipOf(hwpxParts("<odf:manifest><odf:file-entry><odf:encryption-data/></odf:file-entry></odf:manifest>"));

const MAIN = {
  docx: ["word/document.xml", "wordprocessingml.document"],
  xlsx: ["xl/workbook.xml", "spreadsheetml.sheet"],
  pptx: ["ppt/presentation.xml", "presentationml.presentation"],
} as const;

/** An Office Open XML document of one empty part. */
export function officeOf(kind: keyof typeof MAIN, more: readonly Part[] = []): Promise<Buffer> {
  const [part, type] = MAIN[kind];
  const content = `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;
  return zipOf([
    { name: "[Content_Types].xml", content },
    { name: "_rels/.rels", content: "<Relationships/>" },
    { name: part, content: "<document/>" },
    ...more,
  ]);
}

const compound = (streams: Record<string, Buffer>): Buffer => {
  const container = utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) utils.cfb_add(container, name, content);
  return write(container, { type: "buffer" }) as Buffer;
};

/** An HWP 5 document; `flags` as in its file header (bit 1: password). */
export function hwpOf(flags = 1): Buffer {
  const header = Buffer.alloc(256);
  header.write("HWP Document File", 0, "latin1");
  header.writeUInt32LE(0x05_01_00_00, 32);
  header.writeUInt32LE(flags, 36);
  return compound({
    "/FileHeader": header,
    "/DocInfo": Buffer.alloc(5_000, 1),
    "/BodyText/Section0": deflateRawSync(Buffer.alloc(9_000, "가")),
  });
}
export const encryptedOffice = (): Buffer =>
  compound({ "/EncryptionInfo": Buffer.alloc(64), "/EncryptedPackage": Buffer.alloc(8_000, 7) });
export const oldWord = (): Buffer => compound({ "/WordDocument": Buffer.alloc(8_000, 7) });

/** One red pixel. */
export const pngOf = (): Buffer =>
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  );
/** One grey pixel. */
export const jpegOf = (): Buffer => Buffer.concat([JPEG_START, Buffer.from("ffd9", "hex")]);
const JPEG_START = Buffer.from(
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=",
  "base64",
);
