package dev.viva.server.plan;

import com.google.protobuf.ByteString;
import dev.viva.server.error.VivaException;
import dev.viva.server.rpc.Caller;
import dev.viva.server.rpc.FileNames;
import dev.viva.server.rpc.Names;
import dev.viva.server.rpc.Pages;
import dev.viva.server.rpc.Requests;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.DropItemRequest;
import dev.viva.v1.ExplainPlanRequest;
import dev.viva.v1.ExplainPlanResponse;
import dev.viva.v1.ExportPlanRequest;
import dev.viva.v1.ExportPlanResponse;
import dev.viva.v1.GetPlanRequest;
import dev.viva.v1.ListAlternativesRequest;
import dev.viva.v1.ListAlternativesResponse;
import dev.viva.v1.ListPlansRequest;
import dev.viva.v1.ListPlansResponse;
import dev.viva.v1.PinQuestionRequest;
import dev.viva.v1.PlanAudience;
import dev.viva.v1.PlanServiceGrpc;
import dev.viva.v1.RebuildPlanRequest;
import dev.viva.v1.SwapItemRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code viva.v1.PlanService}: decodes, calls {@link Plans}, encodes. */
public final class PlanGrpcService extends PlanServiceGrpc.PlanServiceImplBase {
  private static final int DEFAULT_ALTERNATIVES = 5;
  private static final int MOST_ALTERNATIVES = 50;

  private final Plans plans;

  public PlanGrpcService(Plans plans) {
    this.plans = plans;
  }

  @Override
  public void buildPlan(BuildPlanRequest request, StreamObserver<dev.viva.v1.Plan> observer) {
    Plans.NewPlan wanted =
        new Plans.NewPlan(
            request.getText(),
            PlanProtos.overrides(request),
            Optional.of(request.getCandidate()).filter(candidate -> !candidate.isBlank()),
            request.getPinnedList(),
            request.getExcludedList(),
            request.getSeed(),
            request.getNearPoints());
    Caller caller = Caller.current();
    reply(
        observer,
        request.getDryRun()
            ? plans.preview(wanted, caller)
            : plans.build(Requests.mutation(request), wanted, caller));
  }

  @Override
  public void getPlan(GetPlanRequest request, StreamObserver<dev.viva.v1.Plan> observer) {
    reply(observer, plans.get(id(request.getName()), Caller.current()));
  }

  @Override
  public void listPlans(ListPlansRequest request, StreamObserver<ListPlansResponse> observer) {
    Pages.Page<Plan> page =
        plans.list(Pages.of(request, 50), request.getCandidate(), Caller.current());
    Requests.reply(
        observer,
        ListPlansResponse.newBuilder()
            .addAllPlans(page.items().stream().map(PlanProtos::encode).toList())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void listAlternatives(
      ListAlternativesRequest request, StreamObserver<ListAlternativesResponse> observer) {
    int wanted = request.getPageSize();
    if (wanted < 0) {
      throw new VivaException.Invalid(
          "page_size", "is " + wanted + ", expected 0 to " + MOST_ALTERNATIVES);
    }
    int size = wanted == 0 ? DEFAULT_ALTERNATIVES : Math.min(wanted, MOST_ALTERNATIVES);
    Requests.reply(
        observer,
        ListAlternativesResponse.newBuilder()
            .addAllAlternatives(
                plans
                    .alternatives(
                        id(request.getName()), request.getPosition(), size, Caller.current())
                    .stream()
                    .map(PlanProtos::encode)
                    .toList())
            .build());
  }

  @Override
  public void swapItem(SwapItemRequest request, StreamObserver<dev.viva.v1.Plan> observer) {
    Optional<String> question = Optional.of(request.getQuestion()).filter(id -> !id.isEmpty());
    reply(
        observer,
        plans
            .changes()
            .swap(
                Requests.mutation(request),
                id(request.getName()),
                request.getEtag(),
                request.getPosition(),
                question,
                Caller.current()));
  }

  @Override
  public void dropItem(DropItemRequest request, StreamObserver<dev.viva.v1.Plan> observer) {
    reply(
        observer,
        plans
            .changes()
            .drop(
                Requests.mutation(request),
                id(request.getName()),
                request.getEtag(),
                request.getPosition(),
                Caller.current()));
  }

  @Override
  public void pinQuestion(PinQuestionRequest request, StreamObserver<dev.viva.v1.Plan> observer) {
    reply(
        observer,
        plans
            .changes()
            .pin(
                Requests.mutation(request),
                id(request.getName()),
                request.getEtag(),
                request.getQuestion(),
                Caller.current()));
  }

  @Override
  public void rebuildPlan(RebuildPlanRequest request, StreamObserver<dev.viva.v1.Plan> observer) {
    OptionalLong seed =
        request.hasSeed() ? OptionalLong.of(request.getSeed()) : OptionalLong.empty();
    reply(
        observer,
        plans
            .changes()
            .rebuild(
                Requests.mutation(request),
                id(request.getName()),
                request.getEtag(),
                seed,
                request.getExcludedList(),
                Caller.current()));
  }

  @Override
  public void explainPlan(
      ExplainPlanRequest request, StreamObserver<ExplainPlanResponse> observer) {
    Plan plan = plans.get(id(request.getName()), Caller.current());
    ExplainPlanResponse.Builder answer =
        ExplainPlanResponse.newBuilder().setPlan(PlanProtos.encode(plan));
    for (int position = 1; position <= plan.items().size(); position++) {
      List<Plans.Substitute> beaten = plans.alternatives(plan.id(), position, 3, Caller.current());
      answer
          .addItemsBuilder()
          .setPosition(position)
          .setReason(plan.items().get(position - 1).reason())
          .addAllBeaten(beaten.stream().map(PlanProtos::encode).toList());
    }
    Requests.reply(observer, answer.build());
  }

  @Override
  public void exportPlan(ExportPlanRequest request, StreamObserver<ExportPlanResponse> observer) {
    Plan plan = plans.get(id(request.getName()), Caller.current());
    boolean forCandidate = request.getAudience() == PlanAudience.PLAN_AUDIENCE_CANDIDATE;
    String file = FileNames.of("plan-" + plan.id() + (forCandidate ? "-candidate" : ""));
    String markdown = PlanKit.markdown(plan, forCandidate);
    ExportPlanResponse.Builder answer = ExportPlanResponse.newBuilder();
    switch (request.getFormat()) {
      case DOCUMENT_FORMAT_UNSPECIFIED, DOCUMENT_FORMAT_MARKDOWN ->
          answer
              .setDocument(file + ".md")
              .setMediaType("text/markdown; charset=utf-8")
              .setContent(ByteString.copyFromUtf8(markdown));
      case DOCUMENT_FORMAT_HTML ->
          answer
              .setDocument(file + ".html")
              .setMediaType("text/html; charset=utf-8")
              .setContent(ByteString.copyFromUtf8(PlanKitHtml.of(plan, forCandidate)));
      case DOCUMENT_FORMAT_PDF, DOCUMENT_FORMAT_JSON, DOCUMENT_FORMAT_CSV, UNRECOGNIZED ->
          throw new VivaException.Invalid("format", "a plan comes as md or html");
    }
    Requests.reply(observer, answer.build());
  }

  private static String id(String name) {
    return Names.id("name", "plans", name);
  }

  private static void reply(StreamObserver<dev.viva.v1.Plan> observer, Plan plan) {
    Requests.reply(observer, PlanProtos.encode(plan));
  }
}
