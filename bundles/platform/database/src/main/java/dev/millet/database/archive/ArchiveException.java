package dev.millet.database.archive;

/** An archive cannot be made or taken. The message says why and what to do. */
public final class ArchiveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
