package dev.viva.server.network;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long calls may take: as long as the client says, but no longer than the server allows.
 * Armeria's own way is that a gRPC client without a deadline, or with one in a thousand years, may
 * hold a call for ever.
 */
public final class CallTime {
  private static final String TIMEOUT = "grpc-timeout";
  private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "H", Duration.ofHours(1),
          "M", Duration.ofMinutes(1),
          "S", Duration.ofSeconds(1),
          "m", Duration.ofMillis(1),
          "u", Duration.ofNanos(1_000),
          "n", Duration.ofNanos(1));

  /** More than this does not fit where it is counted in nanoseconds. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(365);

  private final Duration longest;
  private final Set<String> whileSomethingComes;
  private final Set<String> unlimited;

  /**
   * @param longest what the server itself allows, which is also its request timeout
   * @param whileSomethingComes paths of calls that may go on as long as their clients send
   * @param unlimited paths of calls that last until one side ends them
   */
  public CallTime(Duration longest, Set<String> whileSomethingComes, Set<String> unlimited) {
    this.longest = longest;
    this.whileSomethingComes = Set.copyOf(whileSomethingComes);
    this.unlimited = Set.copyOf(unlimited);
  }

  /** The service with its calls limited. */
  public HttpService around(HttpService service) {
    return new SimpleDecoratingHttpService(service) {
      @Override
      public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws Exception {
        Optional<Duration> wanted = wanted(request);
        if (wanted.isEmpty() && whileSomethingComes.contains(ctx.path())) {
          HttpRequest heard = request.peekData(data -> allow(ctx, longest));
          ctx.updateRequest(heard);
          return unwrap().serve(ctx, heard);
        }
        limit(ctx, wanted);
        return unwrap().serve(ctx, request);
      }
    };
  }

  private void limit(ServiceRequestContext ctx, Optional<Duration> wanted) {
    boolean isUnlimited =
        unlimited.contains(ctx.path()) || whileSomethingComes.contains(ctx.path());
    if (wanted.isPresent() && (isUnlimited || wanted.get().compareTo(longest) < 0)) {
      allow(ctx, wanted.get());
    } else if (isUnlimited) {
      ctx.clearRequestTimeout();
    }
  }

  private static void allow(ServiceRequestContext ctx, Duration time) {
    ctx.setRequestTimeout(TimeoutMode.SET_FROM_NOW, time);
  }

  /** The time that the client gives; empty also where it is no time. */
  private static Optional<Duration> wanted(HttpRequest request) {
    Matcher parts = FORM.matcher(request.headers().get(TIMEOUT, ""));
    return parts.matches()
        ? Optional.of(UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1))))
            .filter(wanted -> !wanted.isZero())
            .map(wanted -> wanted.compareTo(LONGEST_WAIT) < 0 ? wanted : LONGEST_WAIT)
        : Optional.empty();
  }
}
