package dev.millet.suggestions.api;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Looks suggestions up, for modules that build on them. Thread-safe; reads the database. */
@ProviderType
public interface SuggestionDirectory {

  /**
   * Returns the suggestions with these ids.
   *
   * @param ids at most 1,000
   * @return the known ones by id; an id that is missing does not exist
   */
  Map<Long, SuggestionSummary> byIds(Collection<Long> ids);
}
