import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { Reader } from "../db";

type Limits = { mediaTypes: readonly string[]; maxBytes: number };

/** A file that the actor uploaded and that is what evidence may be, by its content (A6); null for anybody else's and for any other kind. */
export const ownFile = (
  reader: Reader,
  actor: Actor,
  file: { id: string } | null,
  { mediaTypes, maxBytes }: Limits,
): Promise<{ id: string; sha256: string } | null> =>
  reader.storedFile.findFirst({
    where: {
      ...{ id: file?.id ?? "", uploadedById: actor.id },
      ...{ mediaType: { in: [...mediaTypes] }, sizeBytes: { lte: maxBytes } },
    },
    select: { id: true, sha256: true },
  });
