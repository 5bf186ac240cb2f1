import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { fileResponse, openFile, storeFile } from "@/lib/platform/files";
import { DOCUMENT_TYPES, mediaTypeOf } from "@/lib/platform/files/media-type";
import { s3Storage } from "@/lib/platform/files/s3";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const LIMITS = { maxBytes: 5_000_000 };
const store = (bytes: Uint8Array | ReadableStream<Uint8Array>, name = "a.bin", limits: object = {}) =>
  storeFile(bytes, { name, uploadedById: null, limits: { ...LIMITS, ...limits } });
const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
const incoming = () => readdir(path.join(env.DATA_DIR, "files/incoming"));

describe("content-addressed files", () => {
  test("come back as they went in, under their hash", async () => {
    const bytes = randomBytes(300_000);
    const outcome = await store(new Blob([bytes]).stream(), "big.bin");
    if (!outcome.ok) throw new Error("refused");
    expect(outcome.data).toMatchObject({ sha256: sha256(bytes), sizeBytes: 300_000n, name: "big.bin" });
    expect((await buffer(await openFile(outcome.data.sha256))).equals(bytes)).toBe(true);
    expect(await incoming()).toEqual([]);
  });

  test("of the same content are one on disk and two on record, also when they arrive at once", async () => {
    const bytes = randomBytes(50_000);
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => store(bytes, `${index}.bin`)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await db.storedFile.count({ where: { sha256: sha256(bytes) } })).toBe(12);
    const folder = path.join(env.DATA_DIR, "files", sha256(bytes).slice(0, 2), sha256(bytes).slice(2, 4));
    expect((await readdir(folder)).filter((name) => name === sha256(bytes))).toHaveLength(1);
    expect(await incoming()).toEqual([]);
  });

  test("that are too large, empty or of another kind than allowed are refused, and leave nothing behind", async () => {
    const fieldErrors = async (outcome: ReturnType<typeof store>) => {
      const result = await outcome;
      return result.ok ? null : result.fieldErrors?.file?.[0];
    };
    expect(await fieldErrors(store(randomBytes(1_000_001), "x", { maxBytes: 1_000_000 }))).toBe(
      "files.tooLarge?maximumMegabytes=1",
    );
    expect(await fieldErrors(store(Buffer.alloc(0)))).toBe("files.empty");
    const allowed = { mediaTypes: DOCUMENT_TYPES };
    expect(await fieldErrors(store(Buffer.from("PK\x03\x04 zip"), "fake.pdf", allowed))).toBe("files.typeNotAllowed");
    expect(await fieldErrors(store(PDF, "plan.txt", allowed))).toBeNull();
    expect(await incoming()).toEqual([]);
  });

  test("are named without folders and control characters", async () => {
    const outcome = await store(PDF, "../../etc/사업\u0000계획서\n.pdf");
    expect(outcome.ok && outcome.data.name).toBe("사업계획서.pdf");
  });

  test("are downloads that cannot run as a page", async () => {
    const outcome = await store(Buffer.from("<script>alert(1)</script>"), '사업 "계획"(안)\'.html');
    if (!outcome.ok) throw new Error("refused");
    const response = await fileResponse(outcome.data);
    expect(response.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="__ ____(_)'.html"; filename*=UTF-8''%EC%82%AC%EC%97%85%20%22%EA%B3%84%ED%9A%8D%22%28%EC%95%88%29%27.html`,
    );
    expect(await response.text()).toBe("<script>alert(1)</script>");
  });
});

describe("type by content", () => {
  const zip = (name: string, content: string): Buffer => {
    const header = Buffer.alloc(30);
    header.write("PK\x03\x04", 0, "latin1");
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, Buffer.from(name + content)]);
  };
  const cfb = (inside: Buffer): Buffer =>
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), inside, Buffer.alloc(512)]);
  test.each([
    ["pdf", PDF, "application/pdf"],
    ["hwpx", zip("mimetype", "application/hwp+zip"), "application/hwp+zip"],
    ["hwp", cfb(Buffer.from("FileHeader", "utf16le")), "application/x-hwp"],
    ["old office", cfb(Buffer.from("WordDocument", "utf16le")), "application/x-cfb"],
    ["plain zip", zip("a.txt", "hello"), "application/zip"],
    ["text", Buffer.from("점수,합계\n1,2\n"), "text/plain"],
    ["noise", Buffer.from([0, 1, 2, 3, 255, 254]), "application/octet-stream"],
  ])("%s", async (_kind, bytes, expected) => {
    expect(await mediaTypeOf(bytes)).toBe(expected);
  });
});

describe("an S3-compatible store", () => {
  type Peer = { run: () => Promise<AddressInfo>; close: () => Promise<void> };
  const S3rver = createRequire(import.meta.url)("s3rver") as new (options: object) => Peer;
  let peer: Peer;
  let endpoint: string;

  beforeAll(async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), "s3-"));
    peer = new S3rver({
      port: 0,
      address: "127.0.0.1",
      silent: true,
      directory,
      configureBuckets: [{ name: "files" }],
    });
    endpoint = `http://127.0.0.1:${(await peer.run()).port}`;
  });
  afterAll(() => peer.close());
  const storage = () =>
    s3Storage({ endpoint, bucket: "files", region: "us-east-1", accessKeyId: "S3RVER", secretAccessKey: "S3RVER" });

  test("keeps and gives back the same bytes", async () => {
    const bytes = randomBytes(1_200_000);
    const local = path.join(await mkdtemp(path.join(os.tmpdir(), "up-")), "file");
    await writeFile(local, bytes);
    const hash = sha256(bytes);
    expect(await storage().has(hash)).toBe(false);
    await storage().put(hash, local, bytes.length);
    expect(await storage().has(hash)).toBe(true);
    expect((await buffer(await storage().open(hash))).equals(bytes)).toBe(true);
    await expect(readFile(local)).rejects.toThrow("ENOENT");
    await storage().probe();
  });

  test("says so when the bucket or the file is not there", async () => {
    await expect(storage().open("0".repeat(64))).rejects.toThrow();
    const lost = s3Storage({ endpoint, bucket: "none", region: "x", accessKeyId: "S3RVER", secretAccessKey: "S3RVER" });
    await expect(lost.probe()).rejects.toThrow();
  });
});
