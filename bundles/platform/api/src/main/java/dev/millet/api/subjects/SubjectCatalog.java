package dev.millet.api.subjects;

import dev.millet.api.members.Identity;
import dev.millet.api.modules.OfferName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A module's catalog of the subjects that it owns. Offered under the subject type as the offer's
 * name; a consumer holds a dynamic list of the catalogs and picks by {@link #type()}. Thread-safe;
 * may read the database.
 */
@ConsumerType
public interface SubjectCatalog {

  /** The subject type that this catalog knows. */
  @OfferName
  String type();

  /**
   * Describes subjects.
   *
   * @param ids at most 1,000 ids
   * @return the known ones by id; an id that is missing does not exist
   */
  Map<String, SubjectDescription> describe(Collection<String> ids);

  /**
   * Returns the first words of subjects' texts, for lists that show more than a title.
   *
   * @param ids at most 1,000 ids
   * @return plain text by id; what has no text is missing
   * @since 1.2
   */
  default Map<String, String> excerpts(Collection<String> ids) {
    return Map.of();
  }

  /**
   * Returns those of the subjects that a reader must not see, nor learn of. Whoever shows anything
   * about subjects to somebody leaves these out ({@link VisibleSubjects}).
   *
   * @param ids at most 1,000 ids
   * @return ids out of these; what does not exist may be missing
   * @since 1.3
   */
  default Set<String> hidden(Identity reader, Collection<String> ids) {
    return Set.of();
  }

  /**
   * Returns the subjects that were merged into others ({@link SubjectMerged}), by the id of the one
   * that they were merged into, in the order in which they are shown.
   *
   * @param ids at most 1,000 ids
   * @return at most 100 for each; what nothing was merged into is missing
   * @since 1.8
   */
  default Map<String, List<Subject>> merged(Collection<String> ids) {
    return Map.of();
  }

  /**
   * Describes a subject inside the caller's write transaction, and keeps it as described until that
   * ends: whoever closes or removes it waits. On PostgreSQL a catalog reads the subject's row
   * {@code FOR KEY SHARE}, and whoever closes or removes a subject reads it {@code FOR UPDATE}
   * first; on HSQLDB writers take turns and a plain read is enough. Others ask through {@code
   * Guard}.
   *
   * @return empty where the subject does not exist
   * @since 1.1
   */
  default Optional<SubjectDescription> hold(String id) {
    return Optional.ofNullable(describe(List.of(id)).get(id));
  }
}
