type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/**
 * A voice for a language, or none. Only voices of the device itself: others send what is read to a company, and
 * with it what the person is being asked. Android writes `da_DK` where others write `da-DK`.
 */
export function pickVoice<V extends Voice>(voices: readonly V[], lang: string): V | undefined {
  const speaks = (voice: V) => voice.lang.split(/[-_]/)[0]?.toLowerCase() === lang;
  const own = voices.filter((voice) => voice.localService && speaks(voice));
  return own.find((voice) => voice.default) ?? own[0];
}
