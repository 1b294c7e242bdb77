package dev.viva.server;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.viva.server.people.PersonalRows;
import dev.viva.server.rpc.Json;
import dev.viva.server.store.journal.DamagedException;
import dev.viva.server.store.journal.DirectoryRefusedException;
import dev.viva.server.store.journal.NewerFormatException;
import dev.viva.server.store.mapdb.Backups;
import dev.viva.server.store.mapdb.StoreOptions;
import dev.viva.server.store.seal.MasterKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code viva restore}: puts a backup into the data directory of a server that is not running. The
 * launcher {@code viva} at the project's root starts it, as it does {@link Main}, because only the
 * server knows how data is kept.
 */
@Command(
    name = "viva restore",
    description = {
      "Puts a backup into a data directory, as a whole or not at all.",
      "The server of that directory must not run."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    footer = {
      "",
      "What --force replaces stays in the data directory, in the folder that is named, until you delete it.",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 the file is no whole backup, 5 the directory is in use or not empty.",
      "Example: viva restore viva-2026-11-21.backup --force"
    })
public final class Restore implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int INVALID = 3;
  private static final int CONFLICT = 5;

  private enum Output {
    table,
    json
  }

  @Parameters(index = "0", paramLabel = "FILE", description = "What 'viva backup' wrote.")
  private Path file;

  @Option(names = "--force", description = "Replace the data that is there.")
  private boolean force;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = {
        "Your copy of the folder 'keys' of the data directory that the backup was taken of: what is",
        "kept about people is sealed, and no backup holds its keys. Needed where the data directory",
        "has no key ring; one that is there stays as it is."
      })
  private Path keys;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:VIVA_HOME:-${sys:user.home}/.viva}",
      description = "Holds the data, unless told otherwise [VIVA_HOME].")
  private Path home;

  @Option(
      names = {"--data", "--data-dir"},
      paramLabel = "DIR",
      defaultValue = "${env:VIVA_DATA_DIR:-" + CommandLine.Option.NULL_VALUE + "}",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Holds the data; default: 'data' in the home [VIVA_DATA_DIR].")
  private Path data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json.")
  private Output output;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show where a failure came from.")
  private boolean verbose;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Restore()).execute(args));
  }

  @Override
  public Integer call() {
    Path directory = (data == null ? home.resolve("data") : data).toAbsolutePath().normalize();
    try {
      tell(
          Backups.restore(
              StoreOptions.of(directory).withPeople(masterKey(), new PersonalRows()),
              file,
              force,
              Optional.ofNullable(keys)),
          directory);
      return DONE;
    } catch (IOException e) {
      return failed(e);
    }
  }

  private static Optional<MasterKey> masterKey() throws IOException {
    return MasterKey.inEnvironment(System.getenv());
  }

  private void tell(Backups.Restored restored, Path directory) {
    String replaced = restored.replaced().map(Path::toString).orElse("");
    if (output == Output.json) {
      out()
          .print(
              Json.print(
                  Struct.newBuilder()
                      .putFields("directory", text(directory.toString()))
                      .putFields("commitIndex", text(Long.toString(restored.end().index())))
                      .putFields("replaced", text(replaced))
                      .build()));
      out().flush();
      return;
    }
    out().println("restored " + directory + " as of commit " + restored.end().index());
    if (!replaced.isEmpty()) {
      err()
          .println(
              "what was there before is still in " + replaced + "; delete it when you are done");
    }
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private int failed(IOException e) {
    err().println("viva: " + sentence(e));
    if (verbose) {
      e.printStackTrace(err());
    }
    if (e instanceof DamagedException
        || e instanceof NewerFormatException
        || e instanceof NoSuchFileException) {
      return INVALID;
    }
    return e instanceof DirectoryRefusedException ? CONFLICT : FAILED;
  }

  private String sentence(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    if (e instanceof FileSystemException failure) {
      String reason = failure.getReason() == null ? "no permission" : failure.getReason();
      return failure.getFile() + ": " + reason;
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
