package dev.viva.cli;

/** Opens the package's constructors to tests of other packages. */
public final class CliAccess {
  private CliAccess() {}

  public static Cli cli(Environment environment) {
    return new Cli(environment, new Options());
  }
}
