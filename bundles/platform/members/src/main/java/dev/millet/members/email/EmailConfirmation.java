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
import dev.millet.members.accounts.Addresses;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.credentials.EmailLinks.Link;
import dev.millet.members.credentials.EmailLinks.Purpose;
import dev.millet.members.journal.MembersEntries;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final String STOP_PATH = "/members/email/stop/";
  private static final String SIGN_UP_PATH = "/members/sign-up/link/";
  private static final String SIGN_IN_PATH = "/members/sign-in";

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final Credentials credentials;
  private final Journal journal;
  private final AccountMail mail;
  private final Clock clock;
  private final EmailLinks links;
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
    this.edits = edits;
    this.credentials = credentials;
    this.journal = journal;
    this.mail = mail;
    this.clock = clock;
    this.links = credentials.emailLinks();
    this.lock = new AccountLock(database);
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

  /** Gives an account an address that is proven. Joins the caller's transaction. */
  public void prove(Handle handle, Account account, EmailAddress address) {
    long id = account.member().id();
    if (!accounts.addresses().confirm(handle, id, address, now())) {
      throw spent();
    }
    edits.email(id, address.text());
    tell(MembersEntries.EMAIL_CONFIRMED, id);
  }

  /**
   * Mails a link to a new address of a member, and to the address before one that stops the change.
   * Joins the caller's transaction, in which the account is held.
   */
  public void ask(Handle handle, Member member, EmailAddress address, Locale language) {
    links.voidAll(handle, member.id(), Purpose.CONFIRM);
    String secret = links.make(handle, Purpose.CONFIRM, member.id(), address.text());
    Optional<Account> owner = accounts.addresses().accountOf(address, member.id());
    if (owner.isPresent()) {
      owned(address, owner.get().member());
    } else {
      mail.link(AccountMessage.CONFIRM, address.text(), member, language, CONFIRM_PATH + secret);
    }
    warn(handle, member, address.key(), language);
  }

  private long owned(EmailAddress address, Member owner) {
    return mail.link(AccountMessage.OWNED, address.text(), owner, languageOf(owner), SIGN_IN_PATH);
  }

  private static Locale languageOf(Member member) {
    return member.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(member.locale());
  }

  /**
   * Tells the confirmed address of a member that it is about to be replaced or removed.
   *
   * @param next the key of the next address; empty where it is removed
   */
  private void warn(Handle handle, Member member, String next, Locale language) {
    Optional<Addresses.Confirmed> before =
        accounts.addresses().of(member.id()).filter(one -> !one.addressKey().equals(next));
    if (before.isPresent() && mail.isSetUp()) {
      String secret = links.make(handle, Purpose.STOP, member.id(), before.get().address());
      mail.link(AccountMessage.STOP, before.get().address(), member, language, STOP_PATH + secret);
    }
  }

  /**
   * Forgets the confirmed address of a member where it is another than the next one, and tells it.
   * Joins the caller's transaction, in which the account is held.
   *
   * @param next the key of the next address, which is not confirmed; empty where the address is
   *     removed
   */
  void forget(Handle handle, Member member, String next, Locale language) {
    long id = member.id();
    links.voidAll(handle, id, Purpose.CONFIRM);
    if (accounts.addresses().of(id).filter(one -> !one.addressKey().equals(next)).isPresent()) {
      warn(handle, member, next, language);
      accounts.addresses().remove(handle, id);
      credentials.voidMailed(id);
      tell(MembersEntries.EMAIL_REMOVED, id);
    }
  }

  /** Returns the link by which this member may confirm an address; empty where it has no use. */
  public Optional<Link> confirmLink(String secret, Member member) {
    return links.find(secret, Purpose.CONFIRM).filter(link -> link.memberId() == member.id());
  }

  /** Returns the address that a member has asked for and not confirmed yet. */
  public Optional<Link> pending(long member) {
    return links.pending(member);
  }

  /** Takes back what a member asked for. */
  public void cancel(long member) {
    database.write(
        handle -> {
          links.voidAll(handle, member, Purpose.CONFIRM);
          return null;
        });
  }

  /**
   * Confirms an address. Links and codes that were mailed to the one before have no use any more.
   *
   * @throws ProblemException 404 where the link has no use, or somebody else confirmed the address
   */
  public void confirm(String secret, Member member) {
    Link link = confirmLink(secret, member).orElseThrow(EmailConfirmation::spent);
    long id = member.id();
    database.write(
        handle -> {
          lock.requireActive(handle, id);
          if (!links.use(handle, link)) {
            throw spent();
          }
          prove(handle, accounts.byId(id).orElseThrow(), EmailAddress.of(link.address()));
          credentials.voidMailed(id);
          return null;
        });
  }

  /** Returns the link that stops a change; empty where it has no use. */
  public Optional<Link> stopLink(String secret) {
    return links.find(secret, Purpose.STOP);
  }

  /**
   * Stops a change of the address, or takes it back, and ends all sessions and tokens: somebody
   * else knows the password.
   *
   * @throws ProblemException 404 where the link has no use
   */
  public void stop(String secret) {
    Link link = stopLink(secret).orElseThrow(EmailConfirmation::spent);
    long id = link.memberId();
    EmailAddress before = EmailAddress.of(link.address());
    database.write(
        handle -> {
          boolean there = lock.hold(handle, id).isPresent();
          if (!there || !links.use(handle, link)) {
            throw spent();
          }
          links.voidAll(handle, id, Purpose.CONFIRM);
          // what was mailed to addresses that came later would take this one away again
          links.voidSince(handle, id, Purpose.STOP, link.createdAt());
          boolean restored = accounts.addresses().confirm(handle, id, before, now());
          edits.email(id, restored ? before.text() : null);
          credentials.revokeAll(id);
          tell(MembersEntries.EMAIL_CHANGE_STOPPED, id);
          return null;
        });
  }

  private void tell(String type, long member) {
    journal.append(type, new MembersEntries.EmailEntry(member, now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
