import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type StoredFile, storeFile } from "./files";
import { formFile } from "./files/form-file";
import { type Failure, type Outcome, ok, refuseField } from "./outcome";
import { createRoute, noInput } from "./route";

type Params = Record<string, string>;
type Upload<P> = { actor: Actor; params: P; receivedAt: Date };
type Options<P> = {
  /** Throws NOT_FOUND, or returns a refusal, before a byte is stored. */
  authorise: (upload: Upload<P>) => undefined | Promise<Failure | undefined>;
  maxBytes: number;
  /** What the content may be, whatever the name says (A6). */
  mediaTypes: readonly string[];
  /** Looked through as a whole document: no scripts, no passwords, no bombs. */
  document?: boolean;
  /** What becomes of the stored file; without it the answer says what was stored, and an action lays it somewhere. */
  keep?: (upload: Upload<P>, file: StoredFile) => Promise<Outcome<unknown>>;
};

const described = ({ id, name, sizeBytes }: StoredFile) => ok({ id, name, sizeBytes: Number(sizeBytes) });

/** The only way to take in one small file: who may → how large → what it is → stored by its content. */
export function createUploadRoute<P extends Params = Params>(options: Options<P>) {
  const { authorise, maxBytes, mediaTypes, document, keep } = options;
  return createRoute<typeof noInput, P>({
    schema: noInput,
    body: "raw",
    run: async ({ actor, params, receivedAt, request }) => {
      const upload = { actor, params, receivedAt };
      const refusal = await authorise(upload);
      if (refusal) return refusal;
      const file = await formFile(request, maxBytes);
      if (!file) return refuseField("file", `files.tooLarge?maximumMegabytes=${maxBytes / 1_000_000}`);
      const limits = { maxBytes, mediaTypes, ...(document ? { document } : {}) };
      const stored = await storeFile(file.stream(), { name: file.name, uploadedById: actor.id, limits });
      if (!stored.ok) return stored;
      return keep ? keep(upload, stored.data) : described(stored.data);
    },
  });
}
