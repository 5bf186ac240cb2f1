import "server-only";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Storage } from "./storage-contract";

type Settings = { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string };

/** Any store that speaks S3. Keys are `files/<sha256>`; the checksum goes along, so that a damaged upload is refused. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Settings): Storage {
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const object = (sha256: string) => ({ Bucket: bucket, Key: `files/${sha256}` });
  const isMissing = (error: unknown): boolean =>
    (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404;
  return {
    has: async (sha256) => {
      try {
        await client.send(new HeadObjectCommand(object(sha256)));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    put: async (sha256, localPath, sizeBytes) => {
      await client.send(
        new PutObjectCommand({
          ...object(sha256),
          Body: createReadStream(localPath),
          ContentLength: sizeBytes,
          ContentType: "application/octet-stream",
          ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
        }),
      );
      await rm(localPath, { force: true });
    },
    open: async (sha256) => {
      const { Body } = await client.send(new GetObjectCommand(object(sha256)));
      if (!(Body instanceof Readable)) throw new Error(`file ${sha256} has no body`);
      return Body;
    },
    probe: async () => {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
}
