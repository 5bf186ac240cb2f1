import type { Readable } from "node:stream";

/** Where bytes live, by the SHA-256 of what they are. Writing the same content twice is one object. */
export type Storage = {
  has: (sha256: string) => Promise<boolean>;
  /** Takes a finished local file; after the promise the content survives a power cut. The local file is removed or moved. */
  put: (sha256: string, localPath: string, sizeBytes: number) => Promise<void>;
  open: (sha256: string) => Promise<Readable>;
  /** Throws unless a file could be stored now. */
  probe: () => Promise<void>;
};
