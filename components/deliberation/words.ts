import type { StatusTone } from "@/components/ui/status-tag";
import type { DeliberationState } from "@/lib/deliberation/domain/session";
import type { AgendaItemView, MotionState } from "@/lib/deliberation/types";
import type { Locale } from "@/lib/platform/i18n/routing";

const SESSION_TONES: Record<DeliberationState, StatusTone> = {
  PLANNED: "todo",
  IN_SESSION: "doing",
  ENDED: "warn",
  FINAL: "done",
  CANCELLED: "stop",
};
export const sessionTone = (state: DeliberationState): StatusTone => SESSION_TONES[state];

const MOTION_TONES: Record<MotionState, StatusTone> = {
  OPEN: "doing",
  CARRIED: "done",
  REJECTED: "stop",
  WITHDRAWN: "todo",
};
export const motionTone = (state: MotionState): StatusTone => MOTION_TONES[state];

type Item = Pick<AgendaItemView, "kind" | "title" | "teams">;
type Translate = (key: "item.support", values: { teams: string }) => string;

/** What an item is called: as typed, or after its teams. Takes the translator of namespace `deliberation`. */
export function itemTitle(t: Translate, locale: Locale, { kind, title, teams }: Item): string {
  if (kind === "GENERAL") return title;
  const names = teams.map((team) => (locale === "ko" ? team.nameKo : team.nameEn || team.nameKo));
  return t("item.support", { teams: names.join(" · ") });
}

/** A figure of the table as support writes it: GPUs are numbers, money is BigInt won. */
export const figureValue = (resource: string, amount: bigint): number | bigint =>
  resource === "GPU" ? Number(amount) : amount;
