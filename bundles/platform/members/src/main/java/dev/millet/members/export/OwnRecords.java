package dev.millet.members.export;

import dev.millet.api.images.Image;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Addresses;
import dev.millet.members.accounts.ImportedFrom;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.PendingEmail;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.external.ExternalAccounts;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.Groups;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.twofactor.TwoFactors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Exports what the members bundle itself keeps of a member, without what could open the account.
 */
public final class OwnRecords {

  private final Accounts accounts;
  private final Credentials credentials;
  private final Groups groups;
  private final Invitations invitations;
  private final ExternalAccounts external;
  private final TwoFactorEnrollment twoFactor;

  public OwnRecords(
      Accounts accounts,
      Credentials credentials,
      Groups groups,
      Invitations invitations,
      TwoFactorEnrollment twoFactor,
      ExternalAccounts external) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.groups = groups;
    this.invitations = invitations;
    this.external = external;
    this.twoFactor = twoFactor;
  }

  /** All of it. */
  public record Records(
      AccountRecord account,
      EmailRecord email,
      List<String> roles,
      List<String> groups,
      List<SessionRecord> sessions,
      List<TokenRecord> tokens,
      SignInRecord signIn,
      List<InvitationRecord> invitations,
      List<AcceptedRecord> acceptedInvitations) {}

  /**
   * The account.
   *
   * @param avatar the path of the image
   * @param importedFrom the source that the account was made for; left out for who signed up
   * @param importedName the name in that source
   */
  public record AccountRecord(
      long id,
      String handle,
      String displayName,
      String email,
      String city,
      String locale,
      String timeZone,
      String avatar,
      Instant createdAt,
      Instant suspendedAt,
      String importedFrom,
      String importedName,
      List<IdentityRecord> identities) {}

  /**
   * An account elsewhere with which the member signs in.
   *
   * @param authority who vouches for it
   * @param subject who the member is there
   * @param label what the provider called the member last
   */
  public record IdentityRecord(
      String authority, String subject, String label, Instant linkedAt, Instant usedAt) {}

  /**
   * The mail address of the account.
   *
   * @param confirmed the confirmed one; omitted if unset
   * @param pending the one that is to be confirmed; omitted if unset
   */
  public record EmailRecord(
      String confirmed, Instant confirmedAt, String pending, Instant pendingExpiresAt) {}

  /**
   * The means by which the member gets in, beside the password.
   *
   * @param resetLinkExpiresAt until when there is a link to set a password; left out where none is
   * @param twoFactorSince left out where two-factor authentication is off
   * @param recoveryCodes how many are left
   */
  public record SignInRecord(
      Instant resetLinkExpiresAt, Instant twoFactorSince, int recoveryCodes) {}

  /** A session. */
  public record SessionRecord(
      String address,
      String agent,
      Instant createdAt,
      Instant seenAt,
      Instant expiresAt,
      Instant passwordGivenAt) {}

  /** A token. */
  public record TokenRecord(
      String name,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      Instant usedAt,
      Instant passwordGivenAt) {}

  /**
   * An invitation that the member made.
   *
   * @param uses how many came by it
   */
  public record InvitationRecord(
      long id,
      String role,
      String note,
      int maxUses,
      int uses,
      Instant createdAt,
      Instant expiresAt,
      Instant revokedAt) {}

  /** An invitation by which the member came. */
  public record AcceptedRecord(long id, Instant acceptedAt) {}

  /** Collects everything that is kept about a member. */
  public Records of(long id) {
    Account account = accounts.byId(id).orElseThrow();
    return new Records(
        record(account, accounts.importedFrom(id)),
        email(id),
        account.member().roles().stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList(),
        groups.of(id).stream().map(Group::name).toList(),
        credentials.sessions().of(id).stream()
            .map(
                session ->
                    new SessionRecord(
                        session.browser().address(),
                        session.browser().agent(),
                        session.createdAt(),
                        session.seenAt(),
                        session.expiresAt(),
                        session.provenAt()))
            .toList(),
        credentials.tokens().of(id).stream()
            .map(
                token ->
                    new TokenRecord(
                        token.name(),
                        token.scopes().stream().sorted().toList(),
                        token.createdAt(),
                        token.expiresAt(),
                        token.usedAt(),
                        token.provenAt()))
            .toList(),
        signIn(id),
        invitations.madeBy(id).stream()
            .map(
                made ->
                    new InvitationRecord(
                        made.id(),
                        made.role(),
                        made.note(),
                        made.maxUses(),
                        made.uses(),
                        made.made().at(),
                        made.expiresAt(),
                        made.revokedAt()))
            .toList(),
        invitations.arrivalsOf(id).stream()
            .map(came -> new AcceptedRecord(came.invitationId(), came.usedAt()))
            .toList());
  }

  private SignInRecord signIn(long id) {
    TwoFactors.State state = twoFactor.state(id);
    return new SignInRecord(
        credentials.links().expiryOf(id).orElse(null), state.enabledAt(), state.recoveryCodes());
  }

  private EmailRecord email(long id) {
    Optional<Addresses.Confirmed> confirmed = accounts.addresses().of(id);
    Optional<PendingEmail> pending = credentials.emailLinks().pending(id);
    return new EmailRecord(
        confirmed.map(Addresses.Confirmed::address).orElse(null),
        confirmed.map(Addresses.Confirmed::confirmedAt).orElse(null),
        pending.map(PendingEmail::address).orElse(null),
        pending.map(PendingEmail::expiresAt).orElse(null));
  }

  private List<IdentityRecord> identities(long id) {
    return external.of(id).stream()
        .map(
            each ->
                new IdentityRecord(
                    each.authority(), each.subject(), each.label(), each.linkedAt(), each.usedAt()))
        .toList();
  }

  private AccountRecord record(Account account, ImportedFrom imported) {
    Member member = account.member();
    return new AccountRecord(
        member.id(),
        member.handle(),
        member.displayName(),
        account.email(),
        member.city(),
        member.locale(),
        member.timeZone(),
        member.avatar() == null ? null : Image.path(member.avatar()),
        member.createdAt(),
        account.suspendedAt(),
        imported.source(),
        imported.name(),
        identities(member.id()));
  }
}
