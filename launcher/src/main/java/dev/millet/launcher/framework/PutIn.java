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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Version;

/**
 * The modules that were put in while the platform ran: the file {@code modules.properties} of the
 * data directory says which, {@code modules/<sha256>.jar} is each. A file that is older than what
 * the distribution brings is passed over, unless it was put in as the way back.
 */
final class PutIn {

  private static final String BACK = ".back";
  private static final String PREVIOUS = ".previous";

  private final Path file;
  private final Path folder;

  PutIn(Path data) {
    this.file = data.resolve("modules.properties");
    this.folder = data.resolve("modules");
  }

  /**
   * A module's file.
   *
   * @param always whether it stands in for a newer version of the distribution, too
   */
  record Jar(String module, String sha256, Path path, boolean always) {

    /** Whether it is to be started instead of the distribution's version. */
    boolean outranks(Version own, Version distributed) {
      return always || own.compareTo(distributed) >= 0;
    }

    /** As the running platform names the place of a bundle that was put in. */
    String location() {
      return "module:" + module + ":" + sha256;
    }
  }

  /**
   * What was put in, by module.
   *
   * @throws LaunchException when a file is missing or damaged
   */
  Map<String, Jar> jars() {
    Map<String, Jar> jars = new HashMap<>();
    if (!Files.exists(file)) {
      return jars;
    }
    Properties wanted = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      wanted.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
    for (String module : wanted.stringPropertyNames()) {
      if (!module.endsWith(BACK) && !module.endsWith(PREVIOUS)) {
        String sha256 = wanted.getProperty(module);
        boolean back = Boolean.parseBoolean(wanted.getProperty(module + BACK));
        jars.put(module, new Jar(module, sha256, checked(module, sha256), back));
      }
    }
    return jars;
  }

  private Path checked(String module, String sha256) {
    Path jar = folder.resolve(sha256 + ".jar");
    try {
      if (Files.isRegularFile(jar) && sha256(jar).equals(sha256)) {
        return jar;
      }
    } catch (IOException e) {
      throw unusable("The file " + jar + " cannot be read: " + e.getMessage() + ".", e);
    }
    throw unusable(
        "The version of the module %s that was put in is missing or damaged: %s. Put the file back, or remove the line \"%s\" from %s to start with the distribution's version."
            .formatted(module, jar, module, file),
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
