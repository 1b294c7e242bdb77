package dev.viva.server;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.grpc.GrpcJsonMarshaller;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.common.prometheus.PrometheusMeterRegistries;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.docs.DocService;
import com.linecorp.armeria.server.grpc.GrpcHealthCheckService;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.grpc.GrpcServiceBuilder;
import com.linecorp.armeria.server.grpc.HttpJsonTranscodingOptions;
import com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import com.linecorp.armeria.server.prometheus.PrometheusExpositionService;
import dev.viva.server.access.AccessPolicy;
import dev.viva.server.access.Authentication;
import dev.viva.server.access.LocalToken;
import dev.viva.server.access.UserGrpcService;
import dev.viva.server.access.Users;
import dev.viva.server.audit.AuditGrpcService;
import dev.viva.server.audit.CallAudit;
import dev.viva.server.audit.CallLog;
import dev.viva.server.audit.HistoryRetention;
import dev.viva.server.audit.Pseudonyms;
import dev.viva.server.bank.AreaGrpcService;
import dev.viva.server.bank.AreaTree;
import dev.viva.server.bank.BankDocuments;
import dev.viva.server.bank.BankGrpcService;
import dev.viva.server.bank.Banks;
import dev.viva.server.bank.Imports;
import dev.viva.server.bank.LikeQuestions;
import dev.viva.server.bank.QuestionUsage;
import dev.viva.server.error.VivaException;
import dev.viva.server.interview.CandidateGrpcService;
import dev.viva.server.interview.Candidates;
import dev.viva.server.interview.InterviewFeed;
import dev.viva.server.interview.InterviewGrpcService;
import dev.viva.server.interview.Interviews;
import dev.viva.server.interview.ScorecardGrpcService;
import dev.viva.server.interview.Scorecards;
import dev.viva.server.network.AtOnce;
import dev.viva.server.network.CallLimits;
import dev.viva.server.network.CallTime;
import dev.viva.server.network.Port;
import dev.viva.server.network.ShutdownGate;
import dev.viva.server.people.Erasures;
import dev.viva.server.people.People;
import dev.viva.server.people.PersonalRows;
import dev.viva.server.people.RetentionClock;
import dev.viva.server.plan.LiveCorpus;
import dev.viva.server.plan.PlanGrpcService;
import dev.viva.server.plan.Plans;
import dev.viva.server.report.ReportGrpcService;
import dev.viva.server.report.debrief.Debriefs;
import dev.viva.server.report.statistics.Statistics;
import dev.viva.server.rpc.ExceptionMapper;
import dev.viva.server.rpc.TransportErrors;
import dev.viva.server.store.Store;
import dev.viva.server.store.mapdb.MapDbStore;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.v1.AdminServiceGrpc;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.InterviewServiceGrpc;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole server: wires store, features and services onto one port, and owns start, drain and
 * close. A request goes from here to a {@code *GrpcService} (decodes), its feature class (rules),
 * the {@link Store}, and back.
 */
