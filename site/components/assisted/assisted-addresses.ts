import { addressesUnder } from "#site/components/question-steps/addresses.ts";

export interface AssistedPlace {
  readonly citizenId: string;
  readonly questionnaireId: string;
}

/** Addresses of a citizen's questionnaire for the caseworker who fills it in together with the citizen. */
export const assistedAddresses = ({ citizenId, questionnaireId }: AssistedPlace) => ({
  ...addressesUnder(`/sager/udfyld/${citizenId}/${questionnaireId}`),
  choose: `/sager/udfyld/${citizenId}`,
  pause: `/sager/udfyld/${citizenId}?gemt=1`,
  receipt: (responseId: string): string => `/sager/udfyld/${citizenId}/sendt/${responseId}`,
});
