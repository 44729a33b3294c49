package dev.millet.members.email;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Addresses;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.EmailChanges;
import dev.millet.members.credentials.EmailChanges.Change;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.credentials.EmailLinks.Link;
import dev.millet.members.credentials.EmailLinks.Purpose;
import dev.millet.members.secrets.Secret;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Replaces or removes a confirmed address once both have confirmed it: the new address and the
 * current one, in either order. The link of the current address also stops the change, or takes it
 * back for as long as it lasts. Methods without a handle must not be called inside a transaction.
 */
public final class EmailReplacement {

  /** The code of the problem where an administrator cannot confirm a change, or not yet. */
  public static final String NOT_YET = "members.email-change-not-yet";

  private static final String LINK_PATH = "/members/email/stop/";

  private final Database database;
  private final Accounts accounts;
  private final Credentials credentials;
  private final AccountMail mail;
  private final EmailOwnership ownership;
  private final EmailLinks links;
  private final EmailChanges changes;
  private final AccountLock lock;

  EmailReplacement(
      Database database,
      Accounts accounts,
      Credentials credentials,
      AccountMail mail,
      EmailOwnership ownership) {
    this.database = database;
    this.accounts = accounts;
    this.credentials = credentials;
    this.mail = mail;
    this.ownership = ownership;
    this.links = credentials.emailLinks();
    this.changes = links.changes();
    this.lock = new AccountLock(database);
  }

  /**
   * Asks the confirmed address of a member whether another one, or none, may take its place. Joins
   * the caller's transaction, in which the account is held.
   *
   * @param next null where the address is to be removed
   * @return false where there is no other confirmed address that could be asked
   */
  boolean ask(Handle handle, Member member, EmailAddress next, Locale language) {
    Optional<Addresses.Confirmed> current = otherThan(member.id(), next);
    if (current.isEmpty()) {
      return false;
    }
    String secret = mailLink(handle, AccountMessage.CHANGE, member, current.get(), language);
    String address = next == null ? null : next.text();
    changes.begin(handle, member.id(), address, Secret.hash(secret));
    return true;
  }

  private Optional<Addresses.Confirmed> otherThan(long member, EmailAddress next) {
    return accounts
        .addresses()
        .of(member)
        .filter(current -> next == null || !current.addressKey().equals(next.key()));
  }

  private String mailLink(
      Handle handle,
      AccountMessage message,
      Member member,
      Addresses.Confirmed to,
      Locale language) {
    String secret = links.make(handle, Purpose.STOP, member.id(), to.address());
    mail.link(message, to.address(), member, language, LINK_PATH + secret);
    return secret;
  }

  /**
   * Notes that the new address has confirmed, and makes it the member's where nobody else is waited
   * for. Joins the caller's transaction, in which the account is held and the link used up.
   *
   * @return whether it is the member's now
   * @throws ProblemException 404 where somebody else has confirmed it, or the change it belongs to
   *     is over
   */
  boolean confirm(Handle handle, long member, EmailAddress next) {
    if (otherThan(member, next).isEmpty()) {
      finish(handle, member, next);
      return true;
    }
    Change change =
        changes
            .of(handle, member)
            .filter(open -> next.text().equals(open.address()))
            .orElseThrow(EmailConfirmation::spent);
    if (change.agreedAt() != null) {
      finish(handle, member, next);
      return true;
    }
    if (accounts.addresses().ownerOf(next).isPresent()) {
      throw EmailConfirmation.spent();
    }
    changes.confirmed(handle, change);
    return false;
  }

  private void finish(Handle handle, long member, EmailAddress next) {
    if (next == null) {
      ownership.take(handle, member);
    } else {
      ownership.give(handle, member, next);
      credentials.voidMailed(member);
    }
  }

  /** Returns the link of a current address, or one before; empty where it has no use. */
  public Optional<Link> link(String secret) {
    return links.find(secret, Purpose.STOP);
  }

  /** Returns the change that a link belongs to; empty once it has ended. */
  public Optional<Change> changeOf(Link link) {
    return changes.of(link.memberId()).filter(change -> belongs(change, link));
  }

  private static boolean belongs(Change change, Link link) {
    return change.linkHash().equals(link.secretHash());
  }

  /**
   * Confirms a change by the link of the current address. The link stays, to take the change back.
   *
   * @return whether the change took effect; false where the new address is waited for
   * @throws ProblemException 404 where the link or the change has no use any more, 409 where the
   *     account is suspended
   */
  public boolean agree(String secret) {
    Link link = link(secret).orElseThrow(EmailConfirmation::spent);
    long id = link.memberId();
    return database.write(
        handle -> {
          lock.requireActive(handle, id);
          Change change =
              changes
                  .of(handle, id)
                  .filter(open -> belongs(open, link))
                  .orElseThrow(EmailConfirmation::spent);
          if (change.lacksCurrentOnly()) {
            finish(handle, id, addressOf(change));
            return true;
          }
          changes.agreed(handle, change);
          return false;
        });
  }

  private static EmailAddress addressOf(Change change) {
    return change.address() == null ? null : EmailAddress.of(change.address());
  }

  /**
   * Confirms a change for a current address that has not answered in time, and tells it.
   *
   * @param by the administrator; null for the operator
   * @throws ProblemException 409 where there is no such change, the new address has not confirmed,
   *     or the current one still has time
   */
  public void approve(Member member, Member by) {
    long id = member.id();
    database.write(
        handle -> {
          lock.requireActive(handle, id);
          Change change =
              changes.of(handle, id).filter(this::isApprovable).orElseThrow(this::notYet);
          Optional<Addresses.Confirmed> before = accounts.addresses().of(id);
          finish(handle, id, addressOf(change));
          if (before.isPresent() && mail.isSetUp()) {
            Locale language = AccountMail.languageOf(member);
            mailLink(handle, AccountMessage.STOP, member, before.get(), language);
          }
          ownership.tellApproval(id, by == null ? null : by.id());
          return null;
        });
  }

  /** Returns whether an administrator may confirm a change now. */
  public boolean isApprovable(Change change) {
    return change.lacksCurrentOnly() && !change.approvableFrom().isAfter(ownership.now());
  }

  private ProblemException notYet() {
    return Problem.of(
            409,
            NOT_YET,
            "This change of email cannot be confirmed now",
            "The new address has to have confirmed it, and the current one to have left it"
                + " unanswered for 7 days")
        .toException();
  }

  /**
   * Stops a change of the address, or takes it back, and ends all sessions and tokens: somebody
   * else knows the password.
   *
   * @throws ProblemException 404 where the link has no use
   */
  public void stop(String secret) {
    Link link = link(secret).orElseThrow(EmailConfirmation::spent);
    long id = link.memberId();
    database.write(
        handle -> {
          boolean there = lock.hold(handle, id).isPresent();
          if (!there || !links.use(handle, link)) {
            throw EmailConfirmation.spent();
          }
          // what was mailed to addresses that came later would take this one away again
          links.voidSince(handle, id, Purpose.STOP, link.createdAt());
          ownership.giveBack(handle, id, EmailAddress.of(link.address()));
          return null;
        });
  }
}
