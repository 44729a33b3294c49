package dev.millet.gateway.openapi;

import dev.millet.api.forms.Rules;
import dev.millet.api.json.RawJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Describes records and what they are made of in JSON Schema (draft 2020-12). */
final class Schemas {

  private static final Map<Class<?>, Map<String, Object>> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(boolean.class, Map.of("type", "boolean")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(double.class, Map.of("type", "number")),
          Map.entry(Double.class, Map.of("type", "number")),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
          Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")));

  private final Map<String, Object> components;
  private final Map<Class<?>, String> names = new HashMap<>();

  /**
   * @param components where the schemas of records are put, by name
   */
  Schemas(Map<String, Object> components) {
    this.components = components;
  }

  /** The schema of a type, as used by a module. */
  Map<String, Object> of(Type type, String module) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic, module);
    }
    return type instanceof Class<?> plain ? ofClass(plain, module) : Map.of();
  }

  /** The schema of a body that is read by rules, as used by a module. */
  Map<String, Object> of(Rules<?> rules, String module) {
    String name = names.get(rules.type());
    if (name == null) {
      name = freeName(rules.type(), module);
      names.put(rules.type(), name);
      components.put(name, RuleSchemas.of(rules));
    }
    return reference(name);
  }

  private static Map<String, Object> reference(String name) {
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> ofGeneric(ParameterizedType type, String module) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      return Map.of("type", "array", "items", of(arguments[0], module));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return Map.of("type", "object", "additionalProperties", of(arguments[1], module));
    }
    return Optional.class == raw ? of(arguments[0], module) : ofClass(raw, module);
  }

  private Map<String, Object> ofClass(Class<?> type, String module) {
    Map<String, Object> simple = SIMPLE.get(type);
    if (simple != null) {
      return simple;
    }
    if (type == RawJson.class) {
      return Map.of();
    }
    if (type.isEnum()) {
      return Map.of(
          "type",
          "string",
          "enum",
          Arrays.stream(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList());
    }
    if (type.isArray()) {
      return Map.of("type", "array", "items", of(type.getComponentType(), module));
    }
    return type.isRecord() ? reference(type, module) : Map.of("type", "object");
  }

  private Map<String, Object> reference(Class<?> type, String module) {
    String name = names.get(type);
    if (name == null) {
      name = freeName(type, module);
      names.put(type, name);
      // Named before it is described: a record may hold others of its kind.
      components.put(name, Map.of());
      components.put(name, describe(type, module));
    }
    return reference(name);
  }

  private String freeName(Class<?> type, String module) {
    String name = module + '.' + type.getSimpleName();
    return components.containsKey(name)
        ? module + '.' + type.getName().replaceAll("[^A-Za-z0-9.]", ".")
        : name;
  }

  private Map<String, Object> describe(Class<?> type, String module) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), of(component.getGenericType(), module));
      if (component.getType().isPrimitive()) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }
}
