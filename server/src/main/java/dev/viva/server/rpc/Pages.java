package dev.viva.server.rpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import dev.viva.server.error.VivaException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of a listing.
 *
 * @param size at most this many items
 * @param after key of the last item of the page before; empty on the first page
 * @param query digest of the request, which a page token is bound to
 */
public record Pages(int size, String after, String query) {
  private static final int LARGEST = 1_000;
  private static final int DIGEST_LENGTH = 16;

  /** Reads {@code page_size} and {@code page_token} of a request. */
  public static Pages of(Message request, int defaultSize) {
    FieldDescriptor size = request.getDescriptorForType().findFieldByName("page_size");
    FieldDescriptor token = request.getDescriptorForType().findFieldByName("page_token");
    int wanted = (Integer) request.getField(size);
    if (wanted < 0) {
      throw new VivaException.Invalid("page_size", "is " + wanted + ", expected 0 to " + LARGEST);
    }
    Message query = request.toBuilder().clearField(size).clearField(token).build();
    String digest = Requests.digest(request.getDescriptorForType().getFullName(), query);
    String after = keyIn((String) request.getField(token), digest);
    return new Pages(wanted == 0 ? defaultSize : Math.min(wanted, LARGEST), after, digest);
  }

  private static String keyIn(String token, String query) {
    if (token.isEmpty()) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.length() > DIGEST_LENGTH) {
        String key = text.substring(DIGEST_LENGTH);
        if (text.startsWith(seal(query, key))) {
          return key;
        }
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new VivaException.Invalid(
        "page_token", "is not from an answer to this request: begin again without it");
  }

  private static String seal(String query, String key) {
    return Requests.digest(query, StringValue.of(key)).substring(0, DIGEST_LENGTH);
  }

  /** The token of the page behind the item of this key. */
  public String tokenAfter(String key) {
    byte[] text = (seal(query, key) + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** Cuts one page out of {@code items}, which begin after {@link #after()}. */
  public <T> Page<T> cut(Stream<T> items, Function<T, String> key) {
    List<T> found = items.limit(size + 1L).toList();
    if (found.size() <= size) {
      return new Page<>(found, "");
    }
    List<T> page = found.subList(0, size);
    return new Page<>(page, tokenAfter(key.apply(page.get(size - 1))));
  }

  /** Items and the token of the next page; the token is empty on the last page. */
  public record Page<T>(List<T> items, String nextToken) {}
}
