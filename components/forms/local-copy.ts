// Storage may be full, forbidden or absent: the copy is a second net, so its failure must never stop the writing.
const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

/** What was typed and is not yet with the server stays on this device, under a name of its own, until it is. */
export const keepText = (name: string, text: string): void => {
  quietly(() => localStorage.setItem(name, text));
};
export const dropText = (name: string): void => {
  quietly(() => localStorage.removeItem(name));
};
/** The copy as plain JSON; null when there is none that can be read. */
export const readJson = (name: string): unknown => quietly(() => JSON.parse(localStorage.getItem(name) ?? "null"));
