package dev.millet.api.subjects;

import dev.millet.api.modules.OfferName;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The way of a module's subjects into releases. The owner keeps what became of each subject, shows
 * it, and changes the subject's status as it sees fit: what is shipped counts as done, whatever
 * statuses may follow each other otherwise.
 *
 * <p>Offered under the subject type as the offer's name, as a {@link SubjectCatalog}; others call
 * it through {@link SubjectLifecycles}. Thread-safe.
 *
 * @since 1.5
 */
@ConsumerType
public interface SubjectLifecycle {

  /** Returns the type of the subjects. */
  @OfferName
  String type();

  /**
   * Applies a change once: one with a key that is known changes nothing. Joins the caller's write
   * transaction, and keeps whoever closes, removes or changes the subject waiting until that ends;
   * a subject that moderators have hidden goes its way as others do. It does not ask whether the
   * member who did it may.
   */
  LifecycleResult apply(LifecycleChange change);
}
