import { createSignal, onMount } from "solid-js";
import "#site/styles/buttons.css";
import { idleSeconds, minutesLeft, nextLook, warningSeconds } from "./session-clock.ts";
import "./session-warning.css";

interface Props {
  readonly secondsLeft: number;
  /** Id of the form whose text is kept when the session has ended. */
  readonly form?: string | undefined;
  readonly texts: {
    readonly heading: string;
    /** For one minute left, for two, and so on. */
    readonly left: readonly string[];
    readonly stay: string;
    readonly stayed: string;
    readonly over: string;
    readonly overText: string;
    readonly logIn: string;
  };
}

/**
 * Says when the session is about to end, and extends it by one press. When it has ended, a page with typed text
 * stays, and its form leads to the log-in with the text kept; any other page is taken off the screen.
 */
export function SessionWarning(props: Props) {
  let dialog: HTMLDialogElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endsAt = Date.now() + props.secondsLeft * 1000;
  const [left, setLeft] = createSignal(props.secondsLeft);
  const [said, setSaid] = createSignal("");
  const isOver = () => left() <= 0;

  const look = () => {
    clearTimeout(timer);
    setLeft(Math.ceil((endsAt - Date.now()) / 1000));
    if (left() > warningSeconds) dialog?.close();
    else if (isOver() && !props.form) location.reload();
    else if (!dialog?.open) dialog?.showModal();
    if (!isOver()) timer = setTimeout(look, nextLook(left()) * 1000);
  };
  const stay = async () => {
    const { kind } = await (await fetch("/api/me")).json();
    endsAt = kind === "nobody" ? 0 : Date.now() + idleSeconds * 1000;
    look();
    if (!isOver()) setSaid(props.texts.stayed);
  };
  const goOn = (event: Event) => {
    endsAt = Date.now() + (event as CustomEvent<number>).detail * 1000;
    look();
  };
  const comeBack = (event: PageTransitionEvent) => event.persisted && location.reload();

  // Lives as long as the page: nothing to clean up.
  onMount(() => {
    look();
    addEventListener("pageshow", comeBack);
    addEventListener("afsaet:active", goOn);
    document.addEventListener("visibilitychange", look);
    if (document.activeElement === document.body) document.getElementById("error-summary")?.focus();
  });

  return (
    <>
      <dialog ref={dialog} class="session-warning" aria-labelledby="warning-title">
        <h2 id="warning-title">{isOver() ? props.texts.over : props.texts.heading}</h2>
        <p aria-live="polite">
          {isOver() ? props.texts.overText : props.texts.left[minutesLeft(left()) - 1]}
        </p>
        <button
          type={isOver() ? "submit" : "button"}
          form={props.form}
          class="button button-primary"
          onClick={() => isOver() || stay()}
        >
          {isOver() ? props.texts.logIn : props.texts.stay}
        </button>
      </dialog>
      <p role="status" class="visually-hidden">
        {said()}
      </p>
    </>
  );
}
