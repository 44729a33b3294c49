package dev.millet.launcher.modules;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A module in plain words, line by line. */
record ModuleText(JsonObject module) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s: %s"
            .formatted(
                module.getString("module"),
                module.getString("version", ""),
                module.getString("status")));
    if (module.containsKey("previous")) {
      lines.add("  can go back to " + module.getString("previous"));
    }
    each("problems", lines, problem -> "  problem: " + problem.getString("text"));
    each(
        "generations",
        lines,
        each ->
            "  version %s is %s, %s inside, bundle %s, from %s"
                .formatted(
                    each.getString("version"),
                    each.getString("state"),
                    each.getInt("inside"),
                    each.get("bundle"),
                    each.getString("source")));
    each(
        "checks",
        lines,
        check ->
            "  health: %s %s"
                .formatted(check.getString("name"), check.getString("complaint", "is well")));
    each(
        "requires",
        lines,
        need -> "  uses %s %s".formatted(need.getString("bundle"), need.getString("version")));
    names("requiredBy", "is used by", lines);
    names("offers", "offers", lines);
    names("slots", "fills the slots", lines);
    each(
        "subscriptions",
        lines,
        hears ->
            "  hears the journal as %s, %s behind, %s set aside"
                .formatted(hears.getString("name"), hears.get("lag"), hears.get("setAside")));
    each("jobs", lines, ModuleText::job);
    each(
        "routes",
        lines,
        route ->
            "  %-6s %s (%s)"
                .formatted(
                    route.getString("method"),
                    route.getString("template"),
                    route.getString("permission")));
    return lines;
  }

  private static String job(JsonObject job) {
    String when =
        job.getBoolean("finished")
            ? "has finished"
            : job.getBoolean("running")
                ? "runs since " + job.getString("runningSince", "now")
                : "is due " + job.getString("due", "soon");
    String went =
        job.getInt("failures") == 0
            ? ""
            : ", failed %s times: %s"
                .formatted(job.getInt("failures"), job.getString("problem", "?"));
    return "  job %s %s%s".formatted(job.getString("name"), when, went);
  }

  private void each(String list, List<String> lines, Function<JsonObject, String> line) {
    array(list).getValuesAs(JsonObject.class).stream().map(line).forEach(lines::add);
  }

  private void names(String list, String label, List<String> lines) {
    if (!array(list).isEmpty()) {
      lines.add(
          "  %s %s"
              .formatted(
                  label,
                  array(list).getValuesAs(JsonString.class).stream()
                      .map(JsonString::getString)
                      .collect(Collectors.joining(", "))));
    }
  }

  private JsonArray array(String name) {
    JsonArray array = module.getJsonArray(name);
    return array == null ? JsonValue.EMPTY_JSON_ARRAY : array;
  }
}
