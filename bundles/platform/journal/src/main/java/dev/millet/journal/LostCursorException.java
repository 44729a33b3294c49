package dev.millet.journal;

/** A batch must not commit: its subscription belongs to another generation by now. */
final class LostCursorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LostCursorException(String subscription) {
    super("subscription " + subscription + " has a new owner", null, false, false);
  }
}
