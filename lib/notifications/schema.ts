import { z } from "zod";

/** Notices to mark as read; all of one's own when the list is absent. */
export const markNotificationsReadSchema = z.object({ ids: z.array(z.string().max(64)).max(200).optional() });
export type MarkNotificationsRead = z.output<typeof markNotificationsReadSchema>;

export const resendMailSchema = z.object({ id: z.string().max(64) });
