package dev.viva.server.interview;

import com.google.protobuf.ByteString;
import dev.viva.server.Settings;
import dev.viva.server.VivaServer;
import dev.viva.v1.BankServiceGrpc;
import dev.viva.v1.BuildPlanRequest;
import dev.viva.v1.CreateInterviewRequest;
import dev.viva.v1.CreateUserRequest;
import dev.viva.v1.GetSelfRequest;
import dev.viva.v1.ImportHeader;
import dev.viva.v1.ImportQuestionsRequest;
import dev.viva.v1.ImportQuestionsResponse;
import dev.viva.v1.InterviewServiceGrpc;
import dev.viva.v1.PlanServiceGrpc;
import dev.viva.v1.RateItemRequest;
import dev.viva.v1.Rating;
import dev.viva.v1.Role;
import dev.viva.v1.ScorecardServiceGrpc;
import dev.viva.v1.UserServiceGrpc;
import dev.viva.v1.WatchInterviewRequest;
import dev.viva.v1.WatchInterviewResponse;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fifty interviews with three watchers each on one server: the round trip of a rating, forced to
 * disk before it is answered, beside that of an empty call to the same server in the same run. Each
 * interviewer rates once in {@code PAUSE_MILLIS}, more often than people do.
 *
 * <p>Arguments: a directory on the disk to measure, and the bank to import.
 */
public final class LiveBenchmark {
  private static final int INTERVIEWS = 50;
  private static final int WATCHERS = 3;
  private static final int ROUNDS = 40;
  private static final int WARM_UP = 5;
  private static final int PAUSE_MILLIS = 500;
  private static final List<String> PANEL = List.of("ada", "watcher0", "watcher1", "watcher2");

  private final String token;
  private final int port;
  private final AtomicLong told = new AtomicLong();
  private final List<ManagedChannel> channels = new ArrayList<>();

  private LiveBenchmark(String token, int port) {
    this.token = token;
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    Path home = Files.createTempDirectory(Path.of(args[0]), "viva-live");
    Settings settings =
        new Settings(
            "127.0.0.1",
            0,
            home,
            home.resolve("data"),
            "ada",
            Optional.empty(),
            32,
            4 << 20,
            25,
            false,
            Duration.ofSeconds(5));
    try (VivaServer server = VivaServer.start(settings)) {
      String token = Files.readString(home.resolve("token")).strip();
      LiveBenchmark benchmark = new LiveBenchmark(token, server.port());
      benchmark.run(Path.of(args[1]));
      benchmark.channels.forEach(ManagedChannel::shutdownNow);
    }
  }

  private void run(Path bank) throws Exception {
    ManagedChannel channel = channel();
    importBank(channel, bank);
    List<String> watchers = new ArrayList<>();
    for (int i = 0; i < WATCHERS; i++) {
      watchers.add(watcher(channel, "watcher" + i));
    }
    List<String> interviews = new ArrayList<>();
    for (int i = 0; i < INTERVIEWS; i++) {
      interviews.add(interview(channel, i));
    }
    for (String watcher : watchers) {
      channel = channel();
      for (String interview : interviews) {
        watch(channel, interview, watcher);
      }
    }
    rateAll(interviews);
  }

  private ManagedChannel channel() {
    ManagedChannel channel =
        OkHttpChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    channels.add(channel);
    return channel;
  }

  private void importBank(ManagedChannel channel, Path bank)
      throws IOException, InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    StreamObserver<ImportQuestionsRequest> upload =
        signed(BankServiceGrpc.newStub(channel))
            .importQuestions(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ImportQuestionsResponse answer) {}

                  @Override
                  public void onError(Throwable thrown) {
                    throw new IllegalStateException(thrown);
                  }

