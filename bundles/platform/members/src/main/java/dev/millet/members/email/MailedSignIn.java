package dev.millet.members.email;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Addresses;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.credentials.SignInCodes;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.secrets.Secret;
import dev.millet.members.signin.SignInPolicies;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets people in by mail: with a code, or with a link to set a password. A request notes what was
 * typed and does nothing else; the account is looked for afterwards, by a subscription. So whoever
 * asks gets the same answer after the same work, whether there is an account or not.
 */
@Component(service = MailedSignIn.class)
public final class MailedSignIn {

  private static final String SUBSCRIPTION = "members.mail";
  private static final String RESET_PATH = "/members/reset/";

  private static final int MAX_NAME = 320;

  private static final String CODE = "code";
  private static final String RESET = "reset";

  private final Database database;
  private final Accounts accounts;
  private final Credentials credentials;
  private final Journal journal;
  private final AccountMail mail;
  private final SignInPolicies policies;
  private final Clock clock;
  private final Table<MailRequest> requests;

  @Activate
  public MailedSignIn(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference Credentials credentials,
      @Reference Journal journal,
      @Reference AccountMail mail,
      @Reference SignInPolicies policies) {
    this(database, accounts, credentials, journal, mail, policies, Clock.systemUTC());
  }

  public MailedSignIn(
      Database database,
      Accounts accounts,
      Credentials credentials,
      Journal journal,
      AccountMail mail,
      SignInPolicies policies,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.credentials = credentials;
    this.journal = journal;
    this.mail = mail;
    this.policies = policies;
    this.clock = clock;
    this.requests = database.table("members_mail_requests", MailRequest.class).generated("id");
  }

  /**
   * A message that somebody asked for; gone as soon as it is looked at.
   *
   * @param purpose {@code code} or {@code reset}
   * @param name the handle or address that was typed
   * @param requestHash the hash of the secret of the browser that asked; null where it has none
   * @param language a BCP 47 tag
   */
  public record MailRequest(
      long id,
      String purpose,
      String name,
      String requestHash,
      String language,
      Instant createdAt) {

    /** Never shows the name. */
    @Override
    public String toString() {
      return "MailRequest[" + id + " " + purpose + "]";
    }
  }

  /** Returns whether mail can be sent, whatever it would be for. */
  public boolean isSetUp() {
    return mail.isSetUp();
  }

  /** Returns whether people can be let in by mail. */
  public boolean isOpen() {
    return mail.isSetUp() && !policies.isProviderOnly();
  }

  /**
   * Asks for a code.
   *
   * @param name a handle or a mail address
   * @param remoteAddress that of the caller on the network
   * @return what the browser shows with the code
   * @throws dev.millet.api.gateway.ProblemException 409 where mail is not set up, 429 after too
   *     many
   */
  public String askForCode(String name, Locale language, String remoteAddress) {
    String secret = Secret.random();
    ask(CODE, name, Secret.hash(secret), language, remoteAddress);
    return secret;
  }

  /** Asks for a link to set a password; else as {@link #askForCode}. */
  public void askForReset(String name, Locale language, String remoteAddress) {
    ask(RESET, name, null, language, remoteAddress);
  }

  private void ask(
      String purpose, String name, String requestHash, Locale language, String remoteAddress) {
    mail.require();
    policies.requirePasswords();
    String key =
        EmailAddress.parse(name).map(EmailAddress::key).orElseGet(() -> MemberHandle.keyOf(name));
    mail.count(key, remoteAddress);
    // longer than any handle and address: nobody's, and noted like every other
    String kept = name.length() > MAX_NAME ? "" : name.strip();
    database.write(
        handle -> {
          MailRequest request =
              requests.insert(
                  handle,
                  new MailRequest(0, purpose, kept, requestHash, language.toLanguageTag(), now()));
          journal.append(
              MembersEntries.MAIL_REQUESTED, new MembersEntries.MailRequested(request.id()));
          return null;
        });
  }

  /**
   * Returns the account of a code.
   *
   * @param secret what the browser shows
   * @return empty where there is no such code, for this browser, any more
   * @throws dev.millet.api.gateway.ProblemException 403 where the account is suspended, or members
   *     sign in with a provider only
   */
  public Optional<Account> byCode(String secret, String code) {
    policies.requirePasswords();
    String digits = code.replaceAll("[^0-9]", "");
    Optional<Account> account = credentials.codes().use(secret, digits).flatMap(accounts::byId);
    if (account.isPresent() && account.get().suspended()) {
      throw SignInProblems.suspended(403);
    }
    return account;
  }

  /** Returns the subscription that sends what was asked for. */
  public Subscription subscription() {
    return new Subscription(
        SUBSCRIPTION,
        Set.of(MembersEntries.MAIL_REQUESTED),
        Subscription.Start.OLDEST,
        this::handle);
  }

  private void handle(List<JournalEntry> batch) {
    for (JournalEntry entry : batch) {
      long id = entry.payload(MembersEntries.MailRequested.class).request();
      database.write(
          handle -> {
            requests.find(handle, id).ifPresent(request -> handle(handle, request));
            return null;
          });
    }
  }

  private void handle(Handle handle, MailRequest request) {
    requests.delete(handle, request.id());
    boolean fresh = request.createdAt().plus(SignInCodes.LIFE).isAfter(now());
    Optional<Account> account = accounts.byName(request.name()).filter(found -> !found.suspended());
    if (!fresh || account.isEmpty() || !mail.isSetUp()) {
      return;
    }
    accounts
        .addresses()
        .of(account.get().member().id())
        .ifPresent(address -> send(handle, request, account.get(), address));
  }

  private void send(
      Handle handle, MailRequest request, Account account, Addresses.Confirmed address) {
    long id = account.member().id();
    Locale language = Locale.forLanguageTag(request.language());
    if (request.purpose().equals(CODE)) {
      String code = credentials.codes().make(handle, request.requestHash(), id);
      String shown = code.substring(0, 4) + ' ' + code.substring(4);
      mail.code(AccountMessage.CODE, address.address(), account.member(), language, shown);
    } else {
      String secret = credentials.links().make(id, ResetLinks.MAILED_LIFE).secret();
      mail.link(
          AccountMessage.RESET, address.address(), account.member(), language, RESET_PATH + secret);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
