package dev.viva.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Old clients and stored data still work; the same guard as {@code buf breaking}, without npm. */
final class CompatibilityTest {
  private static final FileDescriptorProto OLD =
      FileDescriptorProto.newBuilder()
          .setPackage("viva.v1")
          .addMessageType(
              DescriptorProto.newBuilder()
                  .setName("Plan")
                  .addField(field("id", 1))
                  .addField(field("title", 2)))
          .addEnumType(
              EnumDescriptorProto.newBuilder()
                  .setName("Kind")
                  .addValue(value("KIND_UNSPECIFIED", 0))
                  .addValue(value("KIND_CODING", 1)))
          .addService(
              ServiceDescriptorProto.newBuilder()
                  .setName("PlanService")
                  .addMethod(
                      MethodDescriptorProto.newBuilder()
                          .setName("GetPlan")
                          .setInputType(".viva.v1.Plan")
                          .setOutputType(".viva.v1.Plan")))
          .build();

  private static FieldDescriptorProto field(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setJsonName(name)
        .setNumber(number)
        .setType(FieldDescriptorProto.Type.TYPE_STRING)
        .build();
  }

  private static com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto value(
      String name, int number) {
    return com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .build();
  }

  private static List<String> breaksAfter(Consumer<FileDescriptorProto.Builder> change) {
    FileDescriptorProto.Builder now = OLD.toBuilder();
    change.accept(now);
    return Compatibility.breaks(List.of(OLD), List.of(now.build()));
  }

  @Test
  void today_againstTheAcceptedProtocol_breaksNothing() throws IOException {
    assertThat(Compatibility.breaks(Descriptors.accepted(), Descriptors.today()))
        .as(
            "the protocol changed incompatibly; if that is intended, run"
                + " 'proto/lint/run --accept' and commit proto/"
                + Descriptors.ACCEPTED)
        .isEmpty();
  }

  @Test
  void breaks_additions_areNone() {
    assertThat(
            breaksAfter(
                file -> {
                  file.getMessageTypeBuilder(0).addField(field("more", 3));
                  file.getEnumTypeBuilder(0).addValue(value("KIND_DESIGN", 2));
                  file.getServiceBuilder(0)
                      .addMethod(MethodDescriptorProto.newBuilder().setName("ListPlans"));
                  file.addMessageType(DescriptorProto.newBuilder().setName("New"));
                }))
        .isEmpty();
  }

  @Test
  void breaks_fieldGone_isToldUnlessReserved() {
    assertThat(breaksAfter(file -> file.getMessageTypeBuilder(0).removeField(1)))
        .containsExactly("field viva.v1.Plan.title = 2 is gone: reserve its number and its name");
    assertThat(
            breaksAfter(
                file ->
                    file.getMessageTypeBuilder(0)
                        .removeField(1)
                        .addReservedName("title")
                        .addReservedRange(
                            DescriptorProto.ReservedRange.newBuilder().setStart(2).setEnd(3))))
        .isEmpty();
  }

  @Test
  void breaks_fieldOfAnotherTypeOrName_isTold() {
    assertThat(
            breaksAfter(
                file ->
                    file.getMessageTypeBuilder(0)
                        .getFieldBuilder(0)
                        .setType(FieldDescriptorProto.Type.TYPE_INT32)))
        .containsExactly("field viva.v1.Plan.id = 1: its type was TYPE_STRING and is TYPE_INT32");
    assertThat(
            breaksAfter(
                file -> file.getMessageTypeBuilder(0).getFieldBuilder(0).setName("identifier")))
        .containsExactly("field viva.v1.Plan.id = 1: its name was id and is identifier");
  }

  @Test
  void breaks_messageValueServiceOrMethodGone_isTold() {
    assertThat(breaksAfter(file -> file.removeMessageType(0)))
        .containsExactly("message viva.v1.Plan is gone");
    assertThat(breaksAfter(file -> file.getEnumTypeBuilder(0).removeValue(1)))
        .containsExactly("value viva.v1.Kind.KIND_CODING = 1 is gone");
    assertThat(breaksAfter(file -> file.removeService(0)))
        .containsExactly("service viva.v1.PlanService is gone");
    assertThat(breaksAfter(file -> file.getServiceBuilder(0).removeMethod(0)))
        .containsExactly("rpc viva.v1.PlanService.GetPlan is gone");
  }

  @Test
  void breaks_methodThatStreamsNow_isTold() {
    assertThat(
            breaksAfter(
                file -> file.getServiceBuilder(0).getMethodBuilder(0).setServerStreaming(true)))
        .containsExactly("rpc viva.v1.PlanService.GetPlan: its streaming was false and is true");
  }
}
