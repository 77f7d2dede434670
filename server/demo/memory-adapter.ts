import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

interface Kept {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** More than a demonstration needs, and a ceiling on what somebody who plays with it can use up. */
const maxKept = 5_000;

/** What the demo provider remembers, in this process only: log-ins on their way, codes, tokens, sessions. */
export function memoryAdapter(now: () => Date): AdapterFactory {
  const kept = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found === undefined || found.expiresAt > now().getTime()) return found?.payload;
    kept.delete(key);
    return undefined;
  };
  const findWhere = (model: string, field: "uid" | "userCode", value: string): AdapterPayload | undefined => {
    for (const key of kept.keys()) {
      if (key.startsWith(`${model}:`) && find(key)?.[field] === value) return find(key);
    }
    return undefined;
  };
  const adapterOf = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const key = `${model}:${id}`;
      kept.delete(key);
      kept.set(key, { payload, expiresAt: now().getTime() + (expiresIn ?? 3600) * 1000 });
      const oldest = kept.keys().next().value;
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    },
    find: async (id) => find(`${model}:${id}`),
    findByUid: async (uid) => findWhere(model, "uid", uid),
    findByUserCode: async (userCode) => findWhere(model, "userCode", userCode),
    async consume(id) {
      const found = find(`${model}:${id}`);
      if (found !== undefined) found.consumed = Math.floor(now().getTime() / 1000);
    },
    async destroy(id) {
      kept.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
  return adapterOf;
}
