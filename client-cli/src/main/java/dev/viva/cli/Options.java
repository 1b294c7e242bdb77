package dev.viva.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The flags that every command takes. */
public final class Options {
  /** How a command shows its answer. */
  public enum Output {
    table,
    json
  }

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      scope = ScopeType.INHERIT,
      description =
          "Server to call, https:// unless it is this machine [VIVA_SERVER, else that of 'viva login', else this machine at VIVA_PORT or 8482].")
  String server;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      scope = ScopeType.INHERIT,
      description =
          "Token to call it with [VIVA_TOKEN, else that of 'viva login', else the local token file].")
  String token;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      defaultValue = "table",
      description = "table or json.")
  Output output = Output.table;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colour; so do NO_COLOR and a pipe.")
  boolean noColor;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show where a failure came from.")
  boolean verbose;
}
