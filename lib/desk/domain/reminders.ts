const HOUR_MS = 3_600_000;

export type ReminderWindow = {
  opensAt: Date;
  closesAt: Date;
  /** When the closing was last moved: everybody was told then, so only later marks count (C3). */
  extendedAt: Date | null;
};

/** When a mark of so many hours before closing is reached. */
export const markAt = (closesAt: Date, hours: number): Date => new Date(closesAt.getTime() - hours * HOUR_MS);

/**
 * C2: the mark that is due: the latest one reached, from its instant to the closing instant; null before the first and after
 * the closing. Earlier marks that nobody was told of are not made up for.
 */
export function dueMark(window: ReminderWindow, marks: readonly number[], now: Date): number | null {
  if (now > window.closesAt) return null;
  const reached = marks.filter((hours) => {
    const at = markAt(window.closesAt, hours);
    return at <= now && at >= window.opensAt && (window.extendedAt === null || at >= window.extendedAt);
  });
  return reached.length > 0 ? Math.min(...reached) : null;
}

export type DraftFacts = {
  /** Sections that the call asks for, in order, and how they stand. */
  asked: readonly { key: string; required: boolean }[];
  complete: ReadonlySet<string>;
  members: readonly { nameKo: string; nameEn: string; accepted: boolean; signed: boolean }[];
  signaturesRequired: boolean;
};
export type Missing = {
  sections: string[];
  unanswered: { ko: string; en: string }[];
  unsigned: { ko: string; en: string }[];
};

/** What a draft still lacks, as a reminder names it. */
export function missingOf({ asked, complete, members, signaturesRequired }: DraftFacts): Missing {
  const name = ({ nameKo, nameEn }: DraftFacts["members"][number]) => ({ ko: nameKo, en: nameEn || nameKo });
  return {
    sections: asked.filter(({ key, required }) => required && !complete.has(key)).map(({ key }) => key),
    unanswered: members.filter(({ accepted }) => !accepted).map(name),
    unsigned: signaturesRequired ? members.filter(({ accepted, signed }) => accepted && !signed).map(name) : [],
  };
}

export const isComplete = (missing: Missing): boolean =>
  missing.sections.length + missing.unanswered.length + missing.unsigned.length === 0;
