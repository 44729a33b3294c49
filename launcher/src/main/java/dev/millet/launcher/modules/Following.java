package dev.millet.launcher.modules;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows what happens in a change until it is over. */
final class Following {

  private static final String DATA = "data:";
  private static final double SECOND = 1000;
  private static final long AGAIN_MILLIS = 200;

  private static final Map<String, String> WORDS =
      Map.of(
          "expand", "the tables grow what the new version needs",
          "start", "the new version starts beside the old one",
          "park", "callers wait, and everybody leaves",
          "replace", "the shared bundle and what stands on it are replaced",
          "check", "the new version is tried out",
          "switch", "from now on it is as planned",
          "watch", "the new version is watched",
          "keep", "the next start will come up with it",
          "contract", "what no version needs any more is taken away",
          "drain", "the old version is left and taken away");

  private final ModulesClient client;
  private final Shown shown;
  private final long id;
  private final Map<String, Instant> begun = new TreeMap<>();
  private int seen;
  private volatile Instant switchedAt;

  /** The place where it is shown. */
  interface Shown {
    void progress(String what);

    void say(String line);
  }

  Following(ModulesClient client, Shown shown, long id) {
    this.client = client;
    this.shown = shown;
    this.id = id;
  }

  /** Returns the outcome of a change that was followed to its end. */
  static String outcome(JsonObject followed) {
    return followed.getJsonObject("change").getString("outcome");
  }

  /**
   * Returns whether the new versions have answered already, so that it is too late to cancel it.
   */
  boolean isSwitched() {
    return switchedAt != null;
  }

  /** Returns the time at which the new versions began to answer; empty where they have not. */
  Optional<Instant> switchedAt() {
    return Optional.ofNullable(switchedAt);
  }

  /**
   * Follows the change to its end. The stream ends when the instance restarts a part of itself;
   * what was missed is read then.
   *
   * @return the change with its outcome, {@code done}, {@code failed}, {@code rolled-back} or
   *     {@code cancelled}, and everything that happened
   */
  JsonObject follow() throws InterruptedException {
    while (true) {
      client.follow(id, this::line);
      JsonObject change = client.change(id);
      change.getJsonArray("items").getValuesAs(JsonObject.class).forEach(this::report);
      if (change.getJsonObject("change").containsKey("outcome")) {
        return change;
      }
      Thread.sleep(AGAIN_MILLIS);
    }
  }

  private void line(String line) {
    String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
    if (data.startsWith("{")) {
      try (var reader = Json.createReader(new StringReader(data))) {
        report(reader.readObject());
      }
    }
  }

  private void report(JsonObject report) {
    if (report.getInt("number") <= seen) {
      return;
    }
    seen = report.getInt("number");
    String step = report.getString("step");
    Instant at = Instant.parse(report.getString("at"));
    String word = WORDS.getOrDefault(step, step);
    switch (report.getString("state")) {
      case "begun" -> {
        begun.put(step, at);
        shown.progress(word);
      }
      case "done" -> shown.say(row("done", step, at, word));
      case "undone" -> shown.say(row("UNDONE", step, at, "the old version answers again"));
      default -> shown.say(row("FAILED", step, at, word));
    }
    if (report.containsKey("problem")) {
      shown.say("          " + report.getJsonObject("problem").getString("text"));
    }
    if (step.equals("switch")) {
      switchedAt = at;
    }
  }

  private String row(String state, String step, Instant at, String word) {
    Instant start = begun.getOrDefault(step, at);
    double seconds = Duration.between(start, at).toMillis() / SECOND;
    return String.format(Locale.ROOT, "  %-7s %-8s %6.2f s  %s", state, step, seconds, word);
  }
}