                  @Override
                  public void onCompleted() {
                    done.countDown();
                  }
                });
    ImportHeader header =
        ImportHeader.newBuilder().setDocument(bank.getFileName().toString()).build();
    upload.onNext(ImportQuestionsRequest.newBuilder().setHeader(header).build());
    ByteString content = ByteString.copyFrom(Files.readAllBytes(bank));
    upload.onNext(ImportQuestionsRequest.newBuilder().setChunk(content).build());
    upload.onCompleted();
    done.await();
  }

  private String interview(ManagedChannel channel, int number) {
    String plan =
        signed(PlanServiceGrpc.newBlockingStub(channel))
            .buildPlan(BuildPlanRequest.newBuilder().setText("4+ years, 60 min").build())
            .getId();
    return signed(InterviewServiceGrpc.newBlockingStub(channel))
        .createInterview(
            CreateInterviewRequest.newBuilder()
                .setPlan(plan)
                .setCandidate("Candidate " + number)
                .addAllPanel(PANEL)
                .setStart(true)
                .build())
        .getName();
  }

  /** The token of a new member of every panel: a user may have only so many streams. */
  private String watcher(ManagedChannel channel, String id) {
    return signed(UserServiceGrpc.newBlockingStub(channel))
        .createUser(
            CreateUserRequest.newBuilder()
                .setId(id)
                .setRole(Role.ROLE_INTERVIEWER)
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .getToken();
  }

  private void watch(ManagedChannel channel, String interview, String watcher) {
    signed(InterviewServiceGrpc.newStub(channel), watcher)
        .watchInterview(
            WatchInterviewRequest.newBuilder().setName(interview).build(),
            new StreamObserver<>() {
              @Override
              public void onNext(WatchInterviewResponse answer) {
                if (!answer.hasInterview() && answer.getProgressCount() > 0) {
                  told.incrementAndGet();
                }
              }

              @Override
              public void onError(Throwable thrown) {}

              @Override
              public void onCompleted() {}
            });
  }

  private void rateAll(List<String> interviews) throws InterruptedException {
    long[] ratings = new long[INTERVIEWS * ROUNDS];
    long[] empty = new long[INTERVIEWS * ROUNDS];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < INTERVIEWS; i++) {
      if (i % 25 == 0) {
        channel();
      }
      ManagedChannel channel = channels.get(channels.size() - 1);
      int at = i;
      Thread thread =
          new Thread(() -> rate(channel, interviews.get(at), at, ratings, empty), "rater-" + i);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long expected = (long) INTERVIEWS * (ROUNDS + WARM_UP) * WATCHERS;
    for (int i = 0; i < 100 && told.get() < expected; i++) {
      Thread.sleep(50);
    }
    report(ratings, empty, expected);
  }

  private void rate(
      ManagedChannel channel, String interview, int at, long[] ratings, long[] empty) {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      pause((at * 37 + round * 11) % PAUSE_MILLIS);
      long begin = System.nanoTime();
      signed(UserServiceGrpc.newBlockingStub(channel)).getSelf(GetSelfRequest.getDefaultInstance());
      long middle = System.nanoTime();
      signed(ScorecardServiceGrpc.newBlockingStub(channel))
          .rateItem(
              RateItemRequest.newBuilder()
                  .setName(interview + "/scorecards/-")
                  .setPosition(1 + Math.floorMod(round, 4))
                  .setRating(Rating.forNumber(1 + Math.floorMod(round, 3)))
                  .build());
      long end = System.nanoTime();
      if (round >= 0) {
        empty[at * ROUNDS + round] = middle - begin;
        ratings[at * ROUNDS + round] = end - middle;
      }
    }
  }

  private static void pause(int offset) {
    try {
      Thread.sleep(PAUSE_MILLIS / 2 + Math.floorMod(offset, PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(long[] ratings, long[] empty, long expected) {
    Arrays.sort(ratings);
    Arrays.sort(empty);
    for (int percent : new int[] {50, 99}) {
      double rating = millis(ratings, percent);
      double call = millis(empty, percent);
      System.out.printf(
          "p%d: rating %.2f ms, empty call %.2f ms, ratio %.1f%n",
          percent, rating, call, rating / call);
    }
    System.out.printf(
        "%d interviews, %d watchers, %d ratings; %d of %d answers told to watchers%n",
        INTERVIEWS, INTERVIEWS * WATCHERS, ratings.length, told.get(), expected);
  }

  private static double millis(long[] sorted, int percent) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / 100)] / 1e6;
  }

  private <S extends AbstractStub<S>> S signed(S stub) {
    return signed(stub, token);
  }

  private static <S extends AbstractStub<S>> S signed(S stub, String token) {
    return stub.withCallCredentials(
        new CallCredentials() {
          @Override
          public void applyRequestMetadata(
              RequestInfo request, Executor executor, MetadataApplier applier) {
            Metadata headers = new Metadata();
            headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + token);
            applier.apply(headers);
          }
        });
  }
}
