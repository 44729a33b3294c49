package dev.millet.api.search;

import dev.millet.api.gateway.Request;
import dev.millet.api.modules.OfferName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source of documents: those of one subject type that a module lets people search for. Offered
 * under the subject type as the offer's name. Each node reads all documents when it starts, and
 * single ones again after {@link SearchChanges#changed}; so what changes a document is told in the
 * same transaction.
 *
 * <p>A document is about something that at least some readers may see. Who may see it is decided
 * twice: by the document's product and audience, and by {@code SubjectCatalog.hidden} of the same
 * type, which is asked for each result before it is shown or counted. Thread-safe; may read the
 * database.
 */
@ConsumerType
public interface SearchSource {

  /** Returns the subject type, such as {@code suggestion}. */
  @OfferName
  String type();

  /** Returns the place of the type among the results, ascending. */
  int order();

  /**
   * Returns the name of the type for a heading, such as "Suggestions", in the reader's language.
   */
  String label(Request request);

  /**
   * Returns the names of the statuses that documents have, by status, in their order; empty where
   * they have none.
   */
  default Map<String, String> statuses(Request request) {
    return Map.of();
  }

  /** Returns whether members vote on what is found: results show the votes then. */
  default boolean takesVotes() {
    return false;
  }

  /**
   * Returns the page on which the team merges a subject into another, starting with a slash; null
   * where subjects of the type are not merged.
   *
   * @since 1.2
   */
  default String mergePath(String id, String into) {
    return null;
  }

  /**
   * Returns the form of the documents: a version of the module that makes other documents of the
   * same data has a greater one, and all are read again.
   */
  default int form() {
    return 1;
  }

  /**
   * Returns documents.
   *
   * @param ids at most 200 ids
   * @return those that there are, in no order; an id that is missing is not found any more
   */
  List<SearchDocument> documents(Collection<String> ids);

  /**
   * Returns the ids of all documents, a slice at a time, in any order that does not change.
   *
   * @param after the last id of the slice before; null for the first slice
   * @param limit how many at most, from 1
   * @return fewer than the limit, or none, where there are no more
   */
  List<String> ids(String after, int limit);
}
