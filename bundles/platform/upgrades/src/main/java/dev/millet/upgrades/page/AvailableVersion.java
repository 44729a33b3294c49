package dev.millet.upgrades.page;

import dev.millet.upgrades.candidate.Signer;
import java.util.Locale;

/**
 * A version of a module that could be installed.
 *
 * @param file the SHA-256 of what is to be installed: its jar, or the feature that brings it
 * @param active the version that answers now; null where none does
 * @param distributed whether it came with the distribution; else it was sent in
 */
public record AvailableVersion(
    String file, String module, String version, String active, boolean distributed, Signer signer) {

  /** Says who answers for the file. */
  public Sentence signed() {
    if (signer.name() != null) {
      return Sentence.of(
          "signed." + signer.standing().name().toLowerCase(Locale.ROOT), signer.name());
    }
    return Sentence.of(distributed ? "signed.distributed" : "signed.unsigned");
  }
}
