package dev.millet.points.api;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Reads how far members have come. Thread-safe. */
@ProviderType
public interface Standings {

  /**
   * Returns the standing of each member; one query for all.
   *
   * @param members at most 1,000 ids
   * @return by id; {@link Standing#NONE} for who never earned anything
   */
  Map<Long, Standing> of(Collection<Long> members);
}
