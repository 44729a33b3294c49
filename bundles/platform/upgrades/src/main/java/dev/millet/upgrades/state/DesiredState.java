package dev.millet.upgrades.state;

import dev.millet.upgrades.state.DesiredModule.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the next start is to come up with: for each module that was changed since the distribution,
 * the file that is to be installed instead. Written whole, synced and renamed: after a crash the
 * file is the old one or the new one.
 *
 * <p>A file of properties, read by the launcher before it installs the features: {@code <module> =
 * <sha256>}; {@code <module>.previous} for what that replaced, {@code <module>.back = true} where
 * it was the way back, {@code <module>.added = true} where no selected feature need name it, {@code
 * <module>.state = disabled} or {@code removed}; {@code shared:<symbolic name> = <sha256>} for a
 * bundle that modules share. Thread-safe.
 */
public final class DesiredState {

  private static final String SHARED = "shared:";
  private static final String PREVIOUS = ".previous";
  private static final String BACK = ".back";
  private static final String ADDED = ".added";
  private static final String STATE = ".state";

  private final Path file;

  public DesiredState(Path file) {
    this.file = file;
  }

  /** What is wanted of a module; never null. */
  public synchronized DesiredModule of(String module) throws IOException {
    return desiredModule(read(), module);
  }

  /** What is wanted of each module that was ever changed. */
  public synchronized Map<String, DesiredModule> modules() throws IOException {
    Map<String, String> state = read();
    Map<String, DesiredModule> modules = new TreeMap<>();
    for (String key : state.keySet()) {
      if (!key.startsWith(SHARED)) {
        String module = key.split("\\.", 2)[0];
        modules.computeIfAbsent(module, name -> desiredModule(state, name));
      }
    }
    return modules;
  }

  /** The symbolic names of the bundles that modules share and that were put in, in order. */
  public synchronized Set<String> shared() throws IOException {
    Set<String> shared = new TreeSet<>();
    for (String key : read().keySet()) {
      if (key.startsWith(SHARED)) {
        shared.add(key.substring(SHARED.length()));
      }
    }
    return shared;
  }

  /** The SHA-256 of every file that the next start, or a way back, may need. */
  public synchronized Set<String> files() throws IOException {
    Set<String> files = new HashSet<>();
    read()
        .forEach(
            (key, value) -> {
              if (!key.endsWith(BACK) && !key.endsWith(ADDED) && !key.endsWith(STATE)) {
                files.add(value);
              }
            });
    return files;
  }

  /**
   * Wants this from now on; durable when it returns.
   *
   * @param modules what is wanted of modules, by name; of the others nothing changes
   * @param shared the SHA-256 of bundles that modules share, by symbolic name; null for one that is
   *     no longer wanted
   */
  public synchronized void want(Map<String, DesiredModule> modules, Map<String, String> shared)
      throws IOException {
    Map<String, String> state = read();
    modules.forEach((module, desiredModule) -> put(state, module, desiredModule));
    shared.forEach((name, sha256) -> set(state, SHARED + name, sha256));
    write(state);
  }

  private static void put(Map<String, String> state, String module, DesiredModule desiredModule) {
    set(state, module, desiredModule.sha256());
    set(state, module + PREVIOUS, desiredModule.previous());
    set(state, module + BACK, desiredModule.back() ? "true" : null);
    set(state, module + ADDED, desiredModule.added() ? "true" : null);
    set(
        state,
        module + STATE,
        desiredModule.activation() == Activation.ACTIVE
            ? null
            : desiredModule.activation().name().toLowerCase(Locale.ROOT));
  }

  private static void set(Map<String, String> state, String key, String value) {
    if (value == null) {
      state.remove(key);
    } else {
      state.put(key, value);
    }
  }

  private static DesiredModule desiredModule(Map<String, String> state, String module) {
    String activation = state.getOrDefault(module + STATE, Activation.ACTIVE.name());
    return new DesiredModule(
        state.get(module),
        state.get(module + PREVIOUS),
        Boolean.parseBoolean(state.get(module + BACK)),
        Boolean.parseBoolean(state.get(module + ADDED)),
        Activation.valueOf(activation.toUpperCase(Locale.ROOT)));
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> state = new TreeMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      }
      properties.stringPropertyNames().forEach(key -> state.put(key, properties.getProperty(key)));
    }
    return state;
  }

  private void write(Map<String, String> state) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Properties properties = new Properties();
    properties.putAll(state);
    try (FileChannel channel =
            FileChannel.open(
                next,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      properties.store(out, "Written by Millet: what the next start comes up with.");
      channel.force(true);
    }
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the data directory must be one file system: " + file, e);
    }
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
