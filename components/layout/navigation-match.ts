/** Whether `href` is the entry for the page at `pathname`: itself or a page below it. */
export function isCurrentEntry(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
