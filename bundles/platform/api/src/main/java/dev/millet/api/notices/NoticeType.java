package dev.millet.api.notices;

import dev.millet.api.modules.Contribution;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A kind of notice that a module tells members, such as a comment on what they follow. Immutable.
 *
 * <p>The module has these messages, in each language:
 *
 * <ul>
 *   <li>{@code notice.<key>}: what the type is called where members choose how they are told, such
 *       as "Comments"
 *   <li>{@code notice.<key>.line}: what a notice says, such as "{0} commented". {@code {0}} is
 *       whoever did it, one or several people; {@code {1}} is how many they are; {@code {2}} the
 *       detail of the notice
 *   <li>{@code notice.subject.<type>}: what a subject of its own is called, such as "Suggestion"
 * </ul>
 *
 * <p>Unread notices of one type about one subject are one: "Tom and 2 others commented".
 *
 * @since 1.0
 */
public final class NoticeType implements Contribution {

  private static final Pattern KEY =
      Pattern.compile("(?=.{1,100}$)[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

  private final String key;
  private final int order;
  private final Delivery delivery;
  private final boolean forTeam;
  private final boolean asking;
  private final boolean tab;

  private NoticeType(
      String key, int order, Delivery delivery, boolean forTeam, boolean asking, boolean tab) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          key + " is no type of notices: the module's name, a dot, and what happened");
    }
    this.key = key;
    this.order = order;
    this.delivery = Objects.requireNonNull(delivery, "delivery");
    this.forTeam = forTeam;
    this.asking = asking;
    this.tab = tab;
  }

  /**
   * Returns a type that is shown on the site, and delivered elsewhere with the digest.
   *
   * @param key {@code <module>.<happened>}, such as {@code comments.posted}
   * @param order the place among the types, where members choose how they are told
   */
  public static NoticeType of(String key, int order) {
    return new NoticeType(key, order, Delivery.DIGEST, false, false, false);
  }

  /** Returns the same type, delivered elsewhere in another way unless a member chooses. */
  public NoticeType delivered(Delivery usual) {
    return new NoticeType(key, order, usual, forTeam, asking, tab);
  }

  /** Returns the same type, which only the team is told and offered to choose. */
  public NoticeType toTeam() {
    return new NoticeType(key, order, delivery, true, asking, tab);
  }

  /**
   * Returns the same type, which asks its reader for something: while a notice is unread, the slot
   * {@code notice.action} of its subject is shown inside of it.
   */
  public NoticeType asking() {
    return new NoticeType(key, order, delivery, forTeam, true, tab);
  }

  /** Returns the same type, whose notices have a tab of their own. */
  public NoticeType withTab() {
    return new NoticeType(key, order, delivery, forTeam, asking, true);
  }

  public String key() {
    return key;
  }

  public int order() {
    return order;
  }

  /** Returns how it is delivered outside of the site where a member chose nothing. */
  public Delivery delivery() {
    return delivery;
  }

  /** Returns whether only the team is told. */
  public boolean isForTeam() {
    return forTeam;
  }

  /** Returns whether it asks its reader for something. */
  public boolean isAsking() {
    return asking;
  }

  /** Returns whether its notices have a tab of their own. */
  public boolean hasTab() {
    return tab;
  }

  @Override
  public String identity() {
    return key;
  }
}
