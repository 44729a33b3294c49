package dev.millet.suggestions.imports;

/** A file cannot be imported at all; nothing of it has been written. */
final class UnusableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message, null, false, false);
  }
}
