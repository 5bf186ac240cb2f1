/** Rows of a file of separated values (RFC 4180): quoted cells may hold anything, a mark of byte order is passed over. */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, "");
  // A spreadsheet in Korean or German saves with what its locale separates by: the first line tells.
  const [head = ""] = source.split(/\r?\n/, 1);
  const separator = [",", ";", "\t"].reduce((best, one) =>
    head.split(one).length > head.split(best).length ? one : best,
  );
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < source.length; at++) {
    const character = source[at] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') cell += source[at++];
      else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === separator) endCell();
    else if (character === "\n") {
      endCell();
      rows.push([]);
    } else if (character !== "\r") cell += character;
  }
  endCell();
  return rows.filter((row, index) => index < rows.length - 1 || row.some((one) => one !== ""));
}
