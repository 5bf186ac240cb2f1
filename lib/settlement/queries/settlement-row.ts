import "server-only";
import { z } from "zod";
import type { StatementDraft } from "../domain/statement";

const texts = z.record(z.string(), z.string()).default({});
const stored = z.object({ explanations: texts, carryOver: texts });

/** The team's draft as it is kept. */
export const readDraft = (draft: unknown): StatementDraft => stored.parse(draft);
