import { useTranslations } from "next-intl";

/** What an event is called; its code where no words were given yet. */
export function useEventWords(): (type: string) => string {
  const t = useTranslations("audit.types");
  return (type) => (t.has(type) ? t(type) : type);
}
