package dev.millet.upgrades.candidate;

import java.nio.file.Path;
import org.osgi.framework.Version;

/**
 * A file that has been found to be a module.
 *
 * @param file where it lies
 * @param sha256 of its content, in hexadecimal
 * @param symbolicName the bundle's
 * @param version the bundle's
 * @param module the module's name; null where it is a bundle that modules share, such as an api
 * @param signer who signed it
 */
public record Candidate(
    Path file, String sha256, String symbolicName, Version version, String module, Signer signer) {

  /** Whether it is a module, not a bundle that modules share. */
  public boolean isModule() {
    return module != null;
  }
}
