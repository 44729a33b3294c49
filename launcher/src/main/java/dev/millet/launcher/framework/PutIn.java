package dev.millet.launcher.framework;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.Version;

/**
 * What was changed while the platform ran: the file {@code modules.properties} of the data
 * directory says it, {@code modules/<sha256>.jar} is each file that it names.
 */
public final class PutIn {

  private static final String SHARED = "shared:";
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Path file;
  private final Path folder;

  /**
   * Reads what was changed on a data directory.
   *
   * @param data may have no such file
   */
  public PutIn(Path data) {
    this.file = data.resolve("modules.properties");
    this.folder = data.resolve("modules");
  }

  /** Whether a module is to run. */
  enum Standing {
    ACTIVE,
    /** It is installed, and not started. */
    DISABLED,
    /** It is not even installed. */
    REMOVED
  }

  /**
   * A module that was changed.
   *
   * @param jar null where it is the distribution's
   * @param back whether that was the way back, and stands in for newer ones of the distribution,
   *     too
   * @param added whether it runs although no selected feature names it
   */
  record Module(String name, Jar jar, boolean back, boolean added, Standing standing) {

    /** Whether its file is to be started instead of the distribution's version. */
    boolean outranks(Version own, Version distributed) {
      return back || own.compareTo(distributed) >= 0;
    }
  }

  /**
   * A file that was put in.
   *
   * @param location as the running platform names the place of a bundle that was put in
   */
  record Jar(String sha256, Path path, String location) {}

  /**
   * What was changed.
   *
   * @param modules by name
   * @param shared the files of bundles that modules share, by symbolic name
   */
  record Changes(Map<String, Module> modules, Map<String, Jar> shared) {

    /** The files, by the names of modules and the symbolic names of what they share. */
    Map<String, Jar> jars() {
      Map<String, Jar> jars = new LinkedHashMap<>(shared);
      modules.forEach(
          (name, module) -> {
            if (module.jar() != null) {
              jars.put(name, module.jar());
            }
          });
      return jars;
    }

    /** The same, with the distribution's version of one, if it has any. */
    Changes without(String name) {
      Map<String, Module> others = new TreeMap<>(modules);
      others.computeIfPresent(
          name, (key, module) -> new Module(name, null, false, module.added(), module.standing()));
      Map<String, Jar> rest = new LinkedHashMap<>(shared);
      rest.remove(name);
      return new Changes(others, rest);
    }
  }

  /**
   * Reads what was changed.
   *
   * @throws LaunchException when a file is missing or damaged
   */
  Changes read() {
    Properties wanted = properties();
    Map<String, Module> modules = new TreeMap<>();
    Map<String, Jar> shared = new LinkedHashMap<>();
    for (String key : wanted.stringPropertyNames()) {
      if (key.startsWith(SHARED)) {
        shared.put(key.substring(SHARED.length()), jar(key, wanted.getProperty(key)));
      } else {
        String module = key.split("\\.", 2)[0];
        modules.computeIfAbsent(module, name -> module(wanted, name));
      }
    }
    return new Changes(modules, shared);
  }

  /**
   * The modules that were changed, whether they are active or not, by name.
   *
   * @throws LaunchException when the file cannot be read
   */
  public Set<String> modules() {
    return properties().stringPropertyNames().stream()
        .filter(key -> !key.startsWith(SHARED))
        .map(key -> key.split("\\.", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The jars of the versions that were put in: what runs, what is disabled or removed, and what is
   * a way back, which comes first. Those that are not there any more are left out.
   *
   * @throws LaunchException when the file cannot be read
   */
  public List<Path> jars() {
    Properties wanted = properties();
    return wanted.stringPropertyNames().stream()
        .sorted(Comparator.comparing((String key) -> !key.endsWith(".previous")))
        .map(wanted::getProperty)
        .filter(value -> SHA256.matcher(value).matches())
        .distinct()
        .map(sha256 -> folder.resolve(sha256 + ".jar"))
        .filter(Files::isRegularFile)
        .toList();
  }

  private Properties properties() {
    Properties wanted = new Properties();
    if (!Files.exists(file)) {
      return wanted;
    }
    try (InputStream in = Files.newInputStream(file)) {
      wanted.load(in);
      return wanted;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private Module module(Properties wanted, String name) {
    Standing standing = standing(name, wanted.getProperty(name + ".state", "active"));
    String sha256 = wanted.getProperty(name);
    return new Module(
        name,
        sha256 == null || standing == Standing.REMOVED ? null : jar("module:" + name, sha256),
        Boolean.parseBoolean(wanted.getProperty(name + ".back")),
        Boolean.parseBoolean(wanted.getProperty(name + ".added")),
        standing);
  }

  private Standing standing(String module, String word) {
    for (Standing standing : Standing.values()) {
      if (standing.name().equalsIgnoreCase(word)) {
        return standing;
      }
    }
    throw unusable(
        "The file %s says \"%s.state=%s\"; it is active, disabled or removed."
            .formatted(file, module, word),
        null);
  }

  private Jar jar(String place, String sha256) {
    Path jar = folder.resolve(sha256 + ".jar");
    try {
      if (Files.isRegularFile(jar) && sha256(jar).equals(sha256)) {
        return new Jar(sha256, jar, place + ":" + sha256);
      }
    } catch (IOException e) {
      throw unusable("The file " + jar + " cannot be read: " + e.getMessage() + ".", e);
    }
    String key = place.startsWith(SHARED) ? place : place.substring(place.indexOf(':') + 1);
    throw unusable(
        "The version of %s that was put in is missing or damaged: %s. Put the file back, or remove the line \"%s\" from %s to start with the distribution's version."
            .formatted(
                place.startsWith(SHARED) ? place.substring(SHARED.length()) : "the module " + key,
                jar,
                key,
                file),
        null);
  }

  private static String sha256(Path path) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static LaunchException unusable(String message, Exception cause) {
    return new LaunchException(ExitCode.BUNDLE, message, cause);
  }
}
