/** What is printed around the questions, in one language. */
export interface PaperWords {
  readonly code: string;
  /** What the picture of the code is to somebody who cannot see it. */
  codePicture(code: string): string;
  readonly why: string;
  readonly howTo: string;
  readonly steps: readonly string[];
  /** Only where some question is for some people. */
  readonly notForAll: string;
  readonly yourName: string;
  readonly noName: string;
  readonly handIn: string;
  handInAt(sender: string): readonly string[];
  readonly handInUnnamed: string;
  helpAt(phone: string): string;
  from(sender: string): string;
  /** What a question is called in the condition of another one. */
  question(number: number): string;
  onlyIf(clause: string): string;
  /** Before a list of things. */
  readonly onlyIfAll: string;
  onlyIfSome(number: number): string;
  readonly tickOne: string;
  readonly tickSeveral: string;
  readonly tickOneEachLine: string;
  readonly tickOnScale: string;
  wholeNumber(min: number, max: number): string;
  readonly writeDate: string;
  readonly dateParts: readonly [string, string, string];
  readonly ownWords: string;
  readonly roomToWrite: string;
  readonly box: string;
  readonly listed: string;
  part(number: number, of: number): string;
  page(number: number, of: number): string;
  readonly help: {
    readonly title: string;
    readonly notRead: string;
    readonly lines: readonly { readonly phone: string; readonly label: string }[];
    /** Where the municipality names no doctor on call. */
    readonly ownDoctor: string;
  };
}

const da: PaperWords = {
  code: "Kode",
  codePicture: (code) => `Stregkode for koden ${code}`,
  why: "Hvorfor spørger vi?",
  howTo: "Sådan svarer du",
  steps: [
    "Brug en kuglepen, og sæt kryds i felterne.",
    "Satte du et kryds forkert? Streg det helt ud, og sæt et nyt.",
    "Vil du ikke svare på et spørgsmål, så lad det stå tomt.",
    "Tallet ud for hvert svar er kun til den, der skriver dine svar ind.",
  ],
  notForAll: "Nogle spørgsmål er kun til nogle. Det står ved spørgsmålet.",
  yourName: "Dit navn",
  noName: "Skriv ikke dit navn på skemaet.",
  handIn: "Sådan afleverer du",
  handInAt: (sender) => [
    `Giv skemaet til din sagsbehandler i ${sender}.`,
    "En medarbejder skriver dine svar ind. Bagefter kan du se dem på Min side og sige til, hvis noget er forkert.",
  ],
  handInUnnamed: "Læg skemaet i en kuvert, og giv den til en medarbejder. Ingen kan se, hvem der har svaret.",
  helpAt: (phone) => `Har du brug for hjælp til skemaet? Ring ${phone}.`,
  from: (sender) => `Fra ${sender}`,
  question: (number) => `spørgsmål ${number}`,
  onlyIf: (clause) => `Svar kun, hvis ${clause}.`,
  onlyIfAll: "Svar kun, hvis alt dette passer:",
  onlyIfSome: (number) =>
    number === 1
      ? "Svar kun, hvis mindst én af disse ting passer:"
      : `Svar kun, hvis mindst ${number} af disse ting passer:`,
  tickOne: "Sæt ét kryds.",
  tickSeveral: "Sæt gerne flere kryds.",
  tickOneEachLine: "Sæt ét kryds på hver linje.",
  tickOnScale: "Sæt ét kryds ved et tal.",
  wholeNumber: (min, max) => `Skriv et helt tal fra ${min} til ${max}.`,
  writeDate: "Skriv en dato.",
  dateParts: ["Dag", "Måned", "År"],
  ownWords: "Skriv med dine egne ord.",
  roomToWrite: "Plads til at skrive",
  box: "Felt til kryds",
  listed: "Udfyld ét felt for hver.",
  part: (number, of) => `Del ${number} af ${of}`,
  page: (number, of) => `Side ${number} af ${of}`,
  help: {
    title: "Har du det rigtig svært lige nu?",
    notRead: "Ingen læser dine svar med det samme. Ring, hvis du har brug for hjælp nu:",
    lines: [
      { phone: "112", label: "Fare for liv" },
      { phone: "70 201 201", label: "Livslinien, hvis du har tanker om selvmord" },
    ],
    ownDoctor: "Ring til din egen læge, eller til lægevagten, når der er lukket",
  },
};

