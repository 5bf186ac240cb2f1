import "server-only";
import type { Reader } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { RoundRule } from "@/lib/rulebook/domain/rulebook";
import { rulebookContent } from "@/lib/rulebook/queries";

/** S2: the rule of the round that a call's panel is in, as the frozen rulebook has it. */
export async function roundRuleOf(reader: Reader, work: { rulebookVersion: number }): Promise<RoundRule> {
  const { panel } = await rulebookContent(reader, work.rulebookVersion);
  const [rule] = panel.rounds;
  if (!rule) throw new AppError("RULE_VIOLATION", `rulebook ${work.rulebookVersion} has no round`);
  return rule;
}
