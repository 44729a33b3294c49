package dev.millet.api.subjects;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a module tells others about the subjects it owns. Offered under the subject type as the
 * offer's name; a consumer holds a dynamic list of the catalogs and picks by {@link #type()}.
 * Thread-safe; may read the database.
 */
@ConsumerType
public interface SubjectCatalog {

  /** The subject type that this catalog knows. */
  String type();

  /**
   * Describes subjects.
   *
   * @param ids at most 1,000 ids
   * @return the known ones by id; an id that is missing does not exist
   */
  Map<String, SubjectDescription> describe(Collection<String> ids);
}
