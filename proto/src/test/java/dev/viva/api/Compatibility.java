package dev.viva.api;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What clients and stored data of an older protocol would trip over in a newer one: names bind as
 * numbers do, since JSON is served too. A field or a value may go once its number and its name are
 * reserved.
 */
final class Compatibility {
  private final List<String> breaks = new ArrayList<>();

  private Compatibility() {}

  /** One line for each break; empty where there is none. */
  static List<String> breaks(List<FileDescriptorProto> older, List<FileDescriptorProto> newer) {
    Compatibility comparison = new Compatibility();
    comparison.each("message", messages(older), messages(newer), comparison::message);
    comparison.each("enum", enums(older), enums(newer), comparison::enumeration);
    comparison.each("service", services(older), services(newer), comparison::service);
    return comparison.breaks;
  }

  private interface Comparison<T> {
    void compare(String name, T old, T now);
  }

  private <T> void each(
      String noun, Map<String, T> older, Map<String, T> newer, Comparison<T> comparison) {
    older.forEach(
        (name, old) ->
            Optional.ofNullable(newer.get(name))
                .ifPresentOrElse(
                    now -> comparison.compare(name, old, now),
                    () -> breaks.add(noun + " " + name + " is gone")));
  }

  private void message(String name, DescriptorProto old, DescriptorProto now) {
    Map<Integer, FieldDescriptorProto> fields = new TreeMap<>();
    now.getFieldList().forEach(field -> fields.put(field.getNumber(), field));
    for (FieldDescriptorProto field : old.getFieldList()) {
      FieldDescriptorProto same = fields.get(field.getNumber());
      String what = "field " + name + "." + field.getName() + " = " + field.getNumber();
      if (same != null) {
        field(what, field, same);
      } else if (!reserved(now, field)) {
        breaks.add(what + " is gone: reserve its number and its name");
      }
    }
  }

  private void field(String what, FieldDescriptorProto old, FieldDescriptorProto now) {
    unequal(what, "name", old, now, FieldDescriptorProto::getName);
    unequal(what, "JSON name", old, now, FieldDescriptorProto::getJsonName);
    unequal(what, "type", old, now, FieldDescriptorProto::getType);
    unequal(what, "type", old, now, FieldDescriptorProto::getTypeName);
    unequal(what, "label", old, now, FieldDescriptorProto::getLabel);
    unequal(what, "presence", old, now, FieldDescriptorProto::getProto3Optional);
    unequal(what, "oneof", old, now, FieldDescriptorProto::hasOneofIndex);
  }

  private static boolean reserved(DescriptorProto message, FieldDescriptorProto field) {
    return message.getReservedNameList().contains(field.getName())
        && message.getReservedRangeList().stream()
            .anyMatch(
                range ->
                    range.getStart() <= field.getNumber() && field.getNumber() < range.getEnd());
  }

  private void enumeration(String name, EnumDescriptorProto old, EnumDescriptorProto now) {
    for (EnumValueDescriptorProto value : old.getValueList()) {
      boolean there =
          now.getValueList().stream()
              .anyMatch(
                  other ->
                      other.getNumber() == value.getNumber()
                          && other.getName().equals(value.getName()));
      if (!there && !reserved(now, value)) {
        breaks.add(
            "value " + name + "." + value.getName() + " = " + value.getNumber() + " is gone");
      }
    }
  }

  private static boolean reserved(EnumDescriptorProto now, EnumValueDescriptorProto value) {
    return now.getReservedNameList().contains(value.getName())
        && now.getReservedRangeList().stream()
            .anyMatch(
                range ->
                    range.getStart() <= value.getNumber() && value.getNumber() <= range.getEnd());
  }

  private void service(String name, ServiceDescriptorProto old, ServiceDescriptorProto now) {
    Map<String, MethodDescriptorProto> methods = new TreeMap<>();
    now.getMethodList().forEach(method -> methods.put(method.getName(), method));
    for (MethodDescriptorProto method : old.getMethodList()) {
      String what = "rpc " + name + "." + method.getName();
      MethodDescriptorProto same = methods.get(method.getName());
      if (same == null) {
        breaks.add(what + " is gone");
        continue;
      }
      unequal(what, "request", method, same, MethodDescriptorProto::getInputType);
      unequal(what, "response", method, same, MethodDescriptorProto::getOutputType);
      unequal(what, "streaming", method, same, MethodDescriptorProto::getClientStreaming);
      unequal(what, "streaming", method, same, MethodDescriptorProto::getServerStreaming);
    }
  }

  private <T> void unequal(
      String what, String property, T old, T now, Function<T, Object> propertyOf) {
    Object before = propertyOf.apply(old);
    Object after = propertyOf.apply(now);
    if (!before.equals(after)) {
      breaks.add(what + ": its " + property + " was " + before + " and is " + after);
    }
  }

  private static Map<String, DescriptorProto> messages(List<FileDescriptorProto> files) {
    Map<String, DescriptorProto> found = new TreeMap<>();
    for (FileDescriptorProto file : files) {
      file.getMessageTypeList().forEach(message -> add(file.getPackage(), message, found));
    }
    return found;
  }

  private static void add(
      String scope, DescriptorProto message, Map<String, DescriptorProto> found) {
    String name = scope + "." + message.getName();
    found.put(name, message);
    message.getNestedTypeList().forEach(nested -> add(name, nested, found));
  }

  private static Map<String, EnumDescriptorProto> enums(List<FileDescriptorProto> files) {
    Map<String, EnumDescriptorProto> found = new TreeMap<>();
    for (FileDescriptorProto file : files) {
      file.getEnumTypeList()
          .forEach(type -> found.put(file.getPackage() + "." + type.getName(), type));
    }
    messages(files)
        .forEach(
            (name, message) ->
                message
                    .getEnumTypeList()
                    .forEach(type -> found.put(name + "." + type.getName(), type)));
    return found;
  }

  private static Map<String, ServiceDescriptorProto> services(List<FileDescriptorProto> files) {
    Map<String, ServiceDescriptorProto> found = new TreeMap<>();
    for (FileDescriptorProto file : files) {
      file.getServiceList()
          .forEach(service -> found.put(file.getPackage() + "." + service.getName(), service));
    }
    return found;
  }
}
