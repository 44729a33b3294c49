package dev.millet.upgrades.candidate;

import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Looks at a file before anything of it comes near the framework. Thread-safe. */
public final class CandidateReader {

  private static final String MODULE = "Millet-Module";
  private static final String PLATFORM = "Millet-Platform";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Signatures signatures;
  private final Unpacking unpacking;

  /**
   * @param maxUnpacked how many bytes the entries of one file may have together
   */
  public CandidateReader(TrustStore trust, long maxUnpacked) {
    this.signatures = new Signatures(trust);
    this.unpacking = new Unpacking(maxUnpacked);
  }

  /**
   * Reads a file to its end.
   *
   * @return a module, or a bundle that exports packages to modules
   * @throws RejectedFileException when it is neither, and why
   * @throws IOException when it cannot be read
   */
  public Candidate read(Path file) throws IOException, RejectedFileException {
    String sha256 = sha256(file);
    try (JarFile jar = open(file)) {
      unpacking.measure(file);
      LocalHeaders.check(file);
      StrictManifest.check(file);
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw refused("no-manifest");
      }
      Signer signer = signatures.verify(jar);
      return candidate(file, sha256, manifest.getMainAttributes(), signer);
    } catch (IOException e) {
      // nothing is written here: whatever cannot be read is the file's fault, whoever finds it
      throw refused("damaged", e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (SecurityException e) {
      throw refused("tampered", JarFile.MANIFEST_NAME);
    }
  }

  private static JarFile open(Path file) throws IOException, RejectedFileException {
    try {
      return new JarFile(file.toFile(), true, ZipFile.OPEN_READ, Runtime.version());
    } catch (ZipException e) {
      try (InputStream in = Files.newInputStream(file)) {
        throw refused(Arrays.equals(in.readNBytes(ZIP.length), ZIP) ? "truncated" : "not-a-jar");
      }
    }
  }

  private static Candidate candidate(Path file, String sha256, Attributes headers, Signer signer)
      throws RejectedFileException {
    requireText(headers);
    String symbolicName = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (symbolicName == null || !"2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION))) {
      throw refused("not-a-bundle");
    }
    String name = symbolicName.split(";", 2)[0].strip();
    String module = headers.getValue(MODULE);
    if (module == null) {
      if (headers.getValue(Constants.EXPORT_PACKAGE) == null) {
        throw refused("not-a-module", name);
      }
      return new Candidate(file, sha256, name, version(headers), null, signer);
    }
    if (!NAME.matcher(module).matches()) {
      throw refused("module-name", module);
    }
    if (Boolean.parseBoolean(headers.getValue(PLATFORM))) {
      throw refused("platform", module);
    }
    if (headers.getValue(Constants.EXPORT_PACKAGE) != null) {
      throw refused("exports", headers.getValue(Constants.EXPORT_PACKAGE));
    }
    return new Candidate(file, sha256, name, version(headers), module, signer);
  }

  /** Names and versions go into logs, pages and file names. */
  private static void requireText(Attributes headers) throws RejectedFileException {
    for (Map.Entry<Object, Object> header : headers.entrySet()) {
      if (header.getValue().toString().chars().anyMatch(Character::isISOControl)) {
        throw refused("control-character", header.getKey().toString());
      }
    }
  }

  private static Version version(Attributes headers) throws RejectedFileException {
    String version = headers.getValue(Constants.BUNDLE_VERSION);
    try {
      return Version.parseVersion(version);
    } catch (IllegalArgumentException e) {
      throw refused("version", version);
    }
  }

  /** The SHA-256 of a file, in hexadecimal. */
  public static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static RejectedFileException refused(String code, String... arguments) {
    return new RejectedFileException(ModuleProblem.of(code, arguments));
  }
}
