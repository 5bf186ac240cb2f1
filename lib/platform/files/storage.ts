import "server-only";
import { env } from "../env";
import { diskStorage } from "./disk";
import type { Storage } from "./storage-contract";

let opened: Promise<Storage> | undefined;

async function openStorage(): Promise<Storage> {
  if (!env.S3_ENDPOINT || !env.S3_BUCKET) return diskStorage(env.DATA_DIR);
  const { s3Storage } = await import("./s3"); // a large client: loaded only where it is used
  return s3Storage({
    endpoint: env.S3_ENDPOINT,
    bucket: env.S3_BUCKET,
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "",
  });
}

/** Local disk, or an S3-compatible bucket when S3_ENDPOINT and S3_BUCKET are set. */
export function fileStorage(): Promise<Storage> {
  opened ??= openStorage();
  return opened;
}
