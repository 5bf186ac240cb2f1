import { AppError } from "@/lib/platform/errors";
import { ok } from "@/lib/platform/outcome";
import { createRoute, noInput } from "@/lib/platform/route";
import { admitWrite } from "@/lib/platform/write-gate";
import { finishUpload } from "@/lib/proposals/commands/finish-upload";
import { cancelUpload, ownUpload, receivePiece } from "@/lib/proposals/commands/uploads";
import { MAX_CHUNK_BYTES } from "@/lib/proposals/domain/attachments";
import { finishUploadSchema } from "@/lib/proposals/schema";

type Params = { id: string; uploadId: string };

/** A6: one piece, whose place is in `upload-offset`; 409 with the place to go on when another one was there first. */
export const PUT = createRoute<typeof noInput, Params>({
  schema: noInput,
  body: "raw",
  run: async ({ actor, receivedAt, request, params }) => {
    await ownUpload(actor, { proposalId: params.id, uploadId: params.uploadId });
    const offset = Number(request.headers.get("upload-offset") ?? Number.NaN);
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    if (!Number.isSafeInteger(offset) || offset < 0 || !(length > 0 && length <= MAX_CHUNK_BYTES))
      throw new AppError("INVALID_INPUT", "a piece needs its place and its length");
    // A sender that hangs up is no failure of ours.
    const bytes = await request.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => null,
    );
    if (bytes?.length !== length) throw new AppError("INVALID_INPUT", "the piece is not whole");
    const piece = { proposalId: params.id, uploadId: params.uploadId, offset, bytes };
    const received = await admitWrite(() => receivePiece(actor, piece, receivedAt));
    if (received.accepted) return ok(received);
    return Response.json(
      { ok: false, code: "CONFLICT", receivedBytes: received.receivedBytes },
      { status: 409, headers: { "cache-control": "no-store" } },
    );
  },
});

/** A6: all pieces are here: checks the file and attaches it. */
export const POST = createRoute<typeof finishUploadSchema, Params>({
  schema: finishUploadSchema,
  run: ({ actor, receivedAt, params }, input) =>
    finishUpload(actor, { proposalId: params.id, uploadId: params.uploadId, ...input }, receivedAt),
});

export const DELETE = createRoute<typeof noInput, Params>({
  schema: noInput,
  body: "raw",
  run: ({ actor, params }) => cancelUpload(actor, { proposalId: params.id, uploadId: params.uploadId }),
});
