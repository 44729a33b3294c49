package dev.millet.members;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.json.Json;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.members.access.AccountAccess;
import dev.millet.members.access.PublicLinks;
import dev.millet.members.accounts.AccountEdits;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.ImportedPeople;
import dev.millet.members.accounts.KeptHandles;
import dev.millet.members.accounts.MemberCache;
import dev.millet.members.accounts.WithheldAvatars;
import dev.millet.members.credentials.Credentials;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.directory.Directory;
import dev.millet.members.directory.Roster;
import dev.millet.members.email.AccountMail;
import dev.millet.members.email.EmailChange;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.email.MailedSignIn;
import dev.millet.members.erasure.Erasures;
import dev.millet.members.export.DataCopy;
import dev.millet.members.export.DataSections;
import dev.millet.members.external.ExternalSignUp;
import dev.millet.members.groups.Groups;
import dev.millet.members.invitations.Invitations;
import dev.millet.members.pages.MemberPages;
import dev.millet.members.passwords.Cost;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.requests.SignUpRequest;
import dev.millet.members.services.AccountServices;
import dev.millet.members.sessions.Browser;
import dev.millet.members.sessions.OperatorToken;
import dev.millet.members.sessions.RecentProof;
import dev.millet.members.sessions.Recognition;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.settings.DirectorySettings;
import dev.millet.members.settings.MembersSettings;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signin.PasswordChange;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signin.SignInPolicies;
import dev.millet.members.signup.SignUp;
import dev.millet.members.tokens.TokenScopes;
import dev.millet.members.tokens.Tokens;
import dev.millet.modules.JacksonJson;
import dev.millet.platform.api.members.Authentication;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeImages;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The whole bundle on a test's database, put together by hand; passwords are cheap in it. */
public final class Town {

  public static final String OPERATOR = "operator-token-of-the-test";
  public static final String PASSWORD = "correct horse 电池";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final SetClock clock = new SetClock();
  public final Database database;
  public final FakeJournal journal;
  public final KeptHandles kept;
  public final Accounts accounts;
  public final Groups groups;
  public final MemberCache members;
  public final Directory directory;
  public final Passwords passwords =
      new Passwords(new Cost(64, 1, 1), 4, 200, Duration.ofSeconds(30));
  public final PasswordRules rules = new PasswordRules(new FixedPasswords(8));
  public final SwitchedPolicy policy = new SwitchedPolicy();
  public final SignInPolicies policies = new SignInPolicies(List.of(policy));
  public final ExternalSignUp external;
  public final SignUp signUp;
  public final TownTwoFactor twoFactor;
  public final SignIn signIn;
  public final Sessions sessions;
  public final RecentProof proof;
  public final Tokens tokens;
  public final ResetLinks links;
  public final FakeImages images = new FakeImages();
  public final Json json = new JacksonJson();
  public final FakeGenerations generations = new FakeGenerations(json);
  public final PublicLinks publicLinks = new PublicLinks();
  public final AccountServices care;
  public final Invitations invitations;
  public final RecordingMail mail;
  public final AccountMail accountMail;
  public final MailedSignIn mailedSignIn;
  public final Erasures erasures;
  public final FirstAdministrator firstAdministrator;
  public final Authentication authentication;
  public final List<Route> routes = new ArrayList<>();
  public final ExternalSignIn externalSignIn;

  public Town(TestDatabase test) {
    this(test, Settings.OPEN);
  }

  public Town(TestDatabase test, MembersSettings settings) {
    this(test, settings, new FixedDirectory("team"));
  }

