import { formatCount } from "@/lib/platform/format";

/** Without separators; full-width figures as an input method writes them count as what they are. */
const bare = (text: string): string => text.normalize("NFKC").replace(/[,\s]/g, "");

/** Typed text as a number with at most `decimals` decimals; text that is none stays text; empty is null. */
export function readNumber(text: string, decimals: number): number | string | null {
  const digits = bare(text);
  if (digits === "") return null;
  const pattern = decimals > 0 ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(digits) || (digits.split(".")[1]?.length ?? 0) > decimals) return text;
  return Number(digits);
}

/** Typed text as won; text that is none stays text; empty is null. */
export function readWon(text: string): bigint | string | null {
  const digits = bare(text);
  if (digits === "") return null;
  return /^-?\d{1,40}$/.test(digits) ? BigInt(digits) : text;
}

/** A held figure as it is shown for typing on. */
export function writeFigure(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return formatCount(value);
  if (typeof value === "bigint") return formatCount(value);
  return typeof value === "string" ? value : "";
}

const SEOUL_OFFSET_MS = 9 * 3_600_000;

/** Date and time as typed in Seoul → the instant in ISO; `""` while either is missing. Korea has had no summer time since 1988. */
export function seoulToInstant(date: string, time: string): string {
  if (!date || !time) return "";
  const at = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  return Number.isNaN(at) ? "" : new Date(at - SEOUL_OFFSET_MS).toISOString();
}

/** An instant → date and time in Seoul as inputs take them. */
export function instantToSeoul(at: unknown): { date: string; time: string } {
  const instant = at instanceof Date ? +at : typeof at === "string" && at ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(instant)) return { date: "", time: "" };
  const text = new Date(instant + SEOUL_OFFSET_MS).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}
