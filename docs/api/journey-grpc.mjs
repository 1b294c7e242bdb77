// The whole journey with grpc-js: no .proto file, the server describes itself by reflection.
//   node journey-grpc.mjs 127.0.0.1:8482 "$(cat ~/.viva/token)" ../../seeds/banks/django.md
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import grpc from "@grpc/grpc-js";
import { GrpcReflection } from "grpc-js-reflection-client";

const [address, token, bank] = process.argv.slice(2);
const metadata = new grpc.Metadata();
metadata.set("authorization", `Bearer ${token}`);
const credentials = grpc.credentials.createInsecure(); // createSsl(rootPem) for a team's server

// Every service of the package, from the server itself.
const reflection = new GrpcReflection(address, credentials, {}, "v1");
const names = (await reflection.listServices("*", metadata)).filter((name) => name.startsWith("viva.v1."));
const clients = {};
for (const name of names) {
  const described = await reflection.getDescriptorBySymbol(name, metadata);
  const { viva } = described.getPackageObject({ enums: String, longs: Number, defaults: true, arrays: true });
  const short = name.slice("viva.v1.".length);
  clients[short] = new viva.v1[short](address, credentials);
}

// Fields are called as in the .proto files. A unary call as a promise. Every change takes a request id: sending it again changes nothing.
const call = (service, method, request) =>
  new Promise((resolve, reject) =>
    clients[service][method](request, metadata, { deadline: Date.now() + 20_000 }, (error, answer) =>
      error ? reject(error) : resolve(answer),
    ),
  );
const change = (service, method, request) => call(service, method, { ...request, request_id: randomUUID() });

// 1. Import a bank: a header, then the document in pieces; reports and progress come back.
const report = await new Promise((resolve, reject) => {
  const stream = clients.BankService.ImportQuestions(metadata);
  let last;
  stream.on("data", (answer) => (last = answer.report ?? last));
  stream.on("error", reject);
  stream.on("end", () => resolve(last));
  stream.write({ header: { document: basename(bank) } });
  stream.write({ chunk: readFileSync(bank) });
  stream.end();
});
console.log(`imported ${report.document}`);

// 2. Plan, from words.
const plan = await change("PlanService", "BuildPlan", { text: "4+ years, Django, 30 min" });
console.log(`plan ${plan.id}: ${plan.items.length} questions`);

// 3. Interview: watch it, rate and note every question.
const interview = await change("InterviewService", "CreateInterview", {
  plan: plan.name,
  candidate: `Grpc Example ${randomUUID()}`,
  start: true,
});
const card = `${interview.name}/scorecards/-`; // - is you
const watch = clients.InterviewService.WatchInterview({ name: interview.name }, metadata);
let rated = 0;
const watched = new Promise((resolve, reject) => {
  watch.on("error", (error) => (error.code === grpc.status.CANCELLED ? resolve() : reject(error)));
  watch.on("data", (answer) => {
    rated = Math.max(rated, ...answer.progress.map((progress) => progress.rated_positions.length));
    if (rated === plan.items.length) watch.cancel();
  });
});
for (const item of plan.items) {
  await change("ScorecardService", "RateItem", {
    name: card,
    position: item.position,
    rating: "RATING_GOOD",
    note: "said why before how",
  });
}
await watched;
console.log(`watched ${rated} ratings`);

// What is wrong comes as a status with a reason that a program can read.
const refusal = await change("ScorecardService", "RateItem", { name: card, position: 99, rating: "RATING_GOOD" }).catch((error) => error);
if (refusal.code !== grpc.status.INVALID_ARGUMENT) throw refusal;
console.log(`refused: ${refusal.details}`);

// 4. Submit, and take the scorecard away.
await change("ScorecardService", "SubmitScorecard", {
  name: card,
  recommendation: "RECOMMENDATION_YES",
  comment: "Solid on data.",
});
const exported = await call("ReportService", "ExportScorecard", { name: card, format: "DOCUMENT_FORMAT_MARKDOWN" });
console.log(`exported ${exported.document}`);
if (!exported.content.toString("utf8").includes("Recommendation: Yes")) throw new Error("not the scorecard");
Object.values(clients).forEach((client) => client.close());
process.exit(0);
