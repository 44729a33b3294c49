package dev.millet.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The changes that were made while the platform ran, as {@code modules.properties} of the data
 * directory keeps them: {@code <module> = <sha256>}; {@code <module>.previous} for what that
 * replaced, {@code <module>.back = true} where it was the way back, {@code <module>.added = true}
 * where no selected feature need name it, {@code <module>.state = disabled} or {@code removed};
 * {@code shared:<symbolic name> = <sha256>} for a bundle that modules share.
 *
 * @param modules what is wanted of each module that was changed, by name
 * @param shared the SHA-256 of bundles that modules share, by symbolic name
 */
public record ModulesFile(Map<String, DesiredModule> modules, Map<String, String> shared) {

  /** The name of the file in the data directory. */
  public static final String NAME = "modules.properties";

  /** The beginning of the keys of bundles that modules share. */
  public static final String SHARED = "shared:";

  private static final String PREVIOUS = ".previous";
  private static final String BACK = ".back";
  private static final String ADDED = ".added";
  private static final String STATE = ".state";

  public ModulesFile {
    modules = new TreeMap<>(modules);
    shared = new TreeMap<>(shared);
  }

  /**
   * Reads a file; nothing was changed where there is none.
   *
   * @throws IOException where it cannot be read, or says what has no meaning
   */
  public static ModulesFile read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        properties.load(in);
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
    Map<String, DesiredModule> modules = new TreeMap<>();
    Map<String, String> shared = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(SHARED)) {
        shared.put(key.substring(SHARED.length()), properties.getProperty(key));
      } else {
        String module = key.split("\\.", 2)[0];
        modules.put(module, module(properties, module));
      }
    }
    return new ModulesFile(modules, shared);
  }

  private static DesiredModule module(Properties properties, String name) throws IOException {
    return new DesiredModule(
        properties.getProperty(name),
        properties.getProperty(name + PREVIOUS),
        Boolean.parseBoolean(properties.getProperty(name + BACK)),
        Boolean.parseBoolean(properties.getProperty(name + ADDED)),
        activation(name, properties.getProperty(name + STATE, "active")));
  }

  private static DesiredModule.Activation activation(String module, String word)
      throws IOException {
    for (DesiredModule.Activation each : DesiredModule.Activation.values()) {
      if (each.name().equalsIgnoreCase(word)) {
        return each;
      }
    }
    throw new IOException(
        "it says \"%s.state=%s\"; that is active, disabled or removed".formatted(module, word));
  }

  /** Returns the SHA-256 of every file that the next start, or a way back, may need. */
  public Set<String> files() {
    Set<String> files = new TreeSet<>(shared.values());
    modules.values().stream()
        .flatMap(module -> Stream.of(module.sha256(), module.previous()))
        .filter(Objects::nonNull)
        .forEach(files::add);
    return files;
  }

  /** Writes it; the caller sees to it that the file is whole after a crash. */
  public void write(OutputStream out) throws IOException {
    Properties properties = new Properties();
    modules.forEach((name, module) -> put(properties, name, module));
    shared.forEach((name, sha256) -> properties.setProperty(SHARED + name, sha256));
    properties.store(out, "Written by Millet: what the next start comes up with.");
  }

  private static void put(Properties properties, String name, DesiredModule module) {
    set(properties, name, module.sha256());
    set(properties, name + PREVIOUS, module.previous());
    set(properties, name + BACK, module.back() ? "true" : null);
    set(properties, name + ADDED, module.added() ? "true" : null);
    set(
        properties,
        name + STATE,
        module.activation() == DesiredModule.Activation.ACTIVE
            ? null
            : module.activation().name().toLowerCase(Locale.ROOT));
  }

  private static void set(Properties properties, String key, String value) {
    if (value != null) {
      properties.setProperty(key, value);
    }
  }
}
