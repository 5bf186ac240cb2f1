import { findPassage, occurrenceAt, READ_SECTIONS, type ReadSection } from "@/lib/reviews/domain/reading";
import { QUOTE_MAX } from "@/lib/reviews/schema/workspace";

/** Attribute of the element that holds a section's own text and nothing else; its value is the section. */
export const PASSAGES = "data-passages";
export type Passage = { section: ReadSection; quote: string; occurrence: number };

const textsOf = (root: Element): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  return texts;
};

const sectionElement = (section: ReadSection): Element | null => document.querySelector(`[${PASSAGES}="${section}"]`);

/** The passage on the page, as it is drawn now; null when it cannot be found. */
export function rangeOf({ section, quote, occurrence }: Passage): Range | null {
  const root = sectionElement(section);
  if (!root || quote === "") return null;
  const texts = textsOf(root);
  const found = findPassage(texts.map(({ data }) => data).join(""), quote, occurrence);
  if (!found) return null;
  const range = document.createRange();
  let before = 0;
  for (const text of texts) {
    const after = before + text.data.length;
    if (found.start >= before && found.start < after) range.setStart(text, found.start - before);
    if (found.end > before && found.end <= after) {
      range.setEnd(text, found.end - before);
      return range;
    }
    before = after;
  }
  return null;
}

const isReadSection = (value: string | null): value is ReadSection =>
  value !== null && (READ_SECTIONS as readonly string[]).includes(value);

/** What is selected on the page, when it lies within one section and is neither nothing nor a whole page. */
export function selectedPassage(): (Passage & { range: Range }) | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const root = (start instanceof Element ? start : start.parentElement)?.closest(`[${PASSAGES}]`);
  const section = root?.getAttribute(PASSAGES) ?? null;
  if (!root || !isReadSection(section) || !root.contains(range.endContainer)) return null;
  const quote = selection.toString().replace(/\s+/g, " ").trim();
  if (quote === "" || quote.length > QUOTE_MAX) return null;
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(range.startContainer, range.startOffset);
  const text = textsOf(root)
    .map(({ data }) => data)
    .join("");
  return { section, quote, occurrence: occurrenceAt(text, quote, before.toString().length), range };
}

/** Brings a passage into view and selects it, so that the eye finds it. */
export function showPassage(passage: Passage): void {
  const range = rangeOf(passage);
  const target = range?.startContainer.parentElement ?? sectionElement(passage.section);
  target?.scrollIntoView({ block: "center" });
  if (!range) return;
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

// Drawn over the text, which stays as it was sealed. Build tools do not know the selector yet, so it is not in the style sheet.
const LOOK = `
::highlight(own-remark) { background-color: var(--warning-tint); text-decoration: underline 2px var(--warning-solid); }
::highlight(others-remark) { background-color: var(--primary-tint); text-decoration: underline 2px var(--primary-bar); }`;
let dressed = false;
function dress(): void {
  if (dressed) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  dressed = true;
}

type Mark = "own-remark" | "others-remark";

/** Draws passages as marked without touching the page; browsers without the means show the lists alone. */
export function markPassages(name: Mark, passages: readonly Passage[]): void {
  if (typeof Highlight === "undefined" || !CSS.highlights) return;
  dress();
  const ranges = passages.flatMap((passage) => rangeOf(passage) ?? []);
  CSS.highlights.set(name, new Highlight(...ranges));
}
export const unmarkPassages = (name: Mark): void => {
  if (typeof CSS !== "undefined" && CSS.highlights) CSS.highlights.delete(name);
};
