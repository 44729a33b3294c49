package dev.millet.launcher.modules;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A change of the past in plain words, line by line. */
record ChangeText(JsonObject history) {

  static String summary(JsonObject change) {
    String who = change.getJsonObject("by").getString("text");
    return "%5s  %s  %-11s  %s  (%s)"
        .formatted(
            change.get("id"),
            change.getString("startedAt"),
            change.getString("outcome", "not ended"),
            change.getString("modules"),
            who);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(summary(history.getJsonObject("change")));
    for (JsonObject report : history.getJsonArray("items").getValuesAs(JsonObject.class)) {
      lines.add(
          "  %s  %-8s %s"
              .formatted(
                  report.getString("at"), report.getString("step"), report.getString("state")));
      if (report.containsKey("problem")) {
        lines.add("      " + report.getJsonObject("problem").getString("text"));
      }
    }
    return lines;
  }
}
