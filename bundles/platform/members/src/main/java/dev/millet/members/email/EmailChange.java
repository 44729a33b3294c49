package dev.millet.members.email;

import dev.millet.api.database.Database;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.AccountLock;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.accounts.Profile;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.members.signin.SignIn;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Changes the mail address of a member, for which it asks for the password. Must not be called
 * inside a transaction.
 */
@Component(service = EmailChange.class)
public final class EmailChange {

  private final Database database;
  private final AccountEdits edits;
  private final SignIn signIn;
  private final EmailConfirmation confirmation;
  private final AccountLock lock;

  @Activate
  public EmailChange(
      @Reference Database database,
      @Reference AccountEdits edits,
      @Reference SignIn signIn,
      @Reference EmailConfirmation confirmation) {
    this.database = database;
    this.edits = edits;
    this.signIn = signIn;
    this.confirmation = confirmation;
    this.lock = new AccountLock(database);
  }

  /** Returns what confirms addresses. */
  public EmailConfirmation confirmation() {
    return confirmation;
  }

  /** The outcome of asking for another address. */
  public enum Outcome {
    /** The address is stored, and nothing was mailed. */
    STORED,
    /** The new address got a link. */
    NEW_ASKED,
    /** The new address and the current one got a link each. */
    BOTH_ASKED,
    /** The current address got a link, by which it is removed. */
    CURRENT_ASKED
  }

  /**
   * Asks for another address, which becomes the member's when it is confirmed, and a confirmed one
   * that it replaces has confirmed that. An empty one removes the address, when that has confirmed
   * it. Where mail is not set up, the address is stored as it is, and not confirmed.
   *
   * @param language that of the messages
   * @param remoteAddress that of the caller on the network
   * @return what happened; the address is as it was but for {@link Outcome#STORED}
   * @throws dev.millet.api.gateway.ProblemException 422 where address or password is refused, 429
   *     after too many
   */
  public Outcome change(
      Account account, ChangeEmailRequest typed, Locale language, String remoteAddress) {
    String email = Profile.email(typed.email());
    boolean asks = confirmation.mail().isSetUp();
    Optional<EmailAddress> next =
        Optional.ofNullable(email).filter(each -> asks).map(EmailAddress::of);
    signIn.confirm(
        account,
        typed.password(),
        typed.code(),
        remoteAddress,
        () -> count(next, account, asks, remoteAddress));
    return database.write(
        handle -> {
          lock.requirePassword(handle, account, "password");
          if (next.isPresent()) {
            return confirmation.ask(handle, account.member(), next.get(), language)
                ? Outcome.BOTH_ASKED
                : Outcome.NEW_ASKED;
          }
          if (asks && confirmation.askToRemove(handle, account.member(), language)) {
            return Outcome.CURRENT_ASKED;
          }
          store(handle, account, email);
          return Outcome.STORED;
        });
  }

  /** Counts what is mailed, by the address that gets it, whether or not anything is. */
  private void count(
      Optional<EmailAddress> next, Account account, boolean asks, String remoteAddress) {
    if (asks) {
      String key = next.map(EmailAddress::key).orElse(account.member().handle());
      confirmation.mail().count(key, remoteAddress);
    }
  }

  private void store(Handle handle, Account account, String email) {
    Optional<EmailAddress> address = Optional.ofNullable(email).flatMap(EmailAddress::parse);
    confirmation.forget(handle, account.member(), address.map(EmailAddress::key).orElse(""));
    edits.email(account.member().id(), email);
  }
}
