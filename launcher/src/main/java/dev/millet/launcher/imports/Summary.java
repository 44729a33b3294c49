package dev.millet.launcher.imports;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of an import.
 *
 * @param message the last line of the instance's answer
 */
record Summary(JsonObject message) {

  private static final int IN_A_LINE = 4;

  /**
   * Returns the number of each kind, and below it what was left out or adjusted, a line for each.
   */
  List<String> lines() {
    List<String> totals = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonValue> entry : message.entrySet()) {
      if (entry.getValue() instanceof JsonNumber number) {
        totals.add(count(words(entry.getKey()), number));
      } else if (entry.getValue() instanceof JsonObject counts && !counts.isEmpty()) {
        List<String> each = new ArrayList<>();
        counts.forEach((name, value) -> each.add(count(name, value)));
        if (each.size() <= IN_A_LINE) {
          lines.add("  " + words(entry.getKey()) + ": " + String.join(", ", each));
        } else {
          lines.add("  " + words(entry.getKey()) + ":");
          each.forEach(line -> lines.add("    " + line));
        }
      }
    }
    lines.add(0, "  " + String.join(", ", totals));
    return lines;
  }

  private static String count(String name, JsonValue value) {
    return value instanceof JsonNumber number
        ? String.format(Locale.ROOT, "%s %,d", name, number.longValue())
        : name + " " + value;
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
