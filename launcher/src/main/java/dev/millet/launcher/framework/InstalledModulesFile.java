package dev.millet.launcher.framework;

import dev.millet.distribution.DesiredModule;
import dev.millet.distribution.DesiredModule.Activation;
import dev.millet.distribution.ModulesFile;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * The modules that were changed while the platform ran: the file {@code modules.properties} of the
 * data directory names them, {@code modules/<sha256>.jar} is each file that it names.
 */
public final class InstalledModulesFile {

  private static final String SHARED = ModulesFile.SHARED;

  private final Path file;
  private final Path folder;

  /**
   * Reads what was changed on a data directory.
   *
   * @param data may have no such file
   */
  public InstalledModulesFile(Path data) {
    this.file = data.resolve(ModulesFile.NAME);
    this.folder = data.resolve("modules");
  }

  /**
   * A module that was changed.
   *
   * @param jar null where it is the distribution's
   * @param back whether that was the way back, and stands in for newer ones of the distribution,
   *     too
   * @param added whether it runs although no selected feature names it
   */
  record Module(String name, Jar jar, boolean back, boolean added, Activation activation) {

    /** Returns whether its file is to be started instead of the distribution's version. */
    boolean outranks(Version own, Version distributed) {
      return back || own.compareTo(distributed) >= 0;
    }
  }

  /**
   * A file that was installed.
   *
   * @param location as the running platform names the place of a bundle that was installed
   */
  record Jar(String sha256, Path path, String location) {}

  /**
   * The changed modules.
   *
   * @param modules by name
   * @param shared the files of bundles that modules share, by symbolic name
   */
  record Changes(Map<String, Module> modules, Map<String, Jar> shared) {

    /** Returns the files, by the names of modules and the symbolic names of what they share. */
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

    /** Returns the same, with the distribution's version of one, if it has any. */
    Changes without(String name) {
      Map<String, Module> others = new TreeMap<>(modules);
      others.computeIfPresent(
          name,
          (key, module) -> new Module(name, null, false, module.added(), module.activation()));
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
    ModulesFile wanted = wanted();
    Map<String, Module> modules = new TreeMap<>();
    Map<String, Jar> shared = new LinkedHashMap<>();
    wanted.shared().forEach((name, sha256) -> shared.put(name, jar(SHARED + name, sha256)));
    wanted.modules().forEach((name, module) -> modules.put(name, module(name, module)));
    return new Changes(modules, shared);
  }

  /**
   * Returns the modules that were changed, whether they are active or not, by name.
   *
   * @throws LaunchException when the file cannot be read
   */
  public Set<String> modules() {
    return wanted().modules().keySet();
  }

  /**
   * Returns the jars of the versions that were installed: what runs, what is disabled or removed,
   * and what is a way back, which comes first. Those that are not there any more are left out.
   *
   * @throws LaunchException when the file cannot be read
   */
  public List<Path> jars() {
    ModulesFile wanted = wanted();
    Stream<String> back = wanted.modules().values().stream().map(DesiredModule::previous);
    return Stream.concat(back, wanted.files().stream())
        .filter(Objects::nonNull)
        .distinct()
        .map(sha256 -> folder.resolve(sha256 + ".jar"))
        .filter(Files::isRegularFile)
        .toList();
  }

  private ModulesFile wanted() {
    try {
      return ModulesFile.read(file);
    } catch (IOException e) {
      throw unusable("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private Module module(String name, DesiredModule wanted) {
    String sha256 = wanted.activation() == Activation.REMOVED ? null : wanted.sha256();
    return new Module(
        name,
        sha256 == null ? null : jar("module:" + name, sha256),
        wanted.back(),
        wanted.added(),
        wanted.activation());
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
        "The version of %s that was installed is missing or damaged: %s. Put the file back, or remove the line \"%s\" from %s to start with the distribution's version."
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
