/** What a call lets a consortium know of its own members and people: that they stand elsewhere, never where. */
export type ShownCompeting = {
  organisations: { organisationId: string; nameKo: string; nameEn: string }[];
  /** Names of people who stand elsewhere under the same address, and of those who only bear a colleague's name. */
  people: string[];
  alike: string[];
  overcommitted: OvercommittedPerson[];
};
/** ②: one of one's own people who is promised for more than the whole of their time; `day` is where the heaviest stretch begins. */
export type OvercommittedPerson = { name: string; percent: number; day: string };
