package dev.millet.distribution;

import java.util.Optional;

/** A file is not a feature that this version can read; the message says why, for a sentence. */
public final class InvalidFeatureException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String extension;

  private InvalidFeatureException(String message, String extension, Throwable cause) {
    super(message, cause);
    this.extension = extension;
  }

  static InvalidFeatureException because(String why) {
    return new InvalidFeatureException(why, null, null);
  }

  static InvalidFeatureException because(String why, Throwable cause) {
    return new InvalidFeatureException(why, null, cause);
  }

  static InvalidFeatureException unknown(String extension) {
    return new InvalidFeatureException(
        "this version does not know the extension " + extension, extension, null);
  }

  /** Returns the name of the mandatory extension that is not known here, where that is why. */
  public Optional<String> unknownExtension() {
    return Optional.ofNullable(extension);
  }
}
