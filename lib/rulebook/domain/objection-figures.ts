import type { Figure, FigureValue } from "./figure";
import type { RulebookContent } from "./rulebook";

/** S10: the periods of an objection, who examines it, and the calendar that the periods are counted by. */
export function objectionFigures({ objection, calendar }: RulebookContent): Figure[] {
  const figure = (label: string, value: FigureValue): Figure => ({ key: label, group: "objection", label, value });
  const days = (count: number): FigureValue => ({ kind: "count", unit: "days", count });
  return [
    figure("objectionFiling", days(objection.filingDays)),
    figure("objectionDecision", days(objection.decisionDays)),
    figure("objectionReminders", {
      kind: "worded",
      word: "daysBefore",
      params: { days: objection.reminderDays.join(", ") },
    }),
    figure("objectionMembers", { kind: "count", unit: "people", count: objection.minMembers }),
    figure("holidays", {
      kind: "worded",
      word: "holidays",
      params: {
        from: String(calendar.firstYear),
        to: String(calendar.lastYear),
        count: calendar.holidays.length,
      },
    }),
    figure("holidaySource", { kind: "names", names: [{ ko: calendar.sourceKo, en: calendar.sourceEn }] }),
  ];
}
