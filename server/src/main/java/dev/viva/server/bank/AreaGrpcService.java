package dev.viva.server.bank;

import dev.viva.server.rpc.Requests;
import dev.viva.v1.AreaServiceGrpc;
import dev.viva.v1.ListAreasRequest;
import dev.viva.v1.ListAreasResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** {@code viva.v1.AreaService}: decodes, calls {@link Banks}, encodes. */
public final class AreaGrpcService extends AreaServiceGrpc.AreaServiceImplBase {
  private final Banks banks;

  public AreaGrpcService(Banks banks) {
    this.banks = banks;
  }

  @Override
  public void listAreas(ListAreasRequest request, StreamObserver<ListAreasResponse> observer) {
    Optional<String> area = Optional.of(request.getArea()).filter(typed -> !typed.isBlank());
    Requests.reply(
        observer,
        ListAreasResponse.newBuilder()
            .addAllAreas(banks.coverage(area).stream().map(BankProtos::encode).toList())
            .build());
  }
}
