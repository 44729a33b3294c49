package dev.millet.api.subjects;

import dev.millet.api.members.Identity;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The releases that a module plans. Offered by whoever releases something; whoever shows what comes
 * next holds a dynamic list of all offers. Thread-safe; reads the database.
 *
 * @since 1.8
 */
@ConsumerType
public interface PlannedReleases {

  /** The most releases that are told at once. */
  int MAX_TOLD = 100;

  /**
   * Returns the planned releases that a reader may see, the next one first, at most {@link
   * #MAX_TOLD}.
   */
  List<PlannedRelease> visibleTo(Identity reader);
}
