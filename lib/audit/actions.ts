"use server";
import { createAction } from "@/lib/platform/action";
import { verifyAuditLog } from "./commands";
import { verifyAuditSchema } from "./schema";

export const verifyAuditLogAction = createAction(verifyAuditSchema, ({ actor, receivedAt }) =>
  verifyAuditLog(actor, receivedAt),
);
