import { insideUnit, refuseNesting } from "./unit-scope.ts";

/** What the queue needs of a connection; `begin` may wait, the others do not. */
export interface Transactor {
  begin(): Promise<void>;
  commit(): void;
  /** Undoes everything since `begin`, or since the savepoint. */
  rollback(): void;
  savepoint(): void;
  releaseSavepoint(): void;
  rollbackSavepoint(): void;
  /** False when the database undid the whole transaction by itself, as it may when the disk is full. */
  isOpen(): boolean;
}

interface Waiting {
  run(): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const largestGroup = 128;

/**
 * Group commit: everything that waits goes into one transaction, each unit in its own savepoint, so that many
 * writers share one flush of the disk and a failing unit fails alone. A unit resolves only after the commit.
 */
export class WriteQueue {
  readonly #transactor: Transactor;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | null = null;

  constructor(transactor: Transactor) {
    this.#transactor = transactor;
  }

  add<T>(unit: () => Promise<T>): Promise<T> {
    refuseNesting();
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.push({ run: unit, resolve, reject });
    this.#draining ??= this.#drain();
    return promise as Promise<T>;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop, so that all requests that arrived together share the commit.
      await new Promise((resume) => setImmediate(resume));
      await this.#group(this.#waiting.splice(0, largestGroup));
    }
    this.#draining = null;
  }

  async #group(group: readonly Waiting[]): Promise<void> {
    const settle: (() => void)[] = [];
    try {
      await this.#transactor.begin();
      for (const waiting of group) settle.push(await this.#runOne(waiting));
      this.#transactor.commit();
    } catch (error) {
      const reason = this.#undo(error);
      for (const waiting of group) waiting.reject(reason);
      return;
    }
    for (const tell of settle) tell();
  }

  #undo(error: unknown): unknown {
    try {
      if (this.#transactor.isOpen()) this.#transactor.rollback();
      return error;
    } catch (second) {
      return new AggregateError([error, second], "A transaction could not be undone.");
    }
  }

  /** Runs one unit in its savepoint; what it says to its caller waits for the commit. */
  async #runOne({ run, resolve, reject }: Waiting): Promise<() => void> {
    this.#transactor.savepoint();
    try {
      const value = await insideUnit(run);
      this.#transactor.releaseSavepoint();
      return () => resolve(value);
    } catch (error) {
      if (!this.#transactor.isOpen()) throw error;
      this.#transactor.rollbackSavepoint();
      return () => reject(error);
    }
  }
}
