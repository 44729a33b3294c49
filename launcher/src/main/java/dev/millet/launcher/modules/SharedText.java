package dev.millet.launcher.modules;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the shared bundles, line by line. */
record SharedText(JsonObject answer) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (JsonObject shared : objects(answer, "shared")) {
      lines.add(
          "shared: %s %s%s"
              .formatted(
                  shared.getString("name"),
                  shared.getString("version", "is not installed"),
                  usedBy(shared)));
    }
    for (JsonObject skipped : objects(answer, "skipped")) {
      lines.add(
          "left out of this start: %s. %s"
              .formatted(skipped.getString("name"), skipped.getString("reason")));
    }
    return lines;
  }

  private static String usedBy(JsonObject shared) {
    String names =
        array(shared, "usedBy").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? ", used by nobody" : ", used by " + names;
  }

  private static List<JsonObject> objects(JsonObject of, String name) {
    return array(of, name).getValuesAs(JsonObject.class);
  }

  private static JsonArray array(JsonObject of, String name) {
    JsonArray array = of.getJsonArray(name);
    return array == null ? JsonValue.EMPTY_JSON_ARRAY : array;
  }
}
