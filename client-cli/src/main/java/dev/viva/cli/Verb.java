package dev.viva.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command: options and parameters in the fields of a subclass, what it does in {@link #run}. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public abstract class Verb implements Callable<Integer> {
  protected final Cli cli;

  protected Verb(Cli cli) {
    this.cli = cli;
  }

  /** Does the work; a failure is an exception. */
  protected abstract void run() throws Exception;

  @Override
  public final Integer call() throws Exception {
    run();
    return ExitCode.DONE.code();
  }
}
