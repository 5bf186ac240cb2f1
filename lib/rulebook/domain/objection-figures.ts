import type { Figure, FigureValue, Name } from "./figure";
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
    ...holidayYears(calendar).map(
      (year): Figure => ({
        key: `holidays.${year}`,
        group: "objection",
        label: "holidays",
        about: { year },
        value: {
          kind: "names",
          names: calendar.holidays.filter(({ date }) => Number(date.slice(0, 4)) === year).map(named),
        },
      }),
    ),
    figure("holidaySource", { kind: "names", names: [{ ko: calendar.sourceKo, en: calendar.sourceEn }] }),
  ];
}

const holidayYears = ({ firstYear, lastYear }: RulebookContent["calendar"]): number[] =>
  Array.from({ length: Math.max(0, lastYear - firstYear + 1) }, (_, at) => firstYear + at);

/** `5. 24. 부처님오신날`, as a calendar writes a day within its year. */
function named({ date, nameKo, nameEn }: RulebookContent["calendar"]["holidays"][number]): Name {
  const day = `${Number(date.slice(5, 7))}. ${Number(date.slice(8, 10))}.`;
  return { ko: `${day} ${nameKo}`, en: `${day} ${nameEn}` };
}
