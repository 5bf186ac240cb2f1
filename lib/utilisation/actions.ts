"use server";
import { createAction } from "@/lib/platform/action";
import { importReports } from "./commands/import-reports";
import { createToken, revokeToken } from "./commands/manage-tokens";
import { createTokenSchema, importUtilisationSchema, revokeTokenSchema } from "./schema";

export const importUtilisationAction = createAction(importUtilisationSchema, ({ actor, receivedAt }, input) =>
  importReports(actor, input, receivedAt),
);

export const createTokenAction = createAction(createTokenSchema, ({ actor, receivedAt }, input) =>
  createToken(actor, input, receivedAt),
);

export const revokeTokenAction = createAction(revokeTokenSchema, ({ actor, receivedAt }, input) =>
  revokeToken(actor, input, receivedAt),
);
