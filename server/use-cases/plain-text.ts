/** Control characters but tab and line feed, halves of letters, and marks that turn the reading direction of what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notText = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/**
 * Free text as it is stored: letters put together (NFC), line ends as line feeds, no control characters and no
 * marks that make text read other than it is. Everything that a person sees stays.
 */
export const plainText = (text: string): string =>
  text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(notText, "").normalize("NFC").trim();
