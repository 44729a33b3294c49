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
 * A module's items that moderators hide, remove, restore and lock. The module that owns them
 * decides nothing about it: it keeps the state, and shows and counts nowhere what a reader may not
 * see. What is removed is kept for restoring.
 *
 * <p>Offered under the type as the offer's name, as a {@link SubjectCatalog}, which does not know
 * an item that is hidden or removed. Thread-safe; may read the database.
 *
 * @since 1.3
 */
@ConsumerType
public interface Moderated {

  /** Returns the type of the items. */
  @OfferName
  String type();

  /** Returns whether there is a discussion about each of the items, which can be locked. */
  default boolean hasDiscussions() {
    return false;
  }

  /**
   * Describes items, whatever their visibility.
   *
   * @param ids at most 1,000 ids
   * @return the known ones by id; what its author deleted is missing
   */
  Map<String, ModeratedItem> find(Collection<String> ids);

  /**
   * Returns those of the items that a reader must not see whatever moderators decide, such as those
   * of a product that is closed to them. Nothing of such an item is shown to them, also where they
   * wrote it.
   *
   * @param ids at most 1,000 ids
   * @since 1.7
   */
  default Set<String> hidden(Identity reader, Collection<String> ids) {
    return Set.of();
  }

  /**
   * Changes who may read an item. Joins the caller's write transaction; whoever changes, votes on
   * or writes about the item at the same moment comes before or after it as a whole.
   *
   * @return the item as it was before; empty if it does not exist
   */
  Optional<ModeratedItem> changeVisibility(String id, Visibility visibility);

  /**
   * Locks the discussion about an item, or unlocks it. Joins the caller's write transaction. A
   * locked item is described as taking no comments.
   *
   * @return the item as it was before; empty if it does not exist
   */
  default Optional<ModeratedItem> changeLock(String id, boolean locked) {
    return Optional.empty();
  }

  /**
   * Returns the ids of visible items of a member, for a suspension that hides them; those that were
   * hidden meanwhile are no longer among them.
   *
   * @param limit how many at most, from 1
   */
  List<String> visibleOf(long author, int limit);
}
