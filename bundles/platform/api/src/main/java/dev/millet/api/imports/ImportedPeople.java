package dev.millet.api.imports;

import dev.millet.api.members.ImportedPerson;
import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The members that stand for the people of a file, remembered for the length of one import. Used by
 * one thread, inside writes.
 *
 * @since 1.1
 */
@ProviderType
public interface ImportedPeople {

  /**
   * A person of a source.
   *
   * @param person null for nobody
   */
  record Named(String source, ImportedPerson person) {}

  /**
   * Returns the id of the person's account, which is created where it is missing; null for null.
   */
  Long of(String source, ImportedPerson person);

  /**
   * Asks for many at once, so that {@link #of} need not, and keeps them until the commit: whoever
   * deleted their account since an earlier write is a new person of the source.
   */
  void meet(Collection<Named> people);
}
