package dev.millet.platform.api.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place where the contents of complete files are, each under its SHA-256. A content is there as a
 * whole or not at all, and never changes. Nothing of it is called inside a transaction.
 * Thread-safe.
 *
 * <p>A place on another machine that does not answer throws a {@link
 * dev.millet.api.gateway.ProblemException} 503 {@code files.store-unavailable}, and one that is
 * full 507 {@code files.no-room}. An {@link IOException} says that the content is not right.
 *
 * @since 1.1
 */
@ConsumerType
public interface ContentStore {

  /** A content that is there, and its length in bytes. */
  record Content(String sha256, long length) {}

  /** Returns what administrators know the place by, such as {@code the bucket millet}. */
  String place();

  /**
   * Returns whether it is another machine: to put and to read takes time, and it finds damage of
   * the bytes by itself.
   */
  boolean isRemote();

  /**
   * Puts a complete content in its place, also over one that is there.
   *
   * @param file has the bytes; may be gone afterwards, and is not needed any more
   */
  void put(String sha256, Path file) throws IOException;

  /**
   * Opens a content.
   *
   * @throws java.nio.file.NoSuchFileException where it is not there
   */
  OpenFile open(String sha256) throws IOException;

  /** Returns the length of a content in bytes; -1 where it is not there. */
  long length(String sha256) throws IOException;

  /** Removes a content; does nothing where it is not there. */
  void delete(String sha256) throws IOException;

  /**
   * Lists contents in the order of their names.
   *
   * @param after the name behind which it begins; empty for the first
   * @param limit at most so many, from 1 to 1,000
   */
  List<Content> list(String after, int limit) throws IOException;

  /** Removes what was begun before a moment and never finished. */
  default void tidy(Instant before) throws IOException {}

  /**
   * Returns whether the place is known not to work at this moment. It is answered from memory:
   * {@link #complaint} finds it out, and that it works again.
   *
   * @since 1.2
   */
  default boolean isDown() {
    return false;
  }

  /** Returns what keeps the place from working now; empty where nothing does. */
  Optional<String> complaint();
}
