package dev.millet.launcher.modules;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan in plain words, line by line. */
record PlanText(JsonObject plan) {

  private static final double SECOND = 1000;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (JsonObject item : plan.getJsonArray("items").getValuesAs(JsonObject.class)) {
      lines.add(item(item));
      steps(item, "migrations", "adds to its tables: ", lines);
      steps(item, "contract", "takes from its tables when all went well: ", lines);
      if (item.containsKey("signer")) {
        lines.add("    " + signer(item.getJsonObject("signer")));
      }
    }
    for (JsonObject shared : plan.getJsonArray("shared").getValuesAs(JsonObject.class)) {
      lines.add(shared(shared));
    }
    lines.add(pause());
    texts("remarks", "note: ", lines);
    texts("obstacles", "AGAINST IT: ", lines);
    return lines;
  }

  /** Returns whether the only obstacle is that all of it is there already. */
  boolean saysOnlyThatItIsThere() {
    return plan.getJsonArray("obstacles").getValuesAs(JsonObject.class).stream()
        .map(obstacle -> obstacle.getString("code"))
        .allMatch(code -> code.equals("same-version") || code.equals("nothing"));
  }

  /**
   * Returns the modules and shared bundles that would be installed, and are there in the same
   * version.
   */
  Set<String> alreadyThere() {
    return plan.getJsonArray("obstacles").getValuesAs(JsonObject.class).stream()
        .filter(obstacle -> obstacle.getString("code").equals("same-version"))
        .map(obstacle -> obstacle.getJsonArray("arguments").getString(0))
        .collect(Collectors.toSet());
  }

  /** Returns whether nothing is active of what comes, so that nothing is there to fall back to. */
  boolean replacesNothing() {
    return plan.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .noneMatch(item -> item.containsKey("from"));
  }

  /** Returns the obstacles, in sentences. */
  List<String> obstacles() {
    return plan.getJsonArray("obstacles").getValuesAs(JsonObject.class).stream()
        .map(obstacle -> obstacle.getString("text"))
        .toList();
  }

  boolean isFeasible() {
    return plan.getJsonArray("obstacles").isEmpty();
  }

  private static String item(JsonObject item) {
    String module = item.getString("module");
    String from = item.getString("from", "");
    String to = item.getString("to", "");
    return switch (item.getString("action")) {
      case "install" -> "  install   %s %s".formatted(module, to);
      case "upgrade" -> "  upgrade   %s %s -> %s".formatted(module, from, to);
      case "back" -> "  go back   %s %s -> %s".formatted(module, from, to);
      case "enable" -> "  enable    %s %s".formatted(module, to);
      case "disable" ->
          "  disable   %s %s; it stays installed, its data stay".formatted(module, from);
      case "remove" -> "  remove    %s %s; its data stay".formatted(module, from);
      default -> "  restart   %s %s".formatted(module, from);
    };
  }

  private static void steps(JsonObject item, String list, String label, List<String> lines) {
    JsonArray steps = item.getJsonArray(list);
    if (steps != null && !steps.isEmpty()) {
      lines.add(
          "    "
              + label
              + steps.getValuesAs(JsonObject.class).stream()
                  .map(step -> step.getString("name"))
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String signer(JsonObject signer) {
    String name = signer.getString("name", "");
    return switch (signer.getString("standing")) {
      case "TRUSTED" -> "signed by " + name + " (trusted)";
      case "UNTRUSTED" -> "signed by " + name + " (not trusted)";
      default -> "not signed";
    };
  }

  private static String shared(JsonObject shared) {
    String from = shared.getString("from", "");
    String name = shared.getString("symbolicName");
    String to = shared.getString("to");
    if (from.isEmpty()) {
      return "  add       %s %s, which modules share".formatted(name, to);
    }
    String modules =
        shared.getJsonArray("modules").stream()
            .map(value -> value.toString().replace("\"", ""))
            .collect(Collectors.joining(", "));
    return "  replace   %s %s -> %s; requests to %s wait meanwhile"
        .formatted(name, from, to, modules);
  }

  private String pause() {
    long millis = plan.getJsonNumber("pauseMillis").longValue();
    boolean still =
        plan.getJsonArray("items").getValuesAs(JsonObject.class).stream()
            .anyMatch(item -> item.getBoolean("standsStill", false));
    if (millis > 0) {
      return String.format(Locale.ROOT, "  Requests wait, about %.1f s in all.", millis / SECOND);
    }
    return still
        ? "  Requests to these modules wait until they are replaced, usually below a second."
        : "  No downtime.";
  }

  private void texts(String list, String label, List<String> lines) {
    for (JsonObject problem : plan.getJsonArray(list).getValuesAs(JsonObject.class)) {
      lines.add("  " + label + problem.getString("text"));
    }
  }
}
