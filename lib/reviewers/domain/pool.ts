type Row = {
  userId: string;
  name: string;
  nameEn: string;
  email: string;
  standing: string;
  isForeign: boolean;
  fieldKeys: readonly string[];
  keywords: readonly string[];
  availability: string;
  organisation: string;
  unit: string;
  panels: number;
  submitted: number;
  waiting: number;
};
type Query = { search: string; sort: string; direction: "asc" | "desc"; filters: Record<string, string> };
type Field = { key: string; nameKo: string; nameEn: string };

export const POOL_LIST = {
  sortable: ["name", "organisation", "panels", "submitted", "waiting"],
  defaultSort: "name",
  filters: ["field", "origin", "availability", "standing"],
} as const;

const collator = new Intl.Collator("ko", { numeric: true });
const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

function compare(sort: string, a: Row, b: Row): number {
  if (sort === "panels" || sort === "submitted" || sort === "waiting") return a[sort] - b[sort];
  return sort === "organisation" ? collator.compare(a.organisation, b.organisation) : collator.compare(a.name, b.name);
}

/** S2: the pool searched (names, address, organisation, fields in both languages, own words), filtered and in Korean order. */
export function arrangePool<T extends Row>(rows: readonly T[], query: Query, fields: readonly Field[]): T[] {
  const { field, origin, availability, standing } = query.filters;
  const names = new Map(fields.map(({ key, nameKo, nameEn }) => [key, `${nameKo} ${nameEn}`]));
  const wanted = folded(query.search).split(/\s+/).filter(Boolean);
  const wordsOf = (row: T) =>
    folded(
      [
        row.name,
        row.nameEn,
        row.email,
        row.organisation,
        row.unit,
        ...row.keywords,
        ...row.fieldKeys.map((key) => names.get(key) ?? ""),
      ].join(" "),
    );
  const sign = query.direction === "desc" ? -1 : 1;
  return rows
    .filter((row) => !field || row.fieldKeys.includes(field))
    .filter((row) => !origin || row.isForeign === (origin === "foreign"))
    .filter((row) => !availability || row.availability === availability)
    .filter((row) => !standing || row.standing === standing)
    .filter((row) => wanted.every((word) => wordsOf(row).includes(word)))
    .sort(
      (a, b) => sign * compare(query.sort, a, b) || collator.compare(a.name, b.name) || (a.userId < b.userId ? -1 : 1),
    );
}
