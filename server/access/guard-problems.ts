import { Problem } from "#server/errors/problem.ts";

/** The address holds characters that a browser does not send, or that parts of the program could read differently. */
export class WrongAddress extends Problem {
  readonly type = "wrong-address";
  readonly status = 400;
  readonly title = { da: "Adressen kan ikke bruges.", en: "The address cannot be used." };
}

export class AddressTooLong extends Problem {
  readonly type = "address-too-long";
  readonly status = 414;
  readonly title = { da: "Adressen er for lang.", en: "The address is too long." };
}

export class WrongMethod extends Problem {
  readonly type = "wrong-method";
  readonly status = 405;
  readonly title = { da: "Det kan man ikke her.", en: "This cannot be done here." };
}
