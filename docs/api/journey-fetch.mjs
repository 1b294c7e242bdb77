// The whole journey with fetch: JSON over HTTP, no library at all.
//   node journey-fetch.mjs http://127.0.0.1:8482 "$(cat ~/.viva/token)"
import { randomUUID } from "node:crypto";

const [server, token] = process.argv.slice(2);

async function call(method, path, body) {
  const answer = await fetch(server + path, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw Object.assign(new Error(`${answer.status}: ${text}`), { status: answer.status });
  return JSON.parse(text);
}
const get = (path) => call("GET", path);
const change = (path, body = {}) => call("POST", path, { ...body, requestId: randomUUID() });

// 1. The bank. Importing is a stream of messages, hence gRPC or `viva import`.
const { questions } = await get("/v1/questions?pageSize=5&area=django");
console.log(`found ${questions.length} questions`);

// 2. Plan.
const plan = await change("/v1/plans", { text: "4+ years, Django, 30 min" });
console.log(`plan ${plan.id}: ${plan.items.length} questions`);

// 3. Interview.
const interview = await change("/v1/interviews", {
  plan: plan.name,
  candidate: `Fetch Example ${randomUUID()}`,
  start: true,
});
const card = `/v1/${interview.name}/scorecards/-`; // - is you
for (const item of plan.items) {
  await change(`${card}:rate`, { position: item.position, rating: "RATING_GOOD", note: "said why before how" });
}
const { ratings, summary } = await get(card);
console.log(`rated ${ratings.length}, score ${summary.score}`);

const refusal = await change(`${card}:rate`, { position: 99, rating: "RATING_GOOD" }).catch((error) => error);
if (refusal.status !== 400) throw refusal;
console.log(`refused: ${refusal.message}`);

// 4. Submit, and take the scorecard away.
await change(`${card}:submit`, { recommendation: "RECOMMENDATION_YES", comment: "Solid on data." });
const exported = await get(`${card}:export?format=DOCUMENT_FORMAT_MARKDOWN`);
console.log(`exported ${exported.document}`);
if (!Buffer.from(exported.content, "base64").toString("utf8").includes("Recommendation: Yes")) {
  throw new Error("not the scorecard");
}
