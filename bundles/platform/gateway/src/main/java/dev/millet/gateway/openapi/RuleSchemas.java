package dev.millet.gateway.openapi;

import dev.millet.api.forms.ChoiceField;
import dev.millet.api.forms.Field;
import dev.millet.api.forms.FlagField;
import dev.millet.api.forms.ListField;
import dev.millet.api.forms.MapField;
import dev.millet.api.forms.NumberField;
import dev.millet.api.forms.Rules;
import dev.millet.api.forms.TextField;
import dev.millet.api.forms.TimeField;
import dev.millet.api.forms.UploadField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes rules in JSON Schema (draft 2020-12), which counts the length of a text in code points
 * as they do.
 */
final class RuleSchemas {

  private RuleSchemas() {}

  static Map<String, Object> of(Rules<?> rules) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Field field : rules.fields()) {
      properties.put(field.name(), of(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Returns what a body of this kind is sent as: files are parts of a form. */
  static Map<String, Object> content(Rules<?> rules, Map<String, Object> schema) {
    Map<String, Object> encoding = new LinkedHashMap<>();
    for (Field field : rules.fields()) {
      if (field instanceof UploadField upload) {
        String types = String.join(", ", upload.contentTypes());
        encoding.put(upload.name(), Map.of("contentType", types));
      }
    }
    return encoding.isEmpty()
        ? Map.of("application/json", Map.of("schema", schema))
        : Map.of("multipart/form-data", Map.of("schema", schema, "encoding", encoding));
  }

  private static Map<String, Object> of(Field field) {
    Map<String, Object> schema = kind(field);
    if (field.example() != null && !field.example().equals("")) {
      schema.put("examples", List.of(field.example()));
    }
    return schema;
  }

  private static Map<String, Object> kind(Field field) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (field instanceof TextField text) {
      schema.put("type", "string");
      schema.put("minLength", text.min());
      schema.put("maxLength", text.max());
      if (text.secret()) {
        schema.put("format", "password");
      }
    } else if (field instanceof NumberField number) {
      schema.put("type", "integer");
      schema.put("minimum", number.min());
      schema.put("maximum", number.max());
    } else if (field instanceof FlagField) {
      schema.put("type", "boolean");
      schema.put("default", false);
    } else if (field instanceof ChoiceField choice) {
      schema.put("type", "string");
      schema.put("enum", choice.choices());
    } else if (field instanceof TimeField) {
      schema.put("type", "string");
      schema.put("format", "date-time");
    } else if (field instanceof ListField list) {
      schema.put("type", "array");
      schema.put("maxItems", list.maxCount());
      schema.put("items", Map.of("type", "string", "maxLength", list.each().max()));
    } else if (field instanceof MapField texts) {
      schema.put("type", "object");
      schema.put("maxProperties", texts.maxCount());
      schema.put("additionalProperties", Map.of("type", "string", "maxLength", texts.each().max()));
    } else if (field instanceof UploadField upload) {
      schema.put("type", "string");
      schema.put("format", "binary");
      schema.put("description", "A file of at most " + upload.maxBytes() + " bytes.");
    }
    return schema;
  }
}
