import "server-only";
import { createHash } from "node:crypto";
import { type PassThrough, Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

export type ZipEntry = {
  /** Within the archive; `/` between folders, never up. Written as UTF-8. */
  path: string;
  content: Buffer | string | (() => Promise<Readable>);
  at: Date;
  /** False for what is packed already: pictures, PDF, office files. */
  compress?: boolean;
};
/** What really went into the archive. */
export type Zipped = { path: string; sizeBytes: number; sha256: string };
export type AddToZip = (entry: ZipEntry) => Promise<Zipped>;

const open = ({ content }: ZipEntry): Promise<Readable> | Readable =>
  typeof content === "function" ? content() : Readable.from([Buffer.from(content)]);

/**
 * An archive that is written while it is read: one entry after the other, each hashed on its way, and no more of any file
 * in memory than is just passing through. When the reader leaves, the writing stops; when the writing fails, the archive
 * breaks off without its directory, so that half of it can never be taken for the whole.
 */
export function zipStream(write: (add: AddToZip) => Promise<void>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const left = new AbortController();
  output.once("close", () => left.abort());
  zip.on("error", (error: Error) => output.destroy(error));

  const add: AddToZip = async (entry) => {
    left.signal.throwIfAborted();
    const source = await open(entry);
    const hash = createHash("sha256");
    let sizeBytes = 0;
    const passing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        done(null, chunk);
      },
    });
    zip.addReadStream(passing, entry.path, { mtime: entry.at, mode: 0o100644, compress: entry.compress ?? true });
    await pipeline(source, passing, { signal: left.signal });
    return { path: entry.path, sizeBytes, sha256: hash.digest("hex") };
  };

  write(add).then(
    () => zip.end(),
    (error: unknown) => output.destroy(error instanceof Error ? error : new Error("archive", { cause: error })),
  );
  return output;
}
