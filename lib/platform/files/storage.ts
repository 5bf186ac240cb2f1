import "server-only";
import type { Readable } from "node:stream";
import { env } from "../env";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";

/** Where bytes live, by the SHA-256 of what they are. Writing the same content twice is one object. */
export type Storage = {
  has: (sha256: string) => Promise<boolean>;
  /** Takes a finished local file; after the promise the content survives a power cut. The local file is removed or moved. */
  put: (sha256: string, localPath: string, sizeBytes: number) => Promise<void>;
  open: (sha256: string) => Promise<Readable>;
  /** Throws unless a file could be stored now. */
  probe: () => Promise<void>;
};

let storage: Storage | undefined;

/** Local disk, or an S3-compatible bucket when S3_ENDPOINT and S3_BUCKET are set. */
export function fileStorage(): Storage {
  storage ??=
    env.S3_ENDPOINT && env.S3_BUCKET
      ? s3Storage({
          endpoint: env.S3_ENDPOINT,
          bucket: env.S3_BUCKET,
          region: env.S3_REGION,
          accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
          secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
        })
      : diskStorage(env.DATA_DIR);
  return storage;
}
