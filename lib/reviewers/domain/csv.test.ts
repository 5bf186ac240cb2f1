import { expect, it } from "vitest";
import { parseCsv } from "./csv";

it.each([
  [
    "a,b\r\n1,2\r\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    '\uFEFF이름;분야\n한가람;"음성;언어"',
    [
      ["이름", "분야"],
      ["한가람", "음성;언어"],
    ],
  ],
  [
    'a\tb\n"say ""yes""\nthen"\t',
    [
      ["a", "b"],
      ['say "yes"\nthen', ""],
    ],
  ],
  ["a,b\n\n1,2", [["a", "b"], [""], ["1", "2"]]],
  ["", []],
])("reads %j", (text, rows) => expect(parseCsv(text)).toEqual(rows));
