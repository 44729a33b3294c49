package dev.millet.members.signup;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.EmailAddress;
import dev.millet.members.accounts.HandleChange;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.accounts.NewAccount;
import dev.millet.members.accounts.Profile;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.journal.MembersEntries;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.settings.MembersSettings;
import dev.millet.members.signin.HourlyLimit;
import dev.millet.members.signin.Network;
import dev.millet.members.signin.SignInPolicies;
import dev.millet.platform.api.pages.SiteTexts;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  private final Agreement agreement = new Agreement(() -> texts);
  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Rules<SignUpRequest> requests;
  private final Journal journal;
  private final EmailConfirmation confirmation;
  private final SignInPolicies policies;
  private final MembersSettings settings;
  private final Clock clock;
  private final HourlyLimit limit;

  @Activate
  public SignUp(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference Passwords passwords,
      @Reference PasswordRules rules,
      @Reference Journal journal,
      @Reference EmailConfirmation confirmation,
      @Reference SignInPolicies policies,
      @Reference LiveSettings live) {
    this(
        database,
        accounts,
        passwords,
        rules,
        journal,
        confirmation,
        policies,
        live.of(MembersSettings.class),
        Clock.systemUTC());
  }

  public SignUp(
      Database database,
      Accounts accounts,
      Passwords passwords,
      PasswordRules rules,
      Journal journal,
      EmailConfirmation confirmation,
      SignInPolicies policies,
      MembersSettings settings,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.requests = SignUpRequest.rules(rules);
    this.journal = journal;
    this.confirmation = confirmation;
    this.policies = policies;
    this.settings = settings;
    this.clock = clock;
    this.limit = new HourlyLimit(settings::sign_ups_per_hour, clock);
  }

  /** Returns the company's texts to which a newcomer has to agree. */
  public Agreement agreement() {
    return agreement;
  }

  /** Returns the rules of what is typed. */
  public Rules<SignUpRequest> requests() {
    return requests;
  }

  /** Returns whether visitors may make accounts for themselves. */
  public boolean isOpen() {
    return settings.sign_up();
  }

  /** Returns what confirms the mail addresses of newcomers. */
  public EmailConfirmation confirmation() {
    return confirmation;
  }

  /** Returns whether a newcomer may type a mail address, which is confirmed later. */
  public boolean asksEmail() {
    return confirmation.mail().isSetUp();
  }

  /** Returns whether visitors have to confirm a mail address before there is an account. */
  public boolean requiresEmail() {
    return asksEmail() && settings.sign_up_email().equals("required");
  }

  /**
   * Makes an account for a visitor.
   *
   * @param address that of the visitor on the network
   * @param language that of a message to confirm the mail address
   * @throws ProblemException 403 where sign-up is closed, or a confirmed mail address is needed and
   *     missing, 404 where the mailed link has no use, 422 for input that cannot be taken, 409 for
   *     a handle that is taken, 429 after too many from one address
   */
  public Account visitor(SignUpRequest applicant, String address, Locale language) {
    requireOpen();
    if (applicant.hasEmailProof()) {
      return visitorWithProof(applicant, address, language);
    }
    if (requiresEmail()) {
      throw SignUpProblems.emailRequired();
    }
    return newcomer(applicant, address, language, Set.of(), (handle, adding) -> adding.get());
  }

  private Account visitorWithProof(SignUpRequest applicant, String address, Locale language) {
    EmailLinks.Link link =
        confirmation.signUpLink(applicant.emailProof()).orElseThrow(EmailConfirmation::spent);
    return newcomer(
        applicant,
        address,
        language,
        Set.of(),
        (handle, adding) -> {
          Account added = adding.get();
          confirmation.useSignUpLink(handle, link, added);
          return accounts.byId(added.member().id()).orElseThrow();
        });
  }

  /**
   * Mails a link to a visitor by which they make an account with their mail address.
   *
   * @throws ProblemException 403 where sign-up is closed, and as {@link
   *     EmailConfirmation#inviteToSignUp}
   */
  public void mailLink(String email, Locale language, String address) {
    requireOpen();
    confirmation.inviteToSignUp(email, language, address);
  }

  private void requireOpen() {
    if (!settings.sign_up()) {
      throw SignUpProblems.closed();
    }
    policies.requirePasswords();
  }

  /**
   * Makes an account for somebody who was invited, also where sign-up is closed; else as {@link
   * #visitor}.
   *
   * @param roles the roles that come with the invitation
   */
  public Account invited(
      SignUpRequest applicant,
      String address,
      Locale language,
      Set<Role> roles,
      Admission admission) {
    policies.requirePasswords();
    return newcomer(applicant, address, language, roles, admission);
  }

  private Account newcomer(
      SignUpRequest applicant,
      String address,
      Locale language,
      Set<Role> roles,
      Admission admission) {
    NewAccount draft = draft(applicant, roles);
    agreement.require(applicant.agreed());
    boolean confirms = asksEmail() && draft.email() != null && !applicant.hasEmailProof();
    Optional<EmailAddress> unconfirmed =
        confirms ? Optional.of(EmailAddress.of(draft.email())) : Optional.empty();
    refuseTaken(draft.handle());
    count(address);
    unconfirmed.ifPresent(email -> confirmation.mail().count(email.key(), address));
    boolean stored = !confirms && !applicant.hasEmailProof();
    NewAccount plain = stored ? draft : draft.withoutEmail();
    NewAccount account = hashed(plain, applicant.password());
    return database.write(
        handle ->
            admission.admit(
                handle,
                () -> {
                  Account added = add(account);
                  agreement.give(added.member().id());
                  unconfirmed.ifPresent(
                      email -> confirmation.ask(handle, added.member(), email, language));
                  return added;
                }));
  }

  /**
   * Counts a new account.
   *
   * @param address that of the newcomer on the network
   * @throws ProblemException 429 after too many from one address
   */
  public void count(String address) {
    SignUpProblems.refuseFor(limit.take(Network.of(address)));
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
}
