package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * A candidate whose code may run here. Only {@link TrustPolicy} makes one, and only one can be
 * installed: the framework may run code of a bundle as soon as it is installed.
 */
public final class TrustedCandidate {

  private final Candidate candidate;

  TrustedCandidate(Candidate candidate) {
    this.candidate = candidate;
  }

  /** The candidate that is trusted. */
  public Candidate candidate() {
    return candidate;
  }

  /**
   * Installs exactly the bytes that were found to be trusted.
   *
   * @throws IOException when the file cannot be read, or was changed since it was checked
   */
  public Bundle install(BundleContext context, String location)
      throws IOException, BundleException {
    byte[] content = Files.readAllBytes(candidate.file());
    if (!sha256(content).equals(candidate.sha256())) {
      throw new IOException(candidate.file() + " was changed after it had been checked");
    }
    return context.installBundle(location, new ByteArrayInputStream(content));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
