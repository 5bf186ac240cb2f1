const LONGEST_BYTES = 180;
/** Control characters, those that turn the direction of writing, and what a file system takes for more than a letter. */
const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;
/** Names that some systems take for a device, whatever ending follows. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");

/** As many letters from the start as fit; never half a letter. */
function fitted(text: string, bytes: number): string {
  let kept = "";
  for (const letter of text) {
    if (bytesOf(kept) + bytesOf(letter) > bytes) break;
    kept += letter;
  }
  return kept;
}

const apart = (name: string): [string, string] => {
  const dot = name.lastIndexOf(".");
  return dot > 0 && name.length - dot <= 12 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
};

/** A name that can only be a file of its folder, on any system: no way up, no device, no hidden file, not too long; Korean stays. */
export function safeName(given: string): string {
  const plain = given
    .normalize("NFC")
    .replaceAll(UNSAFE, "_")
    .replace(/^[\s.]+/u, "")
    .replace(/[\s.]+$/u, "");
  const [stem, ending] = apart(DEVICE.test(plain) ? `_${plain}` : plain);
  return `${fitted(stem, LONGEST_BYTES - bytesOf(ending)).trimEnd()}${ending}` || "_";
}

/** Gives each name out once, large or small letters alike: `보고서.pdf`, `보고서 (2).pdf`. */
export function uniqueNames(): (given: string) => string {
  const taken = new Set<string>();
  return (given) => {
    const name = safeName(given);
    const [stem, ending] = apart(name);
    for (let nth = 1; ; nth++) {
      const candidate = nth === 1 ? name : `${stem} (${nth})${ending}`;
      const key = candidate.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  };
}

/** The folder of one proposal: its number, which no other has, and who leads it. */
export const folderName = (receiptNumber: string, leadName: string): string => safeName(`${receiptNumber}_${leadName}`);
