type Days = { validFrom: string | null; validUntil: string | null };
type Instants = { validFrom: Date; validTo: Date | null };

const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+09:00`);
const DAY_MS = 86_400_000;

/** Korean calendar days, the last one included, as a half-open period of instants. Without a first day it begins now. */
export function grantPeriod({ validFrom, validUntil }: Days, at: Date): Instants {
  return {
    validFrom: validFrom ? startOfDay(validFrom) : at,
    validTo: validUntil ? new Date(startOfDay(validUntil).getTime() + DAY_MS) : null,
  };
}

/** Where a grant stands at an instant. */
export function grantState(grant: Instants & { revokedAt: Date | null }, at: Date): "LIVE" | "FUTURE" | "PAST" {
  if (grant.revokedAt || (grant.validTo && grant.validTo <= at)) return "PAST";
  return grant.validFrom > at ? "FUTURE" : "LIVE";
}
