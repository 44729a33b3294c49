package dev.millet.api.search;

import dev.millet.api.subjects.Subject;
import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Is told what is to be found differently from now on. Offered by the module that searches; {@link
 * SearchFeed} tells it, and does without where it is absent. Thread-safe.
 */
@ProviderType
public interface SearchChanges {

  /**
   * Has the documents of subjects read again, once the caller's write transaction has committed:
   * whoever searches after that, on whichever node, finds them as they are then.
   *
   * @param subjects new ones, changed ones, and those that are gone or hidden
   * @throws IllegalStateException outside of {@code Database.write}
   */
  void changed(Collection<Subject> subjects);
}