const en: PaperWords = {
  code: "Code",
  codePicture: (code) => `Barcode for the code ${code}`,
  why: "Why do we ask?",
  howTo: "How to answer",
  steps: [
    "Use a pen and tick the boxes.",
    "Did you tick the wrong box? Cross it out completely and tick another one.",
    "If you do not want to answer a question, leave it empty.",
    "The number next to each answer is only for the person who types your answers in.",
  ],
  notForAll: "Some questions are only for some people. It says so at the question.",
  yourName: "Your name",
  noName: "Do not write your name on the form.",
  handIn: "How to hand it in",
  handInAt: (sender) => [
    `Give the form to your caseworker at ${sender}.`,
    "A member of staff types your answers in. You can then see them on your own page and say if something is wrong.",
  ],
  handInUnnamed:
    "Put the form in an envelope and give it to a member of staff. Nobody can see who has answered.",
  helpAt: (phone) => `Do you need help with the form? Call ${phone}.`,
  from: (sender) => `From ${sender}`,
  question: (number) => `question ${number}`,
  onlyIf: (clause) => `Answer only if ${clause}.`,
  onlyIfAll: "Answer only if all of this is true:",
  onlyIfSome: (number) =>
    number === 1
      ? "Answer only if at least one of these is true:"
      : `Answer only if at least ${number} of these are true:`,
  tickOne: "Tick one box.",
  tickSeveral: "You may tick several boxes.",
  tickOneEachLine: "Tick one box on each line.",
  tickOnScale: "Tick one number.",
  wholeNumber: (min, max) => `Write a whole number from ${min} to ${max}.`,
  writeDate: "Write a date.",
  dateParts: ["Day", "Month", "Year"],
  ownWords: "Write in your own words.",
  roomToWrite: "Room to write",
  box: "Box to tick",
  listed: "Fill in one field for each.",
  part: (number, of) => `Part ${number} of ${of}`,
  page: (number, of) => `Page ${number} of ${of}`,
  help: {
    title: "Is it very hard for you right now?",
    notRead: "Nobody reads your answers straight away. Call if you need help now:",
    lines: [
      { phone: "112", label: "Danger to life" },
      { phone: "70 201 201", label: "Livslinien, if you have thoughts of suicide" },
    ],
    ownDoctor: "Call your own doctor, or the doctor on call when it is closed",
  },
};

/** Written here, not yet read by a translator. */
const ar: PaperWords = {
  code: "الرمز",
  codePicture: (code) => `الرمز الشريطي للرمز ${code}`,
  why: "لماذا نسأل؟",
  howTo: "كيف تجيب",
  steps: [
    "استخدم قلم حبر وضع علامة في المربعات.",
    "هل وضعت علامة خاطئة؟ اشطبها بالكامل وضع علامة جديدة.",
    "إذا كنت لا تريد الإجابة عن سؤال فاتركه فارغًا.",
    "الرقم بجانب كل إجابة هو فقط لمن يدخل إجاباتك.",
  ],
  notForAll: "بعض الأسئلة لبعض الأشخاص فقط. ذلك مكتوب عند السؤال.",
  yourName: "اسمك",
  noName: "لا تكتب اسمك على الاستمارة.",
  handIn: "كيف تسلّم الاستمارة",
  handInAt: (sender) => [
    `أعطِ الاستمارة لموظف ملفك في ${sender}.`,
    "يدخل أحد الموظفين إجاباتك. بعد ذلك يمكنك رؤيتها في صفحتك وإخبارنا إذا كان هناك خطأ.",
  ],
  handInUnnamed: "ضع الاستمارة في ظرف وسلّمه لأحد الموظفين. لا أحد يستطيع معرفة من أجاب.",
  helpAt: (phone) => `هل تحتاج إلى مساعدة في الاستمارة؟ اتصل بالرقم ${phone}.`,
  from: (sender) => `من ${sender}`,
  question: (number) => `السؤال ${number}`,
  onlyIf: (clause) => `أجب فقط إذا ${clause}.`,
  onlyIfAll: "أجب فقط إذا كان كل هذا ينطبق عليك:",
  onlyIfSome: (number) =>
    number === 1
      ? "أجب فقط إذا انطبق عليك أمر واحد على الأقل:"
      : `أجب فقط إذا انطبق عليك ${number} من هذه الأمور على الأقل:`,
  tickOne: "ضع علامة واحدة.",
  tickSeveral: "يمكنك وضع أكثر من علامة.",
  tickOneEachLine: "ضع علامة واحدة في كل سطر.",
  tickOnScale: "ضع علامة واحدة عند رقم.",
  wholeNumber: (min, max) => `اكتب عددًا صحيحًا من ${min} إلى ${max}.`,
  writeDate: "اكتب تاريخًا.",
  dateParts: ["اليوم", "الشهر", "السنة"],
  ownWords: "اكتب بكلماتك.",
  roomToWrite: "مساحة للكتابة",
  box: "مربع للعلامة",
  listed: "املأ حقلاً لكل واحد.",
  part: (number, of) => `الجزء ${number} من ${of}`,
  page: (number, of) => `صفحة ${number} من ${of}`,
  help: {
    title: "هل تمر بوقت صعب جدًا الآن؟",
    notRead: "لا أحد يقرأ إجاباتك فورًا. اتصل إذا كنت بحاجة إلى مساعدة الآن:",
    lines: [
      { phone: "112", label: "خطر على الحياة" },
      { phone: "70 201 201", label: "خط الحياة، إذا كانت لديك أفكار انتحارية" },
    ],
    ownDoctor: "اتصل بطبيبك، أو بالطبيب المناوب عندما تكون العيادة مغلقة",
  },
};

const words: Readonly<Record<string, PaperWords>> = { da, en, ar };

/** The words of a language; Danish where there are none. */
export const paperWords = (lang: string): PaperWords => words[lang] ?? da;
