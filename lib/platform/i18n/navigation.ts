import { createNavigation } from "next-intl/navigation";
import { routing } from "./routing";

export { Link } from "./link";
/** Locale-aware link, redirect and router: use these, never next/link or next/navigation's redirect, in localized pages. */
export const { redirect, usePathname, useRouter, getPathname } = createNavigation(routing);
