import { z } from "zod";
import type { VoteFile } from "./domain/vote-file";

const count = z.int().nonnegative();

/** A file of votes as the field publishes them; every row must name two different models of the list. */
export const voteFileSchema = z
  .object({
    models: z.array(z.string().min(1)),
    X: z.array(z.tuple([count, count])),
    Y: z.array(z.tuple([count, count, count, count])),
  })
  .superRefine(({ models, X, Y }, context) => {
    if (X.length !== Y.length)
      context.addIssue({ code: "custom", message: `X has ${X.length} rows, Y has ${Y.length}`, path: ["Y"] });
    for (const [row, [first, second]] of X.entries()) {
      if (first === second || first >= models.length || second >= models.length)
        context.addIssue({
          code: "custom",
          message: `no two models of the list: ${first}, ${second}`,
          path: ["X", row],
        });
    }
  }) satisfies z.ZodType<VoteFile>;
