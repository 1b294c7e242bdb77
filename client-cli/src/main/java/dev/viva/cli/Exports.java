package dev.viva.cli;

import com.google.protobuf.ByteString;
import dev.viva.v1.DocumentFormat;
import dev.viva.v1.RedactionProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents that the server made. */
public final class Exports {
  private static final Map<String, DocumentFormat> FORMATS =
      Map.of(
          "md", DocumentFormat.DOCUMENT_FORMAT_MARKDOWN,
          "html", DocumentFormat.DOCUMENT_FORMAT_HTML,
          "pdf", DocumentFormat.DOCUMENT_FORMAT_PDF,
          "json", DocumentFormat.DOCUMENT_FORMAT_JSON,
          "csv", DocumentFormat.DOCUMENT_FORMAT_CSV);

  private Exports() {}

  /** The format of a {@code --format} flag. */
  public static DocumentFormat format(String text) {
    DocumentFormat format = FORMATS.get(text);
    if (format == null) {
      throw new Failure(
          ExitCode.INVALID,
          "--format '" + text + "' is not known: expected md, html, pdf, json or csv");
    }
    return format;
  }

  /** The profile of a {@code --profile} flag; null means everything. */
  public static RedactionProfile profile(@Nullable String text) {
    return text == null
        ? RedactionProfile.REDACTION_PROFILE_FULL
        : Flags.value("--profile", RedactionProfile.class, text);
  }

  /** Writes a document to {@code file}, or to stdout where {@code file} is null. */
  public static void deliver(Cli cli, ByteString content, Path file, boolean force)
      throws IOException {
    if (file == null) {
      content.writeTo(cli.out());
      cli.out().flush();
      return;
    }
    OutputFile.write(cli.environment().directory().resolve(file), content.toByteArray(), force);
    cli.hint("wrote " + file);
  }
}
