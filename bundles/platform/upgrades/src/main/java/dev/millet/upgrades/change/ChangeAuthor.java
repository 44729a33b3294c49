package dev.millet.upgrades.change;

import dev.millet.api.members.Member;
import dev.millet.api.pages.View;
import java.util.Locale;
import java.util.Map;

/**
 * Who makes a change, or made it.
 *
 * @param memberId null for the operator, and for somebody of whom nothing is known any more
 * @param member null unless {@link Kind#MEMBER}
 */
public record ChangeAuthor(Kind kind, Long memberId, Member member) {

  /** What is known of somebody. */
  public enum Kind {
    MEMBER,
    OPERATOR,
    /** An account that is gone. */
    DEPARTED,
    /** The operator, or somebody who has left: changes of old did not tell. */
    UNKNOWN;

    /** The word in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Somebody, as the audit trail names them.
   *
   * @param memberId null for the operator, and for somebody whose account is gone
   * @param operator whether it was the operator; null where that was not noted
   * @param found the members whose accounts are there
   */
  public static ChangeAuthor of(Long memberId, Boolean operator, Map<Long, Member> found) {
    if (Boolean.TRUE.equals(operator)) {
      return new ChangeAuthor(Kind.OPERATOR, null, null);
    }
    if (memberId == null) {
      return new ChangeAuthor(operator == null ? Kind.UNKNOWN : Kind.DEPARTED, null, null);
    }
    Member member = found.get(memberId);
    return new ChangeAuthor(member == null ? Kind.DEPARTED : Kind.MEMBER, memberId, member);
  }

  /** Says it in the reader's language. */
  public String in(View view) {
    if (kind == Kind.MEMBER) {
      return view.text("change.by.member", member.displayName(), member.handle());
    }
    return kind == Kind.DEPARTED && memberId != null
        ? view.text("change.by.departed.number", Long.toString(memberId))
        : view.text("change.by." + kind.word());
  }
}
