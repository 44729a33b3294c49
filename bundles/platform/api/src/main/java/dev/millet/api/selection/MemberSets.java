package dev.millet.api.selection;

import dev.millet.api.members.Identity;
import dev.millet.api.modules.OfferName;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Named sets of members that a module knows, such as those who live in each city. Whoever lists
 * members, such as a leaderboard, can list each set by itself. Offered under its name. Thread-safe;
 * may read the database, and joins the caller's transaction.
 *
 * @since 1.1
 */
@ConsumerType
public interface MemberSets {

  /** Returns the name: a lower-case word of 1 to 20 letters, such as {@code city}. */
  @OfferName
  String name();

  /** Returns what a set of this kind is called, such as "City". */
  String label(Locale locale);

  /**
   * Returns the sets of which a reader may know who is in them.
   *
   * @return names by key, in their order, 1,000 at most; a key has 1 to 70 characters and no slash
   */
  Map<String, String> visible(Identity reader, Locale locale);

  /**
   * Returns the sets that members are in, where others may know it.
   *
   * @param members at most 1,000 ids
   * @return keys by member, 20 at most for each; who is in none may be missing
   */
  Map<Long, Set<String>> of(Collection<Long> members);
}
