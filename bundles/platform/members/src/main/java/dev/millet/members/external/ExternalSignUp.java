package dev.millet.members.external;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.json.Json;
import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingException;
import dev.millet.api.outgoing.OutgoingHttp;
import dev.millet.api.outgoing.OutgoingRequest;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.text.VisibleText;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.AvatarChange;
import dev.millet.members.accounts.AvatarRequest;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.NewAccount;
import dev.millet.members.accounts.NewcomerHandles;
import dev.millet.members.services.AccountServices;
import dev.millet.members.signup.SignUp;
import dev.millet.members.text.SingleLineText;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes accounts for people whom a provider lets in. Not to be called in a transaction. */
@Component(service = ExternalSignUp.class)
public final class ExternalSignUp {

  private static final int MAX_NAME = 80;

  /** After how many handles that somebody else took in between another one is not looked for. */
  private static final int ATTEMPTS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(ExternalSignUp.class);

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile OutgoingHttp outgoing;

  private final Database database;
  private final Accounts accounts;
  private final AvatarChange avatars;
  private final ExternalAccounts external;
  private final SignUp signUp;
  private final PendingNewcomers pending;
  private final NewcomerHandles handles;
  private final Clock clock;

  @Activate
  public ExternalSignUp(
      @Reference Database database,
      @Reference AccountServices care,
      @Reference ExternalAccounts external,
      @Reference SignUp signUp,
      @Reference Secrets secrets,
      @Reference Json json) {
    this(
        database,
        care,
        external,
        signUp,
        new PendingNewcomers(database, secrets, json),
        Clock.systemUTC());
  }

  public ExternalSignUp(
      Database database,
      AccountServices care,
      ExternalAccounts external,
      SignUp signUp,
      PendingNewcomers pending,
      Clock clock) {
    this.database = database;
    this.accounts = care.accounts();
    this.avatars = care.avatarChange();
    this.external = external;
    this.signUp = signUp;
    this.pending = pending;
    this.handles = new NewcomerHandles(accounts);
    this.clock = clock;
  }

  /** Returns what links identities to accounts. */
  public ExternalAccounts accounts() {
    return external;
  }

  /** Returns what keeps newcomers who have to agree to something first. */
  public PendingNewcomers pending() {
    return pending;
  }

  /** Returns whether somebody has confirmed the address that the provider verified. */
  public boolean isOwned(ExternalIdentity identity) {
    return verified(identity).flatMap(accounts.addresses()::ownerOf).isPresent();
  }

  private static Optional<EmailAddress> verified(ExternalIdentity identity) {
    return identity.emailVerified() ? EmailAddress.parse(identity.email()) : Optional.empty();
  }

  /**
   * Makes an account that signs in with an identity.
   *
   * @param agreed whether the newcomer agrees to the company's texts; may be null
   * @param address that of the newcomer on the network
   * @throws ProblemException 422 where they have not agreed, 429 after too many from one address,
   *     409 where the identity was linked a moment ago
   */
  public Account join(ExternalIdentity identity, Boolean agreed, String address) {
    return join(identity, agreed, address, handle -> {});
  }

  /**
   * Makes an account by a form of a newcomer; else as above.
   *
   * @throws ProblemException 409 where the form made one before, and as above
   */
  public Account join(PendingNewcomers.Form form, Boolean agreed, String address) {
    return join(
        form.identity(),
        agreed,
        address,
        handle -> {
          if (!pending.use(handle, form)) {
            throw Problem.of(
                    409,
                    "members.form-used",
                    "This form was used before",
                    "It made an account; sign in with the provider")
                .toException();
          }
        });
  }

  private Account join(
      ExternalIdentity identity, Boolean agreed, String address, Consumer<Handle> first) {
    signUp.agreement().require(agreed);
    signUp.count(address);
    Account made = made(identity, first);
    takePicture(made, identity);
    return external.use(accounts.byId(made.member().id()).orElseThrow(), identity);
  }

  private Account made(ExternalIdentity identity, Consumer<Handle> first) {
    for (int attempt = 1; ; attempt++) {
      NewAccount draft = draft(identity);
      try {
        return database.write(
            handle -> {
              first.accept(handle);
              return add(handle, draft, identity);
            });
      } catch (ProblemException refused) {
        // somebody else took the handle since it was looked for: nobody chose it, so another does
        if (!refused.problem().code().equals(Accounts.TAKEN) || attempt == ATTEMPTS) {
          throw refused;
        }
      }
    }
  }

  private Account add(Handle handle, NewAccount draft, ExternalIdentity identity) {
    Account added = signUp.add(draft);
    long id = added.member().id();
    signUp.agreement().give(id);
    external.link(handle, id, identity);
    verified(identity).ifPresent(email -> signUp.confirmation().prove(handle, added, email));
    return added;
  }

  private NewAccount draft(ExternalIdentity identity) {
    String name = SingleLineText.cleaned(identity.name(), MAX_NAME);
    MemberHandle handle =
        handles.free(
            List.of(identity.handle(), identity.emailVerified() ? identity.email() : "", name),
            identity.authority() + '\n' + identity.subject());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String shown = VisibleText.isBlank(name) ? handle.text() : name;
    return new NewAccount(handle, shown, null, null, null, null, Set.of(), now);
  }

  /** A picture that cannot be had keeps nobody from joining. */
  private void takePicture(Account account, ExternalIdentity identity) {
    OutgoingHttp http = outgoing;
    if (http == null || identity.picture().isEmpty()) {
      return;
    }
    try {
      OutgoingAnswer answer =
          http.send(
              OutgoingRequest.get(URI.create(identity.picture()))
                  .withMaxBytes(Math.max(1, avatars.maxBody())));
      if (answer.isSuccess()) {
        AvatarRequest wanted = new AvatarRequest(new FetchedImage(answer));
        avatars.set(account.member().id(), wanted);
      }
    } catch (OutgoingException | ProblemException | IllegalArgumentException e) {
      LOG.info("The picture of a newcomer cannot be taken over: {}", e.getMessage());
    }
  }
}
