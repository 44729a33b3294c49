package dev.millet.imports.file;

/** A file cannot be imported at all; nothing of it has been written. */
public final class UnusableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableFileException(String message) {
    super(message, null, false, false);
  }
}
