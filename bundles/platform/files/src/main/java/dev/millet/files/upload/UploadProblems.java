package dev.millet.files.upload;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.util.List;

/** The problems of uploads. */
public final class UploadProblems {

  private static final int RETRY_SECONDS = 5;

  private UploadProblems() {}

  private static ProblemException of(int status, String code, String title, String detail) {
    return Problem.of(status, code, title, detail).toException();
  }

  public static ProblemException badRequest(String detail) {
    return of(400, "bad-request", "The request cannot be understood", detail);
  }

  static ProblemException unknown() {
    return Problem.notFound("There is no such upload of yours.").toException();
  }

  static ProblemException gone() {
    return of(410, "files.upload-gone", "The upload is over", "Begin a new one.");
  }

  static ProblemException noPurpose(String purpose, List<String> known) {
    String detail =
        "The metadata says what the file is for: 'purpose' is one of %s, and not '%s'."
            .formatted(known, purpose);
    return Problem.invalid("purpose", "unknown", detail).toException();
  }

  static ProblemException tooLarge(long limit) {
    return of(
        413,
        "too-large",
        "The request is too large",
        "The file may have at most " + limit + " bytes.");
  }

  public static ProblemException longerThanSaid(long length) {
    return of(
        413,
        "too-large",
        "The request is too large",
        "The upload has " + length + " bytes, as Upload-Length said.");
  }

  static ProblemException tooMany(String whose) {
    return Problem.of(
            429,
            "files.too-many-uploads",
            "Too many uploads",
            "There are too many unfinished uploads " + whose + ". Finish or end some.")
        .retryingAfter(RETRY_SECONDS)
        .toException();
  }

  public static ProblemException wrongOffset(long offset) {
    return of(
        409,
        "files.wrong-offset",
        "The upload goes on elsewhere",
        "The next byte is " + offset + "; ask for it with HEAD.");
  }

  static ProblemException takenOver() {
    return of(
        409,
        "files.taken-over",
        "The upload goes on elsewhere",
        "Another request goes on with this upload.");
  }

  static ProblemException wrongChecksum() {
    return of(
        460,
        "files.wrong-checksum",
        "The bytes are not those that were sent",
        "Nothing of this request was kept. Send it again.");
  }

  static ProblemException purposeAway() {
    return Problem.of(
            503,
            "unavailable",
            "This cannot be answered now",
            "All bytes have arrived. What they are for is being replaced; it takes them later.")
        .retryingAfter(RETRY_SECONDS)
        .toException();
  }
}
