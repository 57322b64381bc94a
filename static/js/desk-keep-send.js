// Sends a form's fields to the desk, and says in one word what came of it.
(() => {
  // kept: taken. door: signed out. silent: no answer. other: somebody else has signed in. refused: not taken.
  const KEEPALIVE_LIMIT = 60_000;
  const judge = async (response) => {
    if (response.type === "opaqueredirect") return { kind: "door" };
    if (response.status >= 500) return { kind: "silent" };
    const answer = await response.json().catch(() => null);
    if (!answer) return { kind: response.status === 403 ? "door" : "refused" };
    if (response.ok) return { kind: "kept", answer };
    return { kind: response.status === 409 ? "other" : "refused", said: answer.error };
  };
  const size = (pairs) => pairs.reduce((sum, [name, value]) => sum + 150 + name.length + 3 * value.length, 0);

  window.deskKeep ??= {};
  window.deskKeep.send = async (address, pairs, { leaving = false } = {}) => {
    const body = new FormData();
    pairs.forEach(([name, value]) => body.append(name, value));
    try {
      const response = await fetch(address, {
        method: "POST",
        body,
        redirect: "manual",
        cache: "no-store",
        headers: { "X-CSRFToken": window.deskToken.read() },
        keepalive: leaving && size(pairs) < KEEPALIVE_LIMIT,
        signal: AbortSignal.timeout(10_000),
      });
      return await judge(response);
    } catch {
      return { kind: "silent" };
    }
  };
})();
