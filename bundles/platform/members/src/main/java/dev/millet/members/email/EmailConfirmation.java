package dev.millet.members.email;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.credentials.EmailLinks.Link;
import dev.millet.members.credentials.EmailLinks.Purpose;
import dev.millet.members.credentials.PendingEmail;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes an address a member's own once somebody who reads it says so. Who asks learns nothing of
 * whether somebody has the address: the message goes to it in any case, and says so there.
 */
@Component(service = EmailConfirmation.class)
public final class EmailConfirmation {

  /** The code of the problem for a link that has no use. */
  public static final String SPENT = "members.email-link-spent";

  private static final String CONFIRM_PATH = "/members/email/";
  private static final String SIGN_UP_PATH = "/members/sign-up/link/";
  private static final String SIGN_IN_PATH = "/members/sign-in";

  private final Database database;
  private final Accounts accounts;
  private final AccountMail mail;
  private final EmailLinks links;
  private final EmailOwnership ownership;
  private final EmailReplacement replacement;
  private final AccountLock lock;

  @Activate
  public EmailConfirmation(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference AccountEdits edits,
      @Reference Credentials credentials,
      @Reference Journal journal,
      @Reference AccountMail mail) {
    this(database, accounts, edits, credentials, journal, mail, Clock.systemUTC());
  }

  public EmailConfirmation(
      Database database,
      Accounts accounts,
      AccountEdits edits,
      Credentials credentials,
      Journal journal,
      AccountMail mail,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.mail = mail;
    this.links = credentials.emailLinks();
    this.ownership = new EmailOwnership(accounts, edits, credentials, journal, clock);
    this.replacement = new EmailReplacement(database, accounts, credentials, mail, ownership);
    this.lock = new AccountLock(database);
  }

  /** Returns what replaces a confirmed address. */
  public EmailReplacement replacement() {
    return replacement;
  }

  /** Returns the mail of accounts. */
  public AccountMail mail() {
    return mail;
  }

  /**
   * Mails a link by which a visitor makes an account.
   *
   * @throws ProblemException 422 where it is no address, 409 where mail is not set up, 429 after
   *     too many
   */
  public void inviteToSignUp(String typed, Locale language, String remoteAddress) {
    EmailAddress address = EmailAddress.of(typed);
    mail.require();
    mail.count(address.key(), remoteAddress);
    Optional<Account> owner = accounts.addresses().accountOf(address, 0);
    database.write(
        handle -> {
          String secret = links.make(handle, Purpose.SIGN_UP, null, address.text());
          return owner.isPresent()
              ? owned(address, owner.get().member())
              : mail.link(
                  AccountMessage.SIGN_UP, address.text(), null, language, SIGN_UP_PATH + secret);
        });
  }

  /** Returns the link by which a visitor makes an account; empty where it has no use. */
  public Optional<Link> signUpLink(String secret) {
    return links.find(secret, Purpose.SIGN_UP);
  }

  /**
   * Gives a new account the address of the link by which it is made. Joins the transaction that
   * adds the account.
   *
   * @throws ProblemException 404 where the link has no use any more, or somebody confirmed the
   *     address meanwhile
   */
  public void useSignUpLink(Handle handle, Link link, Account added) {
    if (!links.use(handle, link)) {
      throw spent();
    }
    prove(handle, added, EmailAddress.of(link.address()));
  }

  /** Gives a new account an address that is proven. Joins the caller's transaction. */
  public void prove(Handle handle, Account added, EmailAddress address) {
    ownership.give(handle, added.member().id(), address);
  }

  /**
   * Mails a link to a new address of a member, and one to the confirmed address that it replaces.
   * Joins the caller's transaction, in which the account is held.
   *
   * @return whether the current address was asked as well
   */
  public boolean ask(Handle handle, Member member, EmailAddress address, Locale language) {
    links.voidPending(member.id());
    String secret = links.make(handle, Purpose.CONFIRM, member.id(), address.text());
    Optional<Account> owner = accounts.addresses().accountOf(address, member.id());
    if (owner.isPresent()) {
      owned(address, owner.get().member());
    } else {
      mail.link(AccountMessage.CONFIRM, address.text(), member, language, CONFIRM_PATH + secret);
    }
    return replacement.ask(handle, member, address, language);
  }

  private long owned(EmailAddress address, Member owner) {
    Locale language = AccountMail.languageOf(owner);
    return mail.link(AccountMessage.OWNED, address.text(), owner, language, SIGN_IN_PATH);
  }

  /**
   * Mails a link to the confirmed address of a member who wants to have none. Joins the caller's
   * transaction, in which the account is held.
   *
   * @return false where no address is confirmed
   */
  boolean askToRemove(Handle handle, Member member, Locale language) {
    links.voidPending(member.id());
    return replacement.ask(handle, member, null, language);
  }

  /**
   * Forgets the confirmed address of a member where it is another than the next one. Joins the
   * caller's transaction, in which the account is held.
   *
   * @param next the key of the next address, which is not confirmed; empty where the member wants
   *     to have no address
   */
  void forget(Handle handle, Member member, String next) {
    long id = member.id();
    links.voidPending(id);
    if (accounts.addresses().of(id).filter(one -> !one.addressKey().equals(next)).isPresent()) {
      ownership.take(handle, id);
    }
  }

  /** Returns the link by which this member may confirm an address; empty where it has no use. */
  public Optional<Link> confirmLink(String secret, Member member) {
    return links.find(secret, Purpose.CONFIRM).filter(link -> link.memberId() == member.id());
  }

  /** Returns the address that a member has asked for and that is not confirmed by everybody yet. */
  public Optional<PendingEmail> pending(long member) {
    return links.pending(member);
  }

  /** Takes back what a member asked for. */
  public void cancel(long member) {
    links.voidPending(member);
  }

  /**
   * Confirms a new address. It is the member's at once where there is no confirmed one, and
   * otherwise when that has confirmed, too. Links and codes that were mailed to the one before have
   * no use then.
   *
   * @return whether it is the member's now
   * @throws ProblemException 404 where the link has no use, or somebody else confirmed the address
   */
  public boolean confirm(String secret, Member member) {
    Link link = confirmLink(secret, member).orElseThrow(EmailConfirmation::spent);
    long id = member.id();
    return database.write(
        handle -> {
          lock.requireActive(handle, id);
          if (!links.use(handle, link)) {
            throw spent();
          }
          return replacement.confirm(handle, id, EmailAddress.of(link.address()));
        });
  }

  /** Returns the problem of a link that has no use. */
  public static ProblemException spent() {
    return Problem.of(
            404,
            SPENT,
            "This link has expired",
            "It was used, replaced by a newer one, is for another account, or is too old")
        .toException();
  }
}
