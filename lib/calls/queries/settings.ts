import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RulebookContent } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";
import { rulebookForCall, type StoredCallSettings } from "../domain/settings";
import { callSettingsSchema } from "../schema";

/** `Call.settings` as it was stored. */
export const storedSettings = (value: unknown): StoredCallSettings | null =>
  value === null || value === undefined ? null : (callSettingsSchema.parse(value) as StoredCallSettings);

/** The rulebook as it stands for one call, given its row. */
export const rulebookOfCall = async (
  reader: Reader,
  call: { rulebookVersion: number; settings: unknown },
): Promise<RulebookContent> =>
  rulebookForCall(storedSettings(call.settings), await rulebookContent(reader, call.rulebookVersion));

/** The same by id. */
export async function callRulebook(reader: Reader, callId: string): Promise<RulebookContent> {
  const call = await reader.call.findUnique({
    where: { id: callId },
    select: { rulebookVersion: true, settings: true },
  });
  if (!call) throw new AppError("NOT_FOUND", `call ${callId}`);
  return rulebookOfCall(reader, call);
}
