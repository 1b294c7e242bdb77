package dev.viva.server.access;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.viva.server.Client;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every method of the API as its descriptors have it, so that none is forgotten. */
final class Api {
  private static final String DESCRIPTORS = "/META-INF/armeria/grpc/viva-v1.dsc";

  private final Map<String, MethodDescriptor> methods = new TreeMap<>();

  /** Reads the descriptor set that the server serves. */
  Api() {
    try (InputStream in = Api.class.getResourceAsStream(DESCRIPTORS)) {
      ExtensionRegistry registry = ExtensionRegistry.newInstance();
      AnnotationsProto.registerAllExtensions(registry);
      Map<String, FileDescriptor> files = new HashMap<>();
      for (FileDescriptorProto file : FileDescriptorSet.parseFrom(in, registry).getFileList()) {
        FileDescriptor[] needs =
            file.getDependencyList().stream().map(files::get).toArray(FileDescriptor[]::new);
        files.put(file.getName(), FileDescriptor.buildFrom(file, needs));
      }
      files.values().stream()
          .filter(file -> file.getPackage().equals("viva.v1"))
          .flatMap(file -> file.getServices().stream())
          .flatMap(service -> service.getMethods().stream())
          .forEach(
              method ->
                  methods.put(method.getService().getName() + "/" + method.getName(), method));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code PlanService/BuildPlan} and the like. */
  List<String> methods() {
    return List.copyOf(methods.keySet());
  }

  /** Whether the method says that it changes something. */
  boolean isMutation(String method) {
    return methods.get(method).getInputType().findFieldByName("request_id") != null;
  }

  /**
   * Calls a method with the request {@code json} and answers everything it said as text; a stream
   * is left after its first answer.
   *
   * @throws StatusRuntimeException where it was refused
   */
  String call(Client client, String method, String json) {
    MethodDescriptor called = methods.get(method);
    DynamicMessage.Builder request = DynamicMessage.newBuilder(called.getInputType());
    try {
      JsonFormat.parser().merge(json, request);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(method + " does not take " + json, e);
    }
    if (isMutation(method)) {
      request.setField(called.getInputType().findFieldByName("request_id"), Client.requestId());
    }
    Context.CancellableContext context = Context.current().withCancellation();
    Context outer = context.attach();
    try {
      Iterator<DynamicMessage> answers =
          ClientCalls.blockingServerStreamingCall(
              client.channel(), descriptor(called), CallOptions.DEFAULT, request.build());
      return answers.hasNext() ? answers.next().toString() : "";
    } finally {
      context.detach(outer);
      context.cancel(null);
    }
  }

  private static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> descriptor(
      MethodDescriptor method) {
    return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
        .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
        .setFullMethodName(method.getService().getFullName() + "/" + method.getName())
        .setRequestMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
        .setResponseMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
        .build();
  }
}
