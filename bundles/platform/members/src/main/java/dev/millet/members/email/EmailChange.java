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

  /**
   * Asks for another address, which becomes the member's when it is confirmed. Where mail is not
   * set up, it is stored as it is, and not confirmed. An empty one removes the address.
   *
   * @param language that of the message
   * @param remoteAddress that of the caller on the network
   * @return whether a message was sent, so that the address is as it was
   * @throws dev.millet.api.gateway.ProblemException 422 where address or password is refused, 429
   *     after too many
   */
  public boolean change(
      Account account, ChangeEmailRequest typed, Locale language, String remoteAddress) {
    String email = Profile.email(typed.email());
    boolean asks = email != null && confirmation.mail().isSetUp();
    Optional<EmailAddress> next = asks ? Optional.of(EmailAddress.of(email)) : Optional.empty();
    signIn.confirm(
        account,
        typed.password(),
        typed.code(),
        remoteAddress,
        () -> next.ifPresent(address -> confirmation.mail().count(address.key(), remoteAddress)));
    database.write(
        handle -> {
          lock.requirePassword(handle, account, "password");
          if (next.isPresent()) {
            confirmation.ask(handle, account.member(), next.get(), language);
          } else {
            store(handle, account, email, language);
          }
          return null;
        });
    return asks;
  }

  private void store(Handle handle, Account account, String email, Locale language) {
    Optional<EmailAddress> address = Optional.ofNullable(email).flatMap(EmailAddress::parse);
    String key = address.map(EmailAddress::key).orElse("");
    confirmation.forget(handle, account.member(), key, language);
    edits.email(account.member().id(), email);
  }
}
