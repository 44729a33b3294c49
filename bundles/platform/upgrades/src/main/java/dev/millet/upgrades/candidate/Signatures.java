package dev.millet.upgrades.candidate;

import dev.millet.upgrades.candidate.Signer.Standing;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSigner;
import java.security.Timestamp;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * Reads a jar to its end and finds out who signed it, by the rules of the JAR File Specification: a
 * signature counts only where it covers every entry that is not a part of the signature.
 */
final class Signatures {

  private final TrustStore trust;

  Signatures(TrustStore trust) {
    this.trust = trust;
  }

  /**
   * Reads all entries.
   *
   * @param jar opened for verification
   * @throws RejectedFileException when an entry is damaged, was changed after it had been signed,
   *     or is not covered by a signature that covers others
   */
  Signer verify(JarFile jar) throws IOException, RejectedFileException {
    Set<CodeSigner> common = null;
    String bare = null;
    byte[] buffer = new byte[16 * 1024];
    for (JarEntry entry : (Iterable<JarEntry>) () -> jar.entries().asIterator()) {
      drain(jar, entry, buffer);
      if (entry.isDirectory() || isPartOfSignature(entry.getName())) {
        continue;
      }
      CodeSigner[] signers = entry.getCodeSigners();
      if (signers == null) {
        bare = entry.getName();
      } else if (common == null) {
        common = new HashSet<>(Arrays.asList(signers));
      } else {
        common.retainAll(Arrays.asList(signers));
      }
    }
    if (common == null) {
      return Signer.NOBODY;
    }
    if (bare != null || common.isEmpty()) {
      throw new RejectedFileException(
          ModuleProblem.of("unsigned-entry", bare == null ? "?" : bare));
    }
    return strongest(common);
  }

  /** Also compares the checksum, which the JDK's reader of files by name leaves unread. */
  private static void drain(JarFile jar, JarEntry entry, byte[] buffer)
      throws IOException, RejectedFileException {
    CRC32 sum = new CRC32();
    try (InputStream in = jar.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sum.update(buffer, 0, n);
      }
      if (sum.getValue() != entry.getCrc()) {
        throw new ZipException("the checksum of " + entry.getName() + " does not match");
      }
    } catch (SecurityException e) {
      throw new RejectedFileException(ModuleProblem.of("tampered", entry.getName()));
    }
  }

  private Signer strongest(Set<CodeSigner> signers) throws IOException {
    Signer found = null;
    for (CodeSigner signer : signers) {
      Timestamp stamp = signer.getTimestamp();
      Date at = stamp == null ? new Date() : stamp.getTimestamp();
      String name =
          ((X509Certificate) signer.getSignerCertPath().getCertificates().get(0))
              .getSubjectX500Principal()
              .getName();
      Standing standing = trust.standing(signer.getSignerCertPath(), at);
      if (standing == Standing.TRUSTED) {
        return new Signer(standing, name);
      }
      if (found == null || standing == Standing.EXPIRED) {
        found = new Signer(standing, name);
      }
    }
    return found;
  }

  private static boolean isPartOfSignature(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!upper.startsWith("META-INF/") || upper.indexOf('/', 9) >= 0) {
      return false;
    }
    return upper.equals(JarFile.MANIFEST_NAME)
        || upper.startsWith("META-INF/SIG-")
        || List.of(".SF", ".RSA", ".DSA", ".EC").stream().anyMatch(upper::endsWith);
  }
}
