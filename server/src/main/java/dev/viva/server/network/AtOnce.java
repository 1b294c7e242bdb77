package dev.viva.server.network;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;

/**
 * Begins a request when its headers are there. Armeria would collect the whole of a unary one
 * first, and only then look at its name, its deadline and the time limit: who sends a byte now and
 * then could hold on for ever.
 */
public final class AtOnce extends SimpleDecoratingHttpService {
  public AtOnce(HttpService delegate) {
    super(delegate);
  }

  @Override
  public ExchangeType exchangeType(RoutingContext context) {
    return ExchangeType.of(true, super.exchangeType(context).isResponseStreaming());
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws Exception {
    return unwrap().serve(ctx, request);
  }
}
