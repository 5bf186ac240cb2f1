/** Fields that are no form elements name their label by id. */
const labelById = (field: HTMLElement): HTMLElement | null =>
  document.getElementById(field.getAttribute("aria-labelledby") ?? "");

/** A field's question as shown on the page: the legend of its group, else its label, without the optional mark. */
export function labelText(id: string): string {
  const field = document.getElementById(id);
  if (!field) return "";
  const label =
    field.closest("fieldset[data-field]")?.querySelector("legend") ??
    (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
      ? field.labels?.[0]
      : labelById(field));
  return (label?.childNodes[0]?.textContent ?? "").trim();
}

/** Errors in the order in which their fields stand on the page, whatever the schema's; those of no field stay where they were. */
export const inPageOrder = <E extends { href: string }>(errors: readonly E[]): E[] =>
  errors.toSorted((a, b) => {
    const [one, other] = [a, b].map(({ href }) => document.getElementById(href.slice(1)));
    if (!one || !other || one === other) return 0;
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
