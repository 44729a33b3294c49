package dev.millet.launcher.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The jars that builds leave: those in directories such as {@code target}, and single ones. A place
 * need not be there yet, and may go and come again, as with {@code mvn clean}. For one thread.
 */
final class BuildOutputs implements AutoCloseable {

  /** The time without a change after which a build counts as done. */
  private static final long QUIET_MILLIS = 150;

  /**
   * The time to wait for the file system to tell: some tell late, some nothing at all, and none of
   * a directory that was made again.
   */
  private static final long LOOK_MILLIS = 500;

  private final List<Path> places;
  private final WatchService watch;
  private final Map<Path, WatchKey> told = new HashMap<>();
  private Map<Path, Stamp> seen = Map.of();

  private record Stamp(long size, FileTime written) {}

  /**
   * @param places directories, or jars
   * @throws UncheckedIOException where this system can watch nothing
   */
  BuildOutputs(List<Path> places) {
    this.places = places.stream().map(Path::toAbsolutePath).toList();
    try {
      watch = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the places that are not there, or cannot be read. */
  List<Path> missing() {
    return places.stream().filter(place -> !Files.isReadable(place)).toList();
  }

  /** Returns the jars as they were at the last look, in the order of their names. */
  Set<Path> jars() {
    return seen.keySet();
  }

  /**
   * Waits until the jars are others than at the last look, and until the build that makes them
   * seems to be done. What is there from the start counts as a change.
   *
   * @return when the last change was noticed
   */
  Instant awaitChange() throws InterruptedException {
    Map<Path, Stamp> now = look();
    while (now.equals(seen)) {
      awaitEvent();
      now = look();
    }
    Instant last = Instant.now();
    while (!now.equals(seen)) {
      seen = now;
      Thread.sleep(QUIET_MILLIS);
      now = look();
      last = now.equals(seen) ? last : Instant.now();
    }
    return last;
  }

  private void awaitEvent() throws InterruptedException {
    WatchKey key = watch.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = watch.poll();
    }
  }

  private Map<Path, Stamp> look() {
    Map<Path, Stamp> stamps = new TreeMap<>();
    for (Path place : places) {
      boolean jar = place.toString().endsWith(".jar");
      register(jar ? place.getParent() : place);
      if (jar) {
        stamp(place, stamps);
      } else {
        stampAll(place, stamps);
      }
    }
    return stamps;
  }

  private void register(Path directory) {
    WatchKey key = told.get(directory);
    if (key != null && key.isValid() || !Files.isDirectory(directory)) {
      return;
    }
    try {
      told.put(
          directory,
          directory.register(
              watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY));
    } catch (IOException e) {
      // gone again, or nothing that can be watched: looking from time to time has to do
      told.remove(directory);
    }
  }

  private static void stampAll(Path directory, Map<Path, Stamp> stamps) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      files.filter(BuiltJar::isWanted).forEach(file -> stamp(file, stamps));
    } catch (IOException | UncheckedIOException e) {
      // taken away at this moment, or not for us to read
      return;
    }
  }

  private static void stamp(Path file, Map<Path, Stamp> stamps) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      if (is.isRegularFile()) {
        stamps.put(file, new Stamp(is.size(), is.lastModifiedTime()));
      }
    } catch (IOException e) {
      // not there, or not any more
      return;
    }
  }

  @Override
  public void close() {
    try {
      watch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
