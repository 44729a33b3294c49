package dev.millet.api.journal;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable log of domain events. Bundle-scoped: payloads are written with the caller's own JSON
 * mapper. Thread-safe.
 */
@ProviderType
public interface Journal {

  /**
   * Appends an entry inside the caller's write transaction; it is in the journal exactly when that
   * commits, and its position is given afterwards.
   *
   * @param type {@code <module>.<happened>}, such as {@code voting.cast}; a module appends only
   *     types that begin with its own name, and those of {@link
   *     dev.millet.api.subjects.SubjectMerged} and {@link dev.millet.api.subjects.SubjectsChanged}
   *     about subjects of its own
   * @param payload a JSON record that only ever grows new fields; at most 64 KiB as UTF-8
   * @throws IllegalArgumentException where the type is another module's
   * @throws IllegalStateException where no write transaction is open on this thread
   */
  void append(String type, Object payload);

  /**
   * Appends many entries of one type at once, in their order, under the same rules.
   *
   * @param payloads may be empty
   */
  default void appendAll(String type, List<?> payloads) {
    payloads.forEach(payload -> append(type, payload));
  }

  /**
   * Reads the past: entries of all types behind a position, as far back as they are kept.
   *
   * @param position 0 for the oldest
   * @param limit 1 to 500
   * @return the entries in the order of their positions; empty where there is no more
   * @since 1.4
   */
  default List<JournalEntry> after(long position, int limit) {
    throw new UnsupportedOperationException("this journal keeps no past");
  }

  /**
   * Returns the position of the newest entry; 0 before the first.
   *
   * @since 1.4
   */
  default long newest() {
    throw new UnsupportedOperationException("this journal keeps no past");
  }
}