  public Town(TestDatabase test, MembersSettings settings, DirectorySettings directorySettings) {
    database = test.database();
    journal = new FakeJournal(database);
    kept = new KeptHandles(database, clock);
    accounts = new Accounts(database, kept);
    members = new MemberCache(database, accounts);
    groups = new Groups(database);
    directory =
        new Directory(
            accounts, members, new ImportedPeople(database, journal, kept, clock), groups);
    twoFactor = new TownTwoFactor(database, journal, settings, clock);
    signIn = new SignIn(accounts, passwords, twoFactor.check, policies, clock);
    sessions = new Sessions(database, () -> Duration.ofDays(settings.session_days()), clock);
    proof = new RecentProof(sessions, settings, clock);
    TokenScopes scopes =
        new TokenScopes(generations, (generation, language, key) -> Optional.of(key));
    tokens = new Tokens(database, twoFactor.requirement, scopes, clock);
    links = new ResetLinks(database, clock);
    AccountEdits edits = new AccountEdits(database, members);
    Credentials credentials = TownTwoFactor.credentials(this);
    mail = new RecordingMail(database);
    accountMail = new AccountMail(mail, (language, key) -> key, settings, clock);
    EmailConfirmation confirmation =
        new EmailConfirmation(database, accounts, edits, credentials, journal, accountMail, clock);
    signUp =
        new SignUp(
            database, accounts, passwords, rules, journal, confirmation, policies, settings, clock);
    mailedSignIn =
        new MailedSignIn(database, accounts, credentials, journal, accountMail, policies, clock);
    firstAdministrator = new FirstAdministrator(database, accounts, signUp, clock);
    authentication =
        new Recognition(
            sessions, tokens, directory, new OperatorToken(OPERATOR), proof, twoFactor.requirement);
    care =
        new AccountServices(
            database,
            journal,
            accounts,
            edits,
            credentials,
            groups,
            images,
            new WithheldAvatars(database),
            clock);
    EmailChange emailChange = new EmailChange(database, edits, signIn, confirmation);
    invitations = new Invitations(database, care, signUp, journal, clock);
    external = TownParts.external(this);
    PasswordChange passwordChange = new PasswordChange(database, accounts, signIn, credentials);
    AccountAccess access =
        TownParts.access(
            this,
            twoFactor.changes(passwordChange, emailChange, credentials, accounts, accountMail));
    Roster roster = new Roster(database, accounts, groups, directorySettings);
    DataCopy copy = new DataCopy(generations, json, clock);
    MemberPages pages =
        new MemberPages(
            database,
            new PlainPages("dev.millet.members.templates"),
            new FakeSlots(generations),
            access,
            care,
            directory,
            roster,
            copy,
            new DataSections(generations, (generation, language, key) -> Optional.of(key)));
    externalSignIn = pages.external();
    erasures = new Erasures(database, generations, clock);
    MembersModule module =
        new MembersModule(care, access, directory, roster, copy, erasures, null, null, pages);
    generations.activate("members", module.contributions().toArray(Contribution[]::new));
    for (Contribution contribution : module.contributions()) {
      if (contribution instanceof Route route) {
        routes.add(route);
      }
    }
  }

  /** Opens a session in some browser, and answers what its cookie carries. */
  public String session(Member member) {
    return sessions.open(
        accounts.byId(member.id()).orElseThrow(),
        new Browser("192.0.2.1", "Mozilla/5.0 Firefox/140.0"));
  }

  /** Who calls with a new session of the member. */
  public Identity signedIn(Member member) {
    return authentication.bySession(session(member));
  }

  public Member someone() {
    return someone(Set.of());
  }

  /** A handle that no other test has. */
  public static String freshHandle() {
    return "someone" + NUMBER.incrementAndGet() + "x";
  }

  public Member someone(Set<Role> roles) {
    return signUp.trusted(applicant(freshHandle()), roles).member();
  }

  public static SignUpRequest applicant(String handle) {
    return new SignUpRequest(handle, "Someone", PASSWORD, null, null, null);
  }

  /** Calls the route that was declared with the template. */
  public Reply call(Request request, String template) throws Exception {
    for (Route route : routes) {
      if (route.method().equals(request.method()) && route.template().equals(template)) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  public Reply call(Request request) throws Exception {
    return call(request, request.path());
  }

  public <T> T answer(Request request, Class<T> type) throws Exception {
    return answer(request, request.path(), type);
  }

  public <T> T answer(Request request, String template, Class<T> type) throws Exception {
    return type.cast(((Reply.JsonValue) call(request, template).body()).value());
  }

  /** The items of a list that a call answers with, slice after slice. */
  @SuppressWarnings("unchecked")
  public <T> List<T> walk(Supplier<FakeRequest> request, String template) throws Exception {
    List<T> items = new ArrayList<>();
    String after = "";
    while (after != null) {
      Slice<T> slice = answer(request.get().query("after", after), template, Slice.class);
      items.addAll(slice.items());
      after = slice.next();
    }
    return items;
  }

  /** The page that a call answers. */
  public String html(Request request, String template) throws Exception {
    return new String(
        ((Reply.Bytes) call(request, template).body()).content(), StandardCharsets.UTF_8);
  }

  /** The first value of a header; empty where the reply has none. */
  public static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** The problem that a call ends in. */
  public static Problem problem(Call call) throws Exception {
    try {
      call.run();
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("no problem");
  }

  /** Something that may be refused. */
  @FunctionalInterface
  public interface Call {
    void run() throws Exception;
  }
}
