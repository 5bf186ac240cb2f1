import { z } from "zod";
import { auditEvent } from "./event";

/** What can be on record about reviews. */
export const reviewsEvents = [auditEvent("reviews.noted", z.object({ note: z.string() }))] as const;
