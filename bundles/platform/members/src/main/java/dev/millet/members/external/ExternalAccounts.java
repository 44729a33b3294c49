package dev.millet.members.external;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.LinkedIdentity;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.email.AccountMail;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.services.AccountServices;
import dev.millet.members.signin.SignInPolicies;
import dev.millet.members.text.SingleLineText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds the accounts of identities, and links and unlinks them. Must not be called inside a
 * transaction, but where a method says so. Thread-safe.
 */
@Component(service = ExternalAccounts.class)
public final class ExternalAccounts {

  /** The most identities of a member. */
  public static final int MAX_IDENTITIES = 20;

  /** The code of the problem for an identity of somebody else. */
  public static final String TAKEN = "members.identity-taken";

  private static final int MAX_LABEL = 255;

  private final Database database;
  private final Accounts accounts;
  private final AccountMail mail;
  private final SignInPolicies policies;
  private final Journal journal;
  private final Clock clock;
  private final ExternalIdentities identities;
  private final RightsOfProvider rights;
  private final AccountLock lock;

  @Activate
  public ExternalAccounts(
      @Reference Database database,
      @Reference AccountServices care,
      @Reference AccountMail mail,
      @Reference SignInPolicies policies,
      @Reference Journal journal) {
    this(database, care, mail, policies, journal, Clock.systemUTC());
  }

  public ExternalAccounts(
      Database database,
      AccountServices care,
      AccountMail mail,
      SignInPolicies policies,
      Journal journal,
      Clock clock) {
    this.database = database;
    this.accounts = care.accounts();
    this.mail = mail;
    this.policies = policies;
    this.journal = journal;
    this.clock = clock;
    this.identities = new ExternalIdentities(database);
    this.rights = new RightsOfProvider(care);
    this.lock = new AccountLock(database);
  }

  /** Returns the account to which an identity is linked. */
  public Optional<Account> find(ExternalIdentity identity) {
    return identities
        .find(identity.authority(), identity.subject())
        .flatMap(row -> accounts.byId(row.memberId()));
  }

  /**
   * Notes that somebody signs in with a linked identity, and gives and takes what its provider
   * decides.
   *
   * @return the account as it is now
   * @throws ProblemException 403 where it is suspended
   */
  public Account use(Account account, ExternalIdentity identity) {
    if (account.suspended()) {
      throw SignInProblems.suspended(403);
    }
    long id = account.member().id();
    rights.apply(account, identity.rights());
    database.write(
        handle -> {
          identities.used(handle, row(identity, id));
          return null;
        });
    return accounts.byId(id).orElseThrow(SignInProblems::wrong);
  }

  /**
   * Links an identity to a member.
   *
   * @throws ProblemException 409 where it is somebody else's, or the member has too many; 404 where
   *     the account is gone
   */
  public void link(long member, ExternalIdentity identity) {
    database.write(
        handle -> {
          link(handle, member, identity);
          return null;
        });
  }

  /** The same in the caller's transaction. */
  void link(Handle handle, long member, ExternalIdentity identity) {
    lock.requireActive(handle, member);
    Optional<ExternalIdentities.Row> there =
        identities.find(identity.authority(), identity.subject());
    if (there.isPresent() && there.get().memberId() == member) {
      return;
    }
    if (identities.of(member).size() >= MAX_IDENTITIES) {
      throw Problem.of(
              409,
              "members.too-many-identities",
              "There are too many linked accounts",
              "A member has at most " + MAX_IDENTITIES + "; unlink one first")
          .toException();
    }
    if (there.isPresent() || !identities.add(handle, row(identity, member))) {
      throw Problem.of(
              409,
              TAKEN,
              "This is linked to another account",
              "Somebody else signs in with it; sign in as them and unlink it first")
          .toException();
    }
    journal.append(MembersEntries.IDENTITY_LINKED, new MembersEntries.IdentityEntry(member, now()));
  }

  /** Returns what a member signs in with elsewhere, the oldest first. */
  public List<LinkedIdentity> of(long member) {
    return identities.of(member).stream().map(ExternalIdentities.Row::shown).toList();
  }

  /**
   * Removes a link.
   *
   * @throws ProblemException 404 where there is no such link, 409 where the member could not sign
   *     in any more
   */
  public void unlink(long member, String authority, String subject) {
    Set<String> usable = policies.authorities();
    boolean providerOnly = policies.isProviderOnly();
    database.write(
        handle -> {
          AccountLock.Held held =
              lock.hold(handle, member).orElseThrow(ExternalAccounts::noSuchLink);
          if (!identities.remove(handle, member, authority, subject)) {
            throw noSuchLink();
          }
          boolean otherWay = !providerOnly && (held.password() != null || mailed(member));
          if (!otherWay
              && identities.of(member).stream()
                  .noneMatch(left -> usable.contains(left.authority()))) {
            throw Problem.of(
                    409,
                    "members.last-way-in",
                    "This is the only way to sign in",
                    "Set a password or link another account first")
                .toException();
          }
          journal.append(
              MembersEntries.IDENTITY_UNLINKED, new MembersEntries.IdentityEntry(member, now()));
          return null;
        });
  }

  /** Returns whether accounts of the identity's provider let somebody in at the moment. */
  public boolean isUsable(ExternalIdentity identity) {
    return policies.authorities().contains(identity.authority());
  }

  private boolean mailed(long member) {
    return mail.isSetUp() && accounts.addresses().of(member).isPresent();
  }

  private static ProblemException noSuchLink() {
    return Problem.notFound("There is no such linked account").toException();
  }

  private ExternalIdentities.Row row(ExternalIdentity identity, long member) {
    String label = cut(SingleLineText.cleaned(identity.label(), MAX_LABEL));
    return new ExternalIdentities.Row(
        identity.authority(), identity.subject(), member, label, now(), now());
  }

  /** The columns of the embedded database count units of UTF-16. */
  private static String cut(String label) {
    if (label.length() <= MAX_LABEL) {
      return label;
    }
    boolean splits = Character.isHighSurrogate(label.charAt(MAX_LABEL - 1));
    return label.substring(0, splits ? MAX_LABEL - 1 : MAX_LABEL);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
