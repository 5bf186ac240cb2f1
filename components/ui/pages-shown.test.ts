import { expect, it } from "vitest";
import { pagesShown } from "./pages-shown";

it.each([
  [1, 1, [1]],
  [1, 5, [1, 2, null, 5]],
  [3, 5, [1, 2, 3, 4, 5]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [9, 9, [1, null, 8, 9]],
])("page %d of %d", (current, last, expected) => expect(pagesShown(current, last)).toEqual(expected));
