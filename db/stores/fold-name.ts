/** A name as it is searched: composed letters, Danish lower case, single spaces. Folding twice changes nothing. */
export const foldName = (name: string): string =>
  name.normalize("NFC").toLocaleLowerCase("da").normalize("NFC").replace(/\s+/g, " ").trim();
