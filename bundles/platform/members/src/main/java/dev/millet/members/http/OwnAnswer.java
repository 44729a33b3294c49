package dev.millet.members.http;

import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import java.time.Instant;
import java.util.List;

/**
 * A member, as they see themselves.
 *
 * @param avatar the path of their image; left out where they have none
 * @param email nobody else sees it
 */
public record OwnAnswer(
    long id,
    String handle,
    String displayName,
    List<String> roles,
    String city,
    String locale,
    String timeZone,
    String avatar,
    Instant createdAt,
    String email) {

  static OwnAnswer of(Account account) {
    Member member = account.member();
    return new OwnAnswer(
        member.id(),
        member.handle(),
        member.displayName(),
        MemberAnswer.words(member),
        member.city(),
        member.locale(),
        member.timeZone(),
        MemberAnswer.avatar(member),
        member.createdAt(),
        account.email());
  }
}
