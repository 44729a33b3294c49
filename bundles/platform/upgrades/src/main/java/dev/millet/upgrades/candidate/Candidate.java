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
 * @param module the module's name
 * @param signer who signed it
 */
public record Candidate(
    Path file, String sha256, String symbolicName, Version version, String module, Signer signer) {}
