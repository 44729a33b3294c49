package dev.millet.members.http;

import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import java.time.Instant;
import java.util.List;

/** A member, as they see themselves. */
public record OwnAnswer(
    long id,
    String handle,
    String displayName,
    List<String> roles,
    String city,
    String locale,
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
        member.createdAt(),
        account.email());
  }
}
