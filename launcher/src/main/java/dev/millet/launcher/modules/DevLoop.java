package dev.millet.launcher.modules;

import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.run.Console;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Watches the output of builds and puts the bundles that appear there in, while the platform
 * serves: a developer saves, builds, and reloads the page. What changes at the same time is one
 * change, so an api and its provider come together. What goes wrong is told, and the watching goes
 * on.
 */
public final class DevLoop implements AutoCloseable {

  /** How long nothing may have changed until a build counts as done. */
  private static final long QUIET_MILLIS = 150;

  private static final double SECOND = 1e9;

  private final ModulesClient client;
  private final Console console;
  private final List<Path> folders;
  private final WatchService watch;
  private final Map<Path, BuiltJar> known = new HashMap<>();
  private final Thread thread;

  /**
   * Begins to watch, on a thread of its own.
   *
   * @param folders directories of build outputs, such as {@code target}
   * @throws UncheckedIOException where one cannot be watched
   */
  public DevLoop(ApiClient client, Console console, List<Path> folders) {
    this.client = new ModulesClient(client);
    this.console = console;
    this.folders = List.copyOf(folders);
    try {
      watch = FileSystems.getDefault().newWatchService();
      for (Path folder : folders) {
        folder.register(
            watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot watch " + folders, e);
    }
    thread = new Thread(this::run, "millet-dev");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      long since = System.nanoTime();
      while (true) {
        putIn(since);
        since = awaitChange();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a change, and until the build that makes it seems to be done. */
  private long awaitChange() throws InterruptedException {
    WatchKey key = watch.take();
    long last = System.nanoTime();
    while (key != null) {
      key.pollEvents();
      key.reset();
      last = System.nanoTime();
      key = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    return last;
  }

  private void putIn(long since) throws InterruptedException {
    try {
      Map<Path, BuiltJar> changed = changed();
      if (!changed.isEmpty()) {
        putIn(changed, since);
      }
    } catch (LaunchException e) {
      console.error("dev: " + e.getMessage());
    } catch (UncheckedIOException e) {
      console.error("dev: a file cannot be read: " + e.getMessage());
    }
  }

  private void putIn(Map<Path, BuiltJar> changed, long since) throws InterruptedException {
    List<String> files = new ArrayList<>();
    for (Path jar : changed.keySet()) {
      files.add(client.send(jar));
    }
    known.putAll(changed);
    JsonObject order = Json.createObjectBuilder().add("files", ModulesClient.array(files)).build();
    JsonObject plan = client.plan(order);
    PlanText text = new PlanText(plan);
    if (!text.isFeasible()) {
      if (!text.saysOnlyThatItIsThere()) {
        text.obstacles().forEach(line -> console.error("dev: " + line));
      }
      return;
    }
    long id = client.make(plan, order);
    String outcome =
        Following.outcome(new Following(client, new Failures(console), id).follow());
    double seconds = (System.nanoTime() - since) / SECOND;
    String names = String.join(", ", changed.values().stream().map(BuiltJar::name).toList());
    console.say(
        outcome.equals("done")
            ? String.format(Locale.ROOT, "dev: %s is in, %.2f s after its build", names, seconds)
            : "dev: %s is not in (%s); the one before answers".formatted(names, outcome));
  }

  private Map<Path, BuiltJar> changed() {
    Map<Path, BuiltJar> changed = new LinkedHashMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(BuiltJar::isWanted).sorted().toList()) {
          BuiltJar.read(file)
              .filter(jar -> !jar.equals(known.get(file)))
              .ifPresent(jar -> changed.put(file, jar));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return changed;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      watch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
