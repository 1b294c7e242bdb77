package dev.viva.api;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Our own files of a descriptor set, as protoc wrote them. */
final class Descriptors {
  /** The protocol that later ones are compared with; {@code proto/lint/run --accept} writes it. */
  static final Path ACCEPTED = Path.of("src/main/descriptors/viva-v1.binpb");

  private static final String TODAY = "/META-INF/armeria/grpc/viva-v1.dsc";

  private Descriptors() {}

  /** Today's protocol, comments included. */
  static List<FileDescriptorProto> today() throws IOException {
    try (InputStream in = Descriptors.class.getResourceAsStream(TODAY)) {
      return ours(FileDescriptorSet.parseFrom(in, withHttpRules()));
    }
  }

  static List<FileDescriptorProto> accepted() throws IOException {
    try (InputStream in = Files.newInputStream(ACCEPTED)) {
      return ours(FileDescriptorSet.parseFrom(in, withHttpRules()));
    }
  }

  private static ExtensionRegistry withHttpRules() {
    ExtensionRegistry registry = ExtensionRegistry.newInstance();
    AnnotationsProto.registerAllExtensions(registry);
    return registry;
  }

  private static List<FileDescriptorProto> ours(FileDescriptorSet all) {
    return all.getFileList().stream()
        .filter(file -> file.getPackage().startsWith("viva."))
        .toList();
  }
}
