/** By its last word a measurement knows whose answer it is shown; no voter could. */
export const TELLING_WORDS = ["하나", "둘", "셋", "넷", "다섯"] as const;
