import "server-only";
import { env } from "../env";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import type { Storage } from "./storage-contract";

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
