package dev.millet.members.http;

import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import java.time.Instant;
import java.util.List;

/**
 * A member, as the staff sees them.
 *
 * @param roles in small letters, {@code member} first
 * @param imported whether the account was made for somebody of an imported source
 * @param claimed whether somebody can sign in: false until an imported account is handed over
 * @param suspendedAt since when the member is kept out; left out where they are not
 * @param groups the slugs of the groups that they are in; left out in lists
 */
public record ManagedAnswer(
    long id,
    String handle,
    String displayName,
    List<String> roles,
    Instant createdAt,
    boolean imported,
    boolean claimed,
    Instant suspendedAt,
    List<String> groups) {

  static ManagedAnswer of(Account account) {
    return of(account, null);
  }

  static ManagedAnswer of(Account account, List<String> groups) {
    Member member = account.member();
    return new ManagedAnswer(
        member.id(),
        member.handle(),
        member.displayName(),
        MemberAnswer.words(member),
        member.createdAt(),
        account.importedKey() != null,
        account.password() != null,
        account.suspendedAt(),
        groups);
  }
}
