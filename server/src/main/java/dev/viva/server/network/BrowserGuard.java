package dev.viva.server.network;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.NetUtil;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages of others out: a page whose own name was made to lead here (DNS rebinding) is
 * known by its {@code Host}, a page of another origin by its {@code Origin}. Both get 403 whatever
 * they ask for. Addresses are no names, so they cannot be made to lead here.
 */
public final class BrowserGuard implements DecoratingHttpServiceFunction {
  private static final String LOCALHOST = "localhost";
  private static final int DNS_NAME = 2; // in X509Certificate.getSubjectAlternativeNames

  private final Set<String> names = new HashSet<>();

  /**
   * @param names by which it may be called, besides {@code localhost} and addresses
   */
  public BrowserGuard(Collection<String> names) {
    this.names.add(LOCALHOST);
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
  }

  /** The DNS names of a certificate. */
  static Set<String> names(X509Certificate certificate) {
    Set<String> names = new HashSet<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      for (List<?> name : all == null ? List.<List<?>>of() : all) {
        if (name.get(0).equals(DNS_NAME)) {
          names.add((String) name.get(1));
        }
      }
    } catch (CertificateParsingException e) {
      // a certificate whose names cannot be read has none for us; --name can still give them
      return Set.of();
    }
    return names;
  }

  @Override
  public HttpResponse serve(HttpService delegate, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    String authority = request.authority();
    if (authority == null || !isOurs(host(authority))) {
      return forbidden("this server is not called so: give the name with --name");
    }
    List<String> origins = request.headers().getAll(HttpHeaderNames.ORIGIN);
    if (origins.size() > 1 || !origins.isEmpty() && !isSame(origins.get(0), authority)) {
      return forbidden("a page of another origin may not call this server");
    }
    return delegate.serve(ctx, request);
  }

  private boolean isOurs(@Nullable String host) {
    return host != null
        && (names.contains(host)
            || NetUtil.isValidIpV4Address(host)
            || NetUtil.isValidIpV6Address(host)
            || names.contains("*." + host.substring(host.indexOf('.') + 1)));
  }

  private static boolean isSame(String origin, String authority) {
    return origin.equalsIgnoreCase("http://" + authority)
        || origin.equalsIgnoreCase("https://" + authority);
  }

  /**
   * The host in {@code host:port}, in lower case and without brackets; null where there is none.
   */
  private static @Nullable String host(String authority) {
    String text = authority.toLowerCase(Locale.ROOT);
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end < 0 ? null : text.substring(1, end);
    }
    int colon = text.indexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return plain.isEmpty() || text.indexOf('@') >= 0 ? null : plain;
  }

  private static HttpResponse forbidden(String why) {
    return HttpResponse.of(HttpStatus.FORBIDDEN, MediaType.PLAIN_TEXT_UTF_8, why + "\n");
  }
}
