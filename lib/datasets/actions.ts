"use server";
import { createAction } from "@/lib/platform/action";
import { addDataEvidence } from "./commands/add-evidence";
import { cancelLot, mergeWish, openLot, unmergeWish } from "./commands/lots";
import { castBallot, moveVote, openVote } from "./commands/vote";
import { addWish, withdrawWish } from "./commands/wishes";
import {
  addDataEvidenceSchema,
  addWishSchema,
  cancelLotSchema,
  castBallotSchema,
  mergeWishSchema,
  moveVoteSchema,
  openLotSchema,
  openVoteSchema,
  unmergeWishSchema,
  withdrawWishSchema,
} from "./schema";

export const addWishAction = createAction(addWishSchema, ({ actor, receivedAt }, input) =>
  addWish(actor, input, receivedAt),
);

export const withdrawWishAction = createAction(withdrawWishSchema, ({ actor, receivedAt }, input) =>
  withdrawWish(actor, input, receivedAt),
);

export const openLotAction = createAction(openLotSchema, ({ actor, receivedAt }, input) =>
  openLot(actor, input, receivedAt),
);

export const mergeWishAction = createAction(mergeWishSchema, ({ actor, receivedAt }, input) =>
  mergeWish(actor, input, receivedAt),
);

export const unmergeWishAction = createAction(unmergeWishSchema, ({ actor, receivedAt }, input) =>
  unmergeWish(actor, input, receivedAt),
);

export const cancelLotAction = createAction(cancelLotSchema, ({ actor, receivedAt }, input) =>
  cancelLot(actor, input, receivedAt),
);

export const openVoteAction = createAction(openVoteSchema, ({ actor, receivedAt }, input) =>
  openVote(actor, input, receivedAt),
);

export const moveVoteAction = createAction(moveVoteSchema, ({ actor, receivedAt }, input) =>
  moveVote(actor, input, receivedAt),
);

export const castBallotAction = createAction(castBallotSchema, ({ actor, receivedAt }, input) =>
  castBallot(actor, input, receivedAt),
);

export const addDataEvidenceAction = createAction(addDataEvidenceSchema, ({ actor, receivedAt }, input) =>
  addDataEvidence(actor, input, receivedAt),
);
