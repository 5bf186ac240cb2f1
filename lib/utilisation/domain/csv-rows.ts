/** What one row may hold, so that a file without line ends is not read as one endless cell. */
const MAX_CELL = 1_000;

const separatorOf = (head: string): string =>
  [",", ";", "\t"].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));

/** Reads separated values (RFC 4180) piece by piece: quoted cells may run over the pieces' ends. */
function createRowReader(separator: string) {
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  let closing = false;
  const endCell = () => {
    row.push(cell.slice(0, MAX_CELL));
    cell = "";
  };
  const plain = (character: string, rows: string[][]) => {
    if (character === '"' && cell === "") quoted = true;
    else if (character === separator) endCell();
    else if (character === "\n") {
      endCell();
      rows.push(row);
      row = [];
    } else if (character !== "\r" && cell.length < MAX_CELL) cell += character;
  };
  return {
    read(text: string): string[][] {
      const rows: string[][] = [];
      for (const character of text) {
        if (closing) {
          closing = false;
          if (character === '"') cell += character;
          else {
            quoted = false;
            plain(character, rows);
          }
        } else if (!quoted) plain(character, rows);
        else if (character === '"') closing = true;
        else if (cell.length < MAX_CELL) cell += character;
      }
      return rows;
    },
    end(): string[][] {
      endCell();
      return row.length > 1 || row[0] !== "" ? [row] : [];
    },
  };
}

/** Rows of a file as it comes in, never more of it in memory than one piece; the first line tells what it is separated by. */
export async function* csvRows(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let head = "";
  let reader: ReturnType<typeof createRowReader> | null = null;
  for await (const piece of pieces) {
    if (reader) {
      yield* reader.read(piece);
      continue;
    }
    head += piece;
    if (!head.includes("\n")) continue;
    const text = head.replace(/^\uFEFF/, "");
    reader = createRowReader(separatorOf(text.slice(0, text.indexOf("\n"))));
    yield* reader.read(text);
  }
  reader ??= createRowReader(separatorOf(head));
  if (!head.includes("\n")) yield* reader.read(head.replace(/^\uFEFF/, ""));
  yield* reader.end();
}
