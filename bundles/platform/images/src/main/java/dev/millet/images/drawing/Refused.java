package dev.millet.images.drawing;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;

/** An upload that is not taken, and why. */
public final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  private Refused(String code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  public static Refused tooManyBytes(int max) {
    return new Refused(
        "too-many-bytes", "The image is too large: at most %s.".formatted(megabytes(max)));
  }

  static Refused tooManyPixels(int max) {
    return new Refused(
        "too-many-pixels",
        "The image has too many pixels: at most %s million.".formatted(max / 1_000_000));
  }

  static Refused noImage() {
    return new Refused("not-an-image", "The file is no PNG, JPEG, GIF or WebP image.");
  }

  static Refused broken() {
    return new Refused(
        "broken-image", "The image is broken, or of a rare kind: save it anew as PNG or JPEG.");
  }

  private static String megabytes(int bytes) {
    return bytes >= 1_048_576 ? bytes / 1_048_576 + " MiB" : bytes / 1024 + " KiB";
  }

  /** The same for whoever filled in the form. */
  public ProblemException toProblem(String field) {
    return Problem.invalid(field, code, getMessage()).toException();
  }
}
