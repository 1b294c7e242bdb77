package dev.viva.cli.audit;

import com.google.protobuf.Timestamp;
import dev.viva.cli.Cli;
import dev.viva.cli.ExitCode;
import dev.viva.cli.Failure;
import dev.viva.cli.Verb;
import dev.viva.cli.output.Table;
import dev.viva.v1.AuditEvent;
import dev.viva.v1.AuditServiceGrpc;
import dev.viva.v1.ListAuditEventsRequest;
import dev.viva.v1.ListAuditEventsResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code viva audit list}. */
@Command(
    name = "list",
    description = "List what was done, newest first. People are called by their ids.",
    footer = {
      "",
      "Example: viva audit list --on candidates/c-7kq2m --since 2026-11-01",
      "         viva audit list --refused --user bob"
    })
final class ListAudit extends Verb {
  private static final int LARGEST_PAGE = 1_000;

  @Option(
      names = "--user",
      paramLabel = "USER",
      defaultValue = "",
      description = "Only what this user did.")
  private String user;

  @Option(
      names = "--on",
      paramLabel = "RESOURCE",
      defaultValue = "",
      description = "Only what concerns this, such as interviews/i-4k2mm, and what is below it.")
  private String resource;

  @Option(
      names = "--action",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only methods with this in their name, such as erase.")
  private String action;

  @Option(names = "--refused", description = "Only calls that were refused.")
  private boolean refused;

  @Option(
      names = "--outcome",
      paramLabel = "STATUS",
      defaultValue = "",
      description = "Only calls that ended so, such as PERMISSION_DENIED.")
  private String outcome;

  @Option(names = "--since", paramLabel = "TIME", description = "From this day or time on (UTC).")
  private String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Before this day or time (UTC).")
  private String until;

  @Option(
      names = {"--limit", "--page-size"},
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--page-token",
      paramLabel = "TOKEN",
      defaultValue = "",
      description = "Go on where an earlier answer (-o json) ended.")
  private String pageToken;

  ListAudit(Cli cli) {
    super(cli);
  }

  @Override
  protected void run() {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new Failure(ExitCode.USAGE, "--limit is " + limit + ", expected 1 to " + LARGEST_PAGE);
    }
    ListAuditEventsRequest.Builder request =
        ListAuditEventsRequest.newBuilder()
            .setPageSize(limit)
            .setPageToken(pageToken)
            .setActor(user)
            .setResource(resource)
            .setAction(action)
            .setOutcome(refused ? "REFUSED" : outcome.toUpperCase(Locale.ROOT));
    if (since != null) {
      request.setStartTime(time("--since", since));
    }
    if (until != null) {
      request.setEndTime(time("--until", until));
    }
    cli.show(all(request), this::table);
  }

  /** A page may be empty although older ones are not, where a filter fits few. */
  private ListAuditEventsResponse all(ListAuditEventsRequest.Builder request) {
    ListAuditEventsResponse answer;
    do {
      answer = cli.call(AuditServiceGrpc::newBlockingStub).listAuditEvents(request.build());
      request.setPageToken(answer.getNextPageToken());
    } while (answer.getEventsCount() == 0 && !answer.getNextPageToken().isEmpty());
    return answer;
  }

  private static Timestamp time(String flag, String text) {
    Instant time;
    try {
      time =
          text.length() == "2026-01-01".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Failure(
          ExitCode.INVALID,
          flag + " '" + text + "': expected a day (2026-11-21) or a time (2026-11-21T09:30:00Z)");
    }
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private void table(ListAuditEventsResponse answer) {
    Table table = cli.table("time", "user", "did", "on", "outcome", "from");
    for (AuditEvent event : answer.getEventsList()) {
      table.row(
          Instant.ofEpochSecond(event.getEventTime().getSeconds()).toString(),
          last(event.getActor()),
          last(event.getAction()) + (event.getCount() > 1 ? " ×" + event.getCount() : ""),
          String.join(" ", event.getResourcesList()),
          event.getOutcome(),
          event.getOrigin());
    }
    table.print(cli.out());
    reasons(answer);
    if (!answer.getNextPageToken().isEmpty()) {
      cli.hint("there is more: --page-token " + answer.getNextPageToken());
    }
  }

  /** In full, where a cell would cut them: they are why somebody looks here. */
  private void reasons(ListAuditEventsResponse answer) {
    for (AuditEvent event : answer.getEventsList()) {
      if (!event.getReason().isEmpty()) {
        cli.out()
            .printf(
                "%s %s %s because: %s%n",
                Instant.ofEpochSecond(event.getEventTime().getSeconds()),
                last(event.getActor()),
                last(event.getAction()),
                Cli.safe(event.getReason()));
      }
    }
  }

  private static String last(String name) {
    return name.isEmpty() ? "-" : name.substring(name.lastIndexOf('/') + 1);
  }
}
