package dev.millet.members.signup;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.NewAccount;
import dev.millet.members.accounts.Profile;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.settings.MembersSettings;
import dev.millet.members.signin.Network;
import dev.millet.members.signin.Throttle;
import dev.millet.platform.api.pages.SiteTexts;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Makes accounts. Hashes a password, so it must not be called inside a transaction. */
@Component(service = SignUp.class)
@Designate(ocd = MembersSettings.class)
public final class SignUp {

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile SiteTexts texts;

  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Rules<SignUpRequest> requests;
  private final Journal journal;
  private final MembersSettings settings;
  private final Clock clock;
  private volatile HourlyLimit limit;

  /**
   * The limit for each address.
   *
   * @param hourly 0 for none
   * @param throttle null where there is no limit
   */
  private record HourlyLimit(int hourly, Throttle throttle) {}

  @Activate
  public SignUp(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference Passwords passwords,
      @Reference PasswordRules rules,
      @Reference Journal journal,
      @Reference LiveSettings live) {
    this(
        database,
        accounts,
        passwords,
        rules,
        journal,
        live.of(MembersSettings.class),
        Clock.systemUTC());
  }

  public SignUp(
      Database database,
      Accounts accounts,
      Passwords passwords,
      PasswordRules rules,
      Journal journal,
      MembersSettings settings,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.requests = SignUpRequest.rules(rules);
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
    this.limit = limit(settings.sign_ups_per_hour());
  }

  private HourlyLimit limit(int hourly) {
    return new HourlyLimit(
        hourly,
        hourly == 0 ? null : new Throttle(hourly, Duration.ofHours(1).dividedBy(hourly), clock));
  }

  /** Counts a sign-up; a limit that was changed begins again. */
  private Duration wait(String address) {
    HourlyLimit now = limit;
    int hourly = settings.sign_ups_per_hour();
    if (now.hourly() != hourly) {
      now = limit(hourly);
      limit = now;
    }
    return now.throttle() == null ? Duration.ZERO : now.throttle().take(Network.of(address));
  }

  /** Returns the company's texts to which a newcomer has to agree. */
  public List<SiteTexts.Text> consents() {
    SiteTexts company = texts;
    return company == null
        ? List.of()
        : company.all().stream().filter(SiteTexts.Text::consent).toList();
  }

  /** Returns the rules of what is typed. */
  public Rules<SignUpRequest> requests() {
    return requests;
  }

  /** Returns whether visitors may make accounts for themselves. */
  public boolean isOpen() {
    return settings.sign_up();
  }

  /**
   * Makes an account for a visitor.
   *
   * @throws ProblemException 403 where sign-up is closed, 422 for input that cannot be taken, 409
   *     for a handle that is taken, 429 after too many from one address
   */
  public Account visitor(SignUpRequest applicant, String address) {
    if (!settings.sign_up()) {
      throw Problem.of(
              403,
              "members.sign-up-closed",
              "Accounts are by invitation here",
              "Ask an administrator of this site for an invitation")
          .toException();
    }
    return newcomer(applicant, address, Set.of(), (handle, adding) -> adding.get());
  }

  /** Lets somebody in. */
  @FunctionalInterface
  public interface Admission {

    /**
     * Decides in the transaction that adds the account.
     *
     * @param adding adds it
     * @return the account
     */
    Account admit(Handle handle, Supplier<Account> adding);
  }

  /**
   * Makes an account for somebody who was invited, also where sign-up is closed; else as {@link
   * #visitor}.
   *
   * @param roles the roles that come with the invitation
   */
  public Account invited(
      SignUpRequest applicant, String address, Set<Role> roles, Admission admission) {
    return newcomer(applicant, address, roles, admission);
  }

  private Account newcomer(
      SignUpRequest applicant, String address, Set<Role> roles, Admission admission) {
    SiteTexts company = texts;
    boolean asks = !consents().isEmpty();
    NewAccount draft = draft(applicant, roles);
    if (asks && !Boolean.TRUE.equals(applicant.agreed())) {
      throw Problem.invalid("agreed", "missing", "Agree to the privacy and terms of this site")
          .toException();
    }
    refuseTaken(draft.handle());
    refuseFor(wait(address));
    NewAccount account = hashed(draft, applicant.password());
    return database.write(
        handle ->
            admission.admit(
                handle,
                () -> {
                  Account added = add(account);
                  if (asks) {
                    company.agree(added.member().id());
                  }
                  return added;
                }));
  }

  /** Makes an account for somebody else, by an administrator, or with more roles. */
  public Account trusted(SignUpRequest applicant, Set<Role> roles) {
    NewAccount draft = draft(applicant, roles);
    refuseTaken(draft.handle());
    return add(hashed(draft, applicant.password()));
  }

  /** Checks all that can be checked without the database, and names every field at fault. */
  public NewAccount draft(SignUpRequest applicant, Set<Role> roles) {
    SignUpRequest checked = requests.check(applicant);
    MemberHandle handle = MemberHandle.of(checked.handle());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String shown = isBlank(checked.displayName()) ? handle.text() : checked.displayName();
    return new NewAccount(
        handle,
        shown,
        null,
        Profile.orNull(checked.email()),
        Profile.orNull(checked.city()),
        Profile.orNull(checked.locale()),
        roles,
        now);
  }

  /** Returns the draft with its password. */
  public NewAccount hashed(NewAccount draft, String password) {
    return draft.withPassword(passwords.hash(password));
  }

  /** Writes the account; joins the caller's transaction. */
  public Account add(NewAccount account) {
    return database.write(
        handle -> {
          long id = accounts.add(account).orElseThrow(() -> HandleChange.taken(account.handle()));
          journal.append(MembersEntries.JOINED, new MembersEntries.Joined(id, account.at()));
          return accounts.byId(id).orElseThrow();
        });
  }

  /** Refuses a taken handle early, to spare the hashing; {@link #add} decides. */
  private void refuseTaken(MemberHandle handle) {
    if (accounts.isTaken(handle)) {
      throw HandleChange.taken(handle);
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static void refuseFor(Duration wait) {
    if (!wait.isZero()) {
      int seconds = (int) wait.plusMillis(999).toSeconds();
      throw Problem.of(
              429,
              "members.too-many-sign-ups",
              "Too many new accounts from here",
              "Please try again in " + seconds + " seconds")
          .retryingAfter(seconds)
          .toException();
    }
  }
}
