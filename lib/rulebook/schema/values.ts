import { z } from "zod";

/** What the sections of a rulebook are made of. */
export const hundredths = z.int().min(0).max(10_000);
export const count = z.int().min(0);
export const text = z.string().trim().min(1);
export const halfYear = z.string().regex(/^\d{4}H[12]$/, { error: "rulebook.halfYear" });
/** Stored as a decimal string, since JSON has no big integers. */
export const won = z
  .union([z.string().regex(/^\d+$/, { error: "notANumber" }), z.int().min(0), z.bigint().min(0n)])
  .transform((value) => BigInt(value));

export const basisPoints = z.int().min(0).max(10_000);
export const distinct = (rows: { key: string }[]) => new Set(rows.map(({ key }) => key)).size === rows.length;
export const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: "rulebook.key" });
export const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
