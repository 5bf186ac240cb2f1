/** G5: a name that a program gives one call, so that sending it again changes nothing. Null for what cannot be one. */
export const isIdempotencyKey = (text: string): boolean => /^[\x21-\x7e]{1,100}$/.test(text);