public final class VivaServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VivaServer.class);
  private static final String IMPORT =
      "/" + BankServiceGrpc.getImportQuestionsMethod().getFullMethodName();
  private static final HttpJsonTranscodingOptions JSON =
      HttpJsonTranscodingOptions.builder()
          .queryParamMatchRules(
              HttpJsonTranscodingQueryParamMatchRule.LOWER_CAMEL_CASE,
              HttpJsonTranscodingQueryParamMatchRule.ORIGINAL_FIELD)
          .build();
  private static final Duration AUDIT_GATHERING = Duration.ofSeconds(1);
  private static final int SAVING_MINUTES = 10;
  private static final int LEARNING_MINUTES = 60;
  private static final int SHORTENING_FIRST_HOURS = 2;
  private static final int SHORTENING_HOURS = 24;
  private static final String BACK_UP =
      "/" + AdminServiceGrpc.getBackUpMethod().getFullMethodName();
  private static final String WATCH =
      "/" + InterviewServiceGrpc.getWatchInterviewMethod().getFullMethodName();

  private final Server server;
  private final Store store;
  private final InterviewFeed feed;
  private final CallLog calls;
  private final RetentionClock retention;
  private final Users users;
  private final ShutdownGate gate;
  private final ScheduledExecutorService requestThreads;
  private final ScheduledFuture<?> saving;

  private VivaServer(
      Server server,
      Store store,
      InterviewFeed feed,
      CallLog calls,
      RetentionClock retention,
      Users users,
      ShutdownGate gate,
      ScheduledExecutorService requestThreads) {
    this.users = users;
    this.server = server;
    this.store = store;
    this.feed = feed;
    this.calls = calls;
    this.retention = retention;
    this.gate = gate;
    this.requestThreads = requestThreads;
    this.saving =
        requestThreads.scheduleWithFixedDelay(
            this::saveLastUses, SAVING_MINUTES, SAVING_MINUTES, TimeUnit.MINUTES);
  }

  /**
   * Opens the store and starts to serve.
   *
   * @throws IOException where a directory or the token file cannot be written
   * @throws VivaException where the store cannot be opened
   */
  public static VivaServer start(Settings settings) throws IOException {
    LocalToken localToken = LocalToken.in(settings.tokenFile());
    Files.createDirectories(settings.data().getParent());
    MapDbStore store =
        MapDbStore.open(
            StoreOptions.of(settings.data())
                .creating()
                .withPeople(settings.masterKey(), new PersonalRows()));
    try {
      Erasures erasures = new Erasures(store, store::deletePlainGenerations);
      erasures.finishAll();
      Users users = new Users(store, Clock.systemUTC(), new SecureRandom());
      localToken.write(users.localToken(settings.user(), localToken.read()));
      ScheduledExecutorService requestThreads = requestThreads(settings.requestThreads());
      InterviewFeed feed = new InterviewFeed(store, InterviewFeed.Limits.DEFAULT);
      People people = new People(store, erasures, Clock.systemUTC(), settings.retentionDays());
      BackupSource backup = target -> store.backup(target).index();
      CallLog calls = new CallLog(store, Clock.systemUTC(), AUDIT_GATHERING);
      ShutdownGate gate = new ShutdownGate();
      Server server =
          server(settings, store, backup, people, calls, users, feed, gate, requestThreads);
      server.start().join();
      RetentionClock retention = RetentionClock.start(people, settings.retentionDays());
      settings
          .historyDays()
          .ifPresent(days -> shortenHistory(requestThreads, store, Duration.ofDays(days)));
      return new VivaServer(server, store, feed, calls, retention, users, gate, requestThreads);
    } catch (RuntimeException | IOException e) {
      store.close();
      throw e;
    }
  }

  /** Plans with the minutes that questions were seen to take. */
  private static void learnMinutes(LiveCorpus corpus, Statistics statistics) {
    try {
      corpus.learn(statistics.observedMinutes());
    } catch (RuntimeException e) {
      LOG.error("Plans go on with the minutes of before; the next try is in an hour", e);
    }
  }

  private static ScheduledExecutorService requestThreads(int count) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newScheduledThreadPool(
        count, task -> new Thread(task, "viva-request-" + number.incrementAndGet()));
  }

  private static Server server(
      Settings settings,
      Store store,
      BackupSource backup,
      People people,
      CallLog calls,
      Users users,
      InterviewFeed feed,
      ShutdownGate gate,
      ScheduledExecutorService requestThreads)
      throws IOException {
    SecureRandom random = new SecureRandom();
    AreaTree areas =
        settings.areas().isPresent()
            ? AreaTree.parse(Files.readString(settings.areas().get()))
            : builtInAreas();
    LiveCorpus corpus = new LiveCorpus(store, areas);
    Banks banks = new Banks(store, corpus::areas);
    Candidates candidates = new Candidates(store, random);
    Plans plans =
        new Plans(
            store,
            banks,
            corpus,
            new QuestionUsage(store),
            candidates,
            Clock.systemUTC(),
            random,
            settings.planMillis());
    Scorecards scorecards = new Scorecards(store);
    Statistics statistics = new Statistics(store);
    var unused =
        requestThreads.scheduleWithFixedDelay(
            () -> learnMinutes(corpus, statistics), 1, LEARNING_MINUTES, TimeUnit.MINUTES);
    BindableService reflection = ProtoReflectionServiceV1.newInstance();
    Authentication authentication =
        new Authentication(
            users,
            new CallLimits(settings.network().limits()),
            gate,
            settings.openTools()
                ? Set.of(reflection.bindService().getServiceDescriptor().getName())
                : Set.of());
    PrometheusMeterRegistry metrics = PrometheusMeterRegistries.newRegistry();

    List<BindableService> features =
        List.of(
            new BankGrpcService(
                banks,
                new Imports(store, corpus::areas),
                new BankDocuments(store, corpus::areas),
                new LikeQuestions(store)),
            new AreaGrpcService(banks),
            new PlanGrpcService(plans),
            new CandidateGrpcService(candidates, people),
            new InterviewGrpcService(new Interviews(store, plans, Clock.systemUTC(), random), feed),
            new ScorecardGrpcService(scorecards),
            new ReportGrpcService(scorecards, new Debriefs(store, Clock.systemUTC()), statistics),
            new UserGrpcService(users),
            new AuditGrpcService(store.history(), calls),
            new AdminGrpcService(store, backup, corpus));
    AccessPolicy.requireRules(methods(features));
    GrpcServiceBuilder grpc =
        GrpcService.builder()
            .addServices(features)
            .addService(GrpcHealthCheckService.builder().build())
            .addService(reflection)
            // Gson writes the same JSON as the other marshaller and loads in a third of the time.
            .jsonMarshallerFactory(service -> GrpcJsonMarshaller.ofGson())
            .supportedSerializationFormats(GrpcSerializationFormats.values())
            .enableHttpJsonTranscoding(JSON)
            .enableUnframedRequests(true)
            .maxRequestMessageLength(settings.maxRequestBytes())
            .useBlockingTaskExecutor(true)
            .useClientTimeoutHeader(false) // CallTime does
            .intercept(new CallAudit(authentication, calls, new Pseudonyms(store)))
            .exceptionHandler(new ExceptionMapper());

    DecoratingHttpServiceFunction tools = settings.openTools() ? open() : signedIn(authentication);
    CallTime time =
        new CallTime(settings.network().longestCall(), Set.of(IMPORT), Set.of(WATCH, BACK_UP));
    ServerBuilder server =
        Port.builder(settings.host(), settings.port(), settings.network(), settings.shutdown())
            .blockingTaskExecutor(requestThreads, false)
            .requestTimeout(settings.network().longestCall())
            .maxRequestLength(settings.maxRequestBytes())
            .meterRegistry(metrics)
            .service("/healthz", HealthCheckService.of())
            .service(grpc.build(), time::around, AtOnce::new)
            .decorator(IMPORT, VivaServer::withoutLimit)
            .errorHandler(new TransportErrors())
            .service(
                "/metrics",
                PrometheusExpositionService.of(metrics.getPrometheusRegistry()).decorate(tools));
    if (settings.openTools()) {
      // A browser cannot sign in to it, and it describes every service while the server starts.
      server.serviceUnder("/docs", DocService.builder().build());
    }
    return server.build();
  }

  private static Set<String> methods(List<BindableService> services) {
    return services.stream()
        .flatMap(service -> service.bindService().getServiceDescriptor().getMethods().stream())
        .map(MethodDescriptor::getFullMethodName)
        .collect(Collectors.toSet());
  }

  /** An import may be as long as it likes: its messages and documents have limits of their own. */
  private static HttpResponse withoutLimit(
      HttpService delegate, ServiceRequestContext ctx, HttpRequest request) throws Exception {
    ctx.setMaxRequestLength(0);
    return delegate.serve(ctx, request);
  }

  private static AreaTree builtInAreas() throws IOException {
    try (InputStream yaml = VivaServer.class.getResourceAsStream("areas.yaml")) {
      return AreaTree.parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static DecoratingHttpServiceFunction open() {
    return (delegate, ctx, request) -> delegate.serve(ctx, request);
  }

  private static DecoratingHttpServiceFunction signedIn(Authentication authentication) {
    return (delegate, ctx, request) -> {
      try {
        authentication.caller(request.headers().getAll("authorization"), ctx.path());
      } catch (VivaException.NotSignedIn e) {
        return HttpResponse.of(HttpStatus.UNAUTHORIZED, MediaType.PLAIN_TEXT_UTF_8, e.getMessage());
      }
      return delegate.serve(ctx, request);
    };
  }

  private static void shortenHistory(
      ScheduledExecutorService threads, MapDbStore store, Duration period) {
    HistoryRetention retention =
        new HistoryRetention(store::forgetHistoryBefore, Clock.systemUTC(), period);
    var unused =
        threads.scheduleWithFixedDelay(
            retention::apply, SHORTENING_FIRST_HOURS, SHORTENING_HOURS, TimeUnit.HOURS);
  }

  /** The port that it listens on. */
  public int port() {
    return server.activeLocalPort();
  }

  /** Waits until it is stopped. */
  void awaitStop() throws InterruptedException {
    try {
      server.whenClosed().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the server did not stop in order", e.getCause());
    }
  }

  /** Lets no new call begin, ends the streams, lets running calls end, then closes the store. */
  @Override
  public void close() {
    retention.close();
    gate.close();
    feed.close();
    server.stop().join();
    saving.cancel(false);
    requestThreads.shutdown();
    saveLastUses();
    calls.close();
    store.close();
  }

  private void saveLastUses() {
    try {
      users.saveLastUses();
    } catch (VivaException e) {
      LOG.warn("When tokens were last used could not be saved: {}", e.getMessage());
    }
  }
}
