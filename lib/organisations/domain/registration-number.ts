const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;
const NINTH = 8;

/** The ten digits alone: people type hyphens and spaces. */
export const normaliseRegistrationNumber = (text: string): string => text.replace(/[\s-]/g, "");

/** The check digit of nine leading digits: weighted sum, plus the tens of the ninth digit's product. */
export function registrationCheckDigit(nine: string): number {
  const digits = [...nine].map(Number);
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  const carried = Math.floor(((digits[NINTH] ?? 0) * WEIGHTS[NINTH]) / 10);
  return (10 - ((sum + carried) % 10)) % 10;
}

/** A2: why this is no business registration number; null when it is one. Accepts hyphens and spaces. */
export function registrationNumberProblem(text: string): null | "LENGTH" | "CHECK_DIGIT" {
  const number = normaliseRegistrationNumber(text);
  if (!/^\d{10}$/.test(number)) return "LENGTH";
  return registrationCheckDigit(number.slice(0, 9)) === Number(number[9]) ? null : "CHECK_DIGIT";
}

/** `123-45-67890`, as it stands on the certificate. */
export const formatRegistrationNumber = (number: string): string =>
  number.replace(/^(\d{3})(\d{2})(\d{5})$/, "$1-$2-$3");
