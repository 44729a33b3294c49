package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.run.Console;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the bundles that builds leave in, while the platform serves: a developer saves, builds, and
 * reloads the page. What changes at the same time is one change, so an api and its provider come
 * together. What goes wrong is told, and the watching goes on.
 */
public final class DevLoop implements AutoCloseable {

  private static final long AGAIN_MILLIS = 1_000;
  private static final double SECOND = 1_000;

  private final ModulesClient client;
  private final Console console;
  private final BuildOutputs outputs;
  private final Map<Path, BuiltJar> known = new HashMap<>();
  private final Thread thread;

  /**
   * Begins to watch, on a thread of its own.
   *
   * @param places directories of build outputs, such as {@code target}, or jars
   * @throws UncheckedIOException where this system can watch nothing
   */
  public DevLoop(ApiClient client, Console console, List<Path> places) {
    this.client = new ModulesClient(client);
    this.console = console;
    outputs = new BuildOutputs(places);
    outputs.missing().forEach(place -> say("there is no " + place + " yet"));
    thread = new Thread(this::run, "millet-dev");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        Instant built = outputs.awaitChange();
        install(changed(), built);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // closed
      return;
    }
  }

  private void install(Map<Path, BuiltJar> changed, Instant built) throws InterruptedException {
    try {
      Map<String, BuiltJar> sent = send(changed);
      if (!sent.isEmpty()) {
        makeInTurn(sent, built);
      }
    } catch (LaunchException e) {
      error(e.getMessage());
      known.values().removeAll(changed.values());
    }
  }

  /** Sends the jars that may be taken in; those that may not do not keep the others out. */
  private Map<String, BuiltJar> send(Map<Path, BuiltJar> changed) {
    Map<String, BuiltJar> sent = new LinkedHashMap<>();
    changed.forEach(
        (file, jar) -> {
          try {
            sent.put(client.send(file), jar);
          } catch (LaunchException e) {
            error(file.getFileName() + ": " + e.getMessage());
          }
        });
    known.putAll(changed);
    return sent;
  }

  /** Makes it, after the change that somebody else may be making. */
  private void makeInTurn(Map<String, BuiltJar> sent, Instant built) throws InterruptedException {
    String told = "";
    while (true) {
      try {
        make(sent, built);
        return;
      } catch (LaunchException e) {
        if (e.exitCode() != ExitCode.BUSY) {
          throw e;
        }
        if (!told.equals(e.getMessage())) {
          told = e.getMessage();
          say(told);
        }
        Thread.sleep(AGAIN_MILLIS);
      }
    }
  }

  private void make(Map<String, BuiltJar> sent, Instant built) throws InterruptedException {
    JsonObject order = order(sent);
    JsonObject plan = client.plan(order);
    PlanText text = new PlanText(plan);
    if (text.isFeasible()) {
      follow(client.make(plan, order), names(sent), text.replacesNothing(), built);
      return;
    }
    Map<String, BuiltJar> others = without(text.alreadyThere(), sent);
    if (!others.isEmpty() && others.size() < sent.size()) {
      make(others, built);
    } else if (!text.saysOnlyThatItIsThere()) {
      text.obstacles().forEach(this::error);
      // what it lacks may come with the next build
      known.values().removeAll(sent.values());
    }
  }

  private void follow(long id, String names, boolean first, Instant built)
      throws InterruptedException {
    Following following = new Following(client, new Failures(console), id);
    String outcome = Following.outcome(following.follow());
    if (outcome.equals("done")) {
      Instant switched = following.switchedAt().orElseGet(Instant::now);
      double seconds = Duration.between(built, switched).toMillis() / SECOND;
      say(String.format(Locale.ROOT, "%s is in, %.2f s after its build", names, seconds));
    } else {
      String left = first ? "nothing answers in its place" : "the one before answers";
      say("%s is not in (%s); %s".formatted(names, outcome, left));
    }
  }

  private Map<Path, BuiltJar> changed() {
    Map<Path, BuiltJar> changed = new LinkedHashMap<>();
    for (Path file : outputs.jars()) {
      BuiltJar.read(file)
          .filter(jar -> !jar.equals(known.get(file)))
          .ifPresent(jar -> changed.put(file, jar));
    }
    return changed;
  }

  private static JsonObject order(Map<String, BuiltJar> sent) {
    List<String> files = new ArrayList<>(sent.keySet());
    return Json.createObjectBuilder().add("files", ModulesClient.array(files)).build();
  }

  private static Map<String, BuiltJar> without(Set<String> names, Map<String, BuiltJar> sent) {
    Map<String, BuiltJar> others = new LinkedHashMap<>(sent);
    others.values().removeIf(jar -> names.contains(jar.name()));
    return others;
  }

  private static String names(Map<String, BuiltJar> sent) {
    return sent.values().stream().map(BuiltJar::name).collect(Collectors.joining(", "));
  }

  private void say(String what) {
    console.say("dev: " + what);
  }

  private void error(String what) {
    console.error("dev: " + what);
  }

  @Override
  public void close() {
    thread.interrupt();
    outputs.close();
  }
}
