const home = "/administration/cv-vejledning";

export const guidelineAddresses = {
  home,
  draft: `${home}/kladde`,
  newRule: `${home}/kladde/ny`,
  rule: (id: string): string => `${home}/kladde/${id}`,
} as const;
