import { z } from "zod";
import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import { WRITTEN_KEYS } from "../domain/drafts";

const id = z.string().min(1).max(64);
const version = z.int().min(0);
const COMMENT_MAX = 2_000;
const key = z.enum(WRITTEN_KEYS);

export const presenceSchema = z.object({ sectionKey: z.enum(SECTION_KEYS), editing: z.boolean() });
export const restoreSectionSchema = z.object({ proposalId: id, key, version, revision: version });
export const addCommentSchema = z.object({
  proposalId: id,
  key,
  /** Empty for a comment of its own; else the first comment of a thread. */
  parentId: z.string().max(64),
  body: z.string().trim().min(1, { error: "required" }).max(COMMENT_MAX),
});
export const settleThreadSchema = z.object({ proposalId: id, commentId: id, resolved: z.boolean() });
export const deleteCommentSchema = z.object({ proposalId: id, commentId: id });
