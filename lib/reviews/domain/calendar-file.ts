export type CalendarEvent = {
  uid: string;
  startsAt: Date;
  endsAt: Date;
  /** When it was last changed, and how often: programs replace what they hold by the higher number. */
  changedAt: Date;
  sequence: number;
  title: string;
  description: string;
  location: string;
};

const FOLD_BYTES = 73;
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** RFC 5545: lines of at most 75 bytes, broken between characters, never within one. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, bytes] = ["", 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > FOLD_BYTES) {
      parts.push(part);
      [part, bytes] = ["", 0];
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join("\r\n ");
}

/** One event as an iCalendar file (RFC 5545), in UTC so that every calendar shows its own time. */
export const calendarFile = (event: CalendarEvent): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//portal//presentation//KO",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${event.uid}@portal`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${instant(event.changedAt)}`,
    `DTSTART:${instant(event.startsAt)}`,
    `DTEND:${instant(event.endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `LOCATION:${escaped(event.location)}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
