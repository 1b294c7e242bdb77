package dev.viva.server.bank.markdown.syntax;

import dev.viva.server.error.Reason;
import dev.viva.server.error.VivaException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stands before the parser. Everything that could make flexmark hang, overflow its stack or eat the
 * heap is refused here or stopped by a limit, always with the place and what was expected.
 */
public final class Guard {
  /** Largest document, in bytes. */
  public static final int MAX_BYTES = 8 * 1024 * 1024;

  /** Longest line, in characters. */
  static final int MAX_LINE = 64 * 1024;

  /** Deepest nesting of quotes and lists that one line may open. */
  static final int MAX_DEPTH = 60;

  private Guard() {}

  /** Decodes and checks; throws {@link VivaException.Invalid} with the place of what is wrong. */
  public static SourceText decode(String file, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw invalid(
          file, 0, "the document has " + bytes.length + " bytes, the limit is " + MAX_BYTES);
    }
    refuseOtherEncodings(file, bytes);
    SourceText text = SourceText.of(utf8(file, bytes));
    refuseDepth(file, text);
    return text;
  }

  private static void refuseOtherEncodings(String file, byte[] bytes) {
    if (bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE))) {
      throw invalid(file, 1, "the document is UTF-16, expected UTF-8");
    }
    int line = 1;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        line++;
      } else if (b == 0) {
        throw invalid(file, line, "a NUL byte at offset " + i + ": this is not a text document");
      }
    }
  }

  private static String utf8(String file, byte[] bytes) {
    boolean mark =
        bytes.length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(mark ? 3 : 0);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(in.remaining());
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int offset = in.position();
      int line = 1;
      for (int i = 0; i < offset; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw invalid(
          file,
          line,
          String.format("byte 0x%02x at offset %d is not UTF-8", bytes[offset] & 0xFF, offset));
    }
    try {
      decoder.flush(out);
      result.throwException();
    } catch (java.nio.BufferUnderflowException | CharacterCodingException done) {
      // Underflow is how a decoder says that it has read everything.
    }
    return out.flip().toString();
  }

  /**
   * flexmark recurses once for each level of nesting, and one line of a thousand {@code >} is a
   * thousand levels.
   */
  private static void refuseDepth(String file, SourceText text) {
    for (int number = 1; number <= text.size(); number++) {
      String line = text.line(number);
      if (line.length() > MAX_LINE) {
        throw invalid(
            file,
            number,
            "the line has " + line.length() + " characters, the limit is " + MAX_LINE);
      }
      int depth = openings(line) + SourceText.indentOf(line) / 2;
      if (depth > MAX_DEPTH && openings(line) > 0) {
        throw invalid(
            file,
            number,
            "quotes and lists are nested " + depth + " deep, the limit is " + MAX_DEPTH);
      }
    }
  }

  /** How many quote and list markers {@code line} opens with. */
  private static int openings(String line) {
    int depth = 0;
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == '>') {
        depth++;
      } else if ((c == '-' || c == '*' || c == '+')
          && (i + 1 == line.length() || isSpace(line.charAt(i + 1)))) {
        depth++;
      } else if (Character.isDigit(c)) {
        int end = i;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
          end++;
        }
        boolean marker =
            end + 1 < line.length()
                && (line.charAt(end) == '.' || line.charAt(end) == ')')
                && isSpace(line.charAt(end + 1));
        if (!marker) {
          return depth;
        }
        depth++;
        i = end;
      } else if (!isSpace(c)) {
        return depth;
      }
      i++;
    }
    return depth;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  /** A document that cannot be imported. */
  static VivaException.Invalid invalid(String file, int line, String message) {
    String place = line > 0 ? file + ":" + line : file;
    return new VivaException.Invalid(
        Reason.INVALID_DOCUMENT,
        place + ": " + message,
        List.of(new VivaException.FieldViolation(place, message)));
  }
}
