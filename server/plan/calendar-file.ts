export interface CalendarDay {
  /** Stable and opaque, so that a second download changes the same event. */
  readonly id: string;
  readonly words: string;
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly isDone: boolean;
}

const longestLine = 75;
const dayMs = 86_400_000;

const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");

/** Lines of at most 75 octets; a following line begins with a space (RFC 5545, 3.1). No letter is cut in two. */
export function folded(line: string): string {
  const lines: string[] = [];
  let part = "";
  let size = 0;
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    if (size + octets > longestLine) {
      lines.push(part);
      part = " ";
      size = 1;
    }
    part += letter;
    size += octets;
  }
  return [...lines, part].join("\r\n");
}

const plainDay = (day: string): string => day.replaceAll("-", "");
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);

const eventLines = ({ id, words, day, isDone }: CalendarDay, stamp: string): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${id}@afsaet`,
  `DTSTAMP:${stamp}`,
  `DTSTART;VALUE=DATE:${plainDay(day)}`,
  `DTEND;VALUE=DATE:${plainDay(dayAfter(day))}`,
  `SUMMARY:${escaped(isDone ? `✓ ${words}` : words)}`,
  "TRANSP:TRANSPARENT",
  "CLASS:PRIVATE",
  "END:VEVENT",
];

/** Whole days as an iCalendar file (RFC 5545). It holds the words of the days and nothing of whose they are. */
export function calendarFile(days: readonly CalendarDay[], now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Afsaet//Job plan//DA",
    "CALSCALE:GREGORIAN",
    ...days.flatMap((day) => eventLines(day, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
