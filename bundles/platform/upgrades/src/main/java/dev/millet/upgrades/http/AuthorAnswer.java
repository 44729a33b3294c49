package dev.millet.upgrades.http;

import dev.millet.api.members.Member;
import dev.millet.api.pages.View;
import dev.millet.upgrades.change.ChangeAuthor;

/**
 * Who made a change, for programs and for people.
 *
 * @param kind {@code member}, {@code operator}, {@code departed}, or {@code unknown} where a change
 *     of old does not tell the last two apart
 * @param member the id; absent for the operator, and where an account that is gone took it along
 * @param handle absent unless {@code member}
 * @param displayName absent unless {@code member}
 * @param text the name, in the caller's language
 */
public record AuthorAnswer(
    String kind, Long member, String handle, String displayName, String text) {

  static AuthorAnswer of(View view, ChangeAuthor author) {
    Member member = author.member();
    return new AuthorAnswer(
        author.kind().word(),
        author.memberId(),
        member == null ? null : member.handle(),
        member == null ? null : member.displayName(),
        author.in(view));
  }
}
