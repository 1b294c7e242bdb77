package dev.viva.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our own rules for the API, which no linter knows. */
final class ApiRulesTest {
  /** Posts, because it carries a document, but changes nothing. */
  private static final Set<String> READS_THAT_POST = Set.of("LintBank");

  /** Lists that are short by nature: the best few, a panel, the area tree, a table of a report. */
  private static final Set<String> SHORT_LISTS =
      Set.of(
          "ListAlternatives",
          "ListAreaStatistics",
          "ListAreas",
          "ListInterviewerStatistics",
          "ListScorecards",
          "ListSimilarQuestions");

  private final List<FileDescriptorProto> files;
  private final Map<String, DescriptorProto> messages = new TreeMap<>();

  ApiRulesTest() throws IOException {
    files = Descriptors.today();
    for (FileDescriptorProto file : files) {
      file.getMessageTypeList()
          .forEach(
              message -> messages.put("." + file.getPackage() + "." + message.getName(), message));
    }
  }

  private Stream<MethodDescriptorProto> methods() {
    return files.stream()
        .flatMap(file -> file.getServiceList().stream())
        .flatMap(service -> service.getMethodList().stream());
  }

  private boolean has(String message, String field) {
    return messages.get(message).getFieldList().stream()
        .anyMatch(found -> found.getName().equals(field));
  }

  @Test
  void everything_hasAComment() {
    assertThat(files.stream().flatMap(file -> new Comments(file).missing().stream())).isEmpty();
  }

  @Test
  void enums_zero_isUnspecified() {
    assertThat(
            files.stream()
                .flatMap(file -> file.getEnumTypeList().stream())
                .filter(
                    type ->
                        type.getValue(0).getNumber() != 0
                            || !type.getValue(0)
                                .getName()
                                .equals(upperSnake(type.getName()) + "_UNSPECIFIED"))
                .map(EnumDescriptorProto::getName))
        .isEmpty();
  }

  private static String upperSnake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  @Test
  void mutations_carryARequestId() {
    List<String> without =
        methods()
            .filter(ApiRulesTest::mutates)
            .filter(method -> !has(method.getInputType(), "request_id"))
            .map(MethodDescriptorProto::getName)
            .toList();

    assertThat(methods().filter(ApiRulesTest::mutates)).hasSizeGreaterThan(20);
    assertThat(without).isEmpty();
  }

  private static boolean mutates(MethodDescriptorProto method) {
    HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
    boolean writes =
        switch (rule.getPatternCase()) {
          case POST, PATCH, PUT, DELETE -> true;
          case GET, CUSTOM, PATTERN_NOT_SET -> false;
        };
    return writes && !READS_THAT_POST.contains(method.getName());
  }

  @Test
  void unaryMethods_areServedOverHttpToo() {
    assertThat(
            methods()
                .filter(method -> !method.getClientStreaming() && !method.getServerStreaming())
                .filter(method -> !method.getOptions().hasExtension(AnnotationsProto.http))
                .map(MethodDescriptorProto::getName))
        .isEmpty();
  }

  @Test
  void lists_havePages() {
    Set<String> without =
        methods()
            .filter(method -> method.getName().startsWith("List"))
            .filter(
                method ->
                    !has(method.getInputType(), "page_size")
                        || !has(method.getInputType(), "page_token")
                        || !has(method.getOutputType(), "next_page_token"))
            .map(MethodDescriptorProto::getName)
            .collect(Collectors.toSet());

    assertThat(without).isEqualTo(SHORT_LISTS);
  }

  @Test
  void updates_carryMaskAndEtag() {
    assertThat(
            methods()
                .filter(method -> method.getName().startsWith("Update"))
                .filter(
                    method ->
                        !has(method.getInputType(), "update_mask")
                            || !has(method.getOutputType(), "etag"))
                .map(MethodDescriptorProto::getName))
        .isEmpty();
  }

  /** Looks up comments by the path that a descriptor set gives each element. */
  private static final class Comments {
    private final FileDescriptorProto file;
    private final Map<List<Integer>, String> byPath;
    private final List<String> missing = new ArrayList<>();

    Comments(FileDescriptorProto file) {
      this.file = file;
      byPath =
          file.getSourceCodeInfo().getLocationList().stream()
              .collect(
                  Collectors.toMap(
                      SourceCodeInfo.Location::getPathList,
                      SourceCodeInfo.Location::getLeadingComments,
                      (first, second) -> first));
    }

    List<String> missing() {
      for (int i = 0; i < file.getMessageTypeCount(); i++) {
        message(file.getMessageType(i), List.of(FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER, i));
      }
      for (int i = 0; i < file.getEnumTypeCount(); i++) {
        enumeration(file.getEnumType(i), List.of(FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
      }
      for (int i = 0; i < file.getServiceCount(); i++) {
        service(file.getService(i), List.of(FileDescriptorProto.SERVICE_FIELD_NUMBER, i));
      }
      return missing;
    }

    private void message(DescriptorProto message, List<Integer> path) {
      if (message.getOptions().getMapEntry()) {
        return; // made by the compiler for a map
      }
      require(message.getName(), path);
      for (int i = 0; i < message.getFieldCount(); i++) {
        FieldDescriptorProto field = message.getField(i);
        require(
            message.getName() + "." + field.getName(),
            path(path, DescriptorProto.FIELD_FIELD_NUMBER, i));
      }
      for (int i = 0; i < message.getNestedTypeCount(); i++) {
        message(message.getNestedType(i), path(path, DescriptorProto.NESTED_TYPE_FIELD_NUMBER, i));
      }
      for (int i = 0; i < message.getEnumTypeCount(); i++) {
        enumeration(message.getEnumType(i), path(path, DescriptorProto.ENUM_TYPE_FIELD_NUMBER, i));
      }
    }

    private void enumeration(EnumDescriptorProto type, List<Integer> path) {
      require(type.getName(), path);
      for (int i = 0; i < type.getValueCount(); i++) {
        require(type.getValue(i).getName(), path(path, EnumDescriptorProto.VALUE_FIELD_NUMBER, i));
      }
    }

    private void service(ServiceDescriptorProto service, List<Integer> path) {
      require(service.getName(), path);
      for (int i = 0; i < service.getMethodCount(); i++) {
        require(
            service.getName() + "." + service.getMethod(i).getName(),
            path(path, ServiceDescriptorProto.METHOD_FIELD_NUMBER, i));
      }
    }

    private void require(String name, List<Integer> path) {
      if (byPath.getOrDefault(path, "").isBlank()) {
        missing.add(file.getName() + ": " + name);
      }
    }

    private static List<Integer> path(List<Integer> parent, int field, int index) {
      return Stream.concat(parent.stream(), Stream.of(field, index)).toList();
    }
  }
}
