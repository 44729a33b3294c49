package dev.millet.members;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Authentication;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Directory;
import dev.millet.members.accounts.ImportedPeople;
import dev.millet.members.accounts.ProfileEdit;
import dev.millet.members.accounts.RoleChange;
import dev.millet.members.circles.Circles;
import dev.millet.members.http.MembersApi;
import dev.millet.members.http.SetupApi;
import dev.millet.members.http.TokensApi;
import dev.millet.members.pages.MemberPages;
import dev.millet.members.passwords.Cost;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.passwords.Passwords;
import dev.millet.members.sessions.OperatorToken;
import dev.millet.members.sessions.Recognition;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.Applicant;
import dev.millet.members.signup.SignUp;
import dev.millet.members.tokens.Tokens;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole bundle on a test's database, put together by hand; passwords are cheap in it. */
public final class Town {

  public static final String OPERATOR = "operator-token-of-the-test";
  public static final String PASSWORD = "correct horse 电池";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final SetClock clock = new SetClock();
  public final Database database;
  public final FakeJournal journal;
  public final Accounts accounts;
  public final Circles circles;
  public final Directory directory;
  public final Passwords passwords =
      new Passwords(new Cost(64, 1, 1), 4, 200, Duration.ofSeconds(30));
  public final PasswordRules rules = new PasswordRules(Settings.OPEN);
  public final SignUp signUp;
  public final SignIn signIn;
  public final Sessions sessions;
  public final Tokens tokens;
  public final FirstAdministrator firstAdministrator;
  public final Authentication authentication;
  private final List<Route> routes = new ArrayList<>();

  public Town(TestDatabase test) {
    this(test, Settings.OPEN);
  }

  public Town(TestDatabase test, MembersSettings settings) {
    database = test.database();
    journal = new FakeJournal(database);
    accounts = new Accounts(database);
    circles = new Circles(database);
    directory =
        new Directory(database, accounts, new ImportedPeople(database, journal, clock), circles);
    signUp = new SignUp(database, accounts, passwords, rules, journal, settings, clock);
    signIn = new SignIn(accounts, passwords, clock);
    sessions = new Sessions(database, Duration.ofDays(settings.session_days()), clock);
    tokens = new Tokens(database, clock);
    firstAdministrator = new FirstAdministrator(database, accounts, signUp, clock);
    authentication = new Recognition(sessions, tokens, directory, new OperatorToken(OPERATOR));
    ProfileEdit profileEdit = new ProfileEdit(database, accounts, directory, journal, clock);
    RoleChange roleChange = new RoleChange(database, accounts, directory, journal, clock);
    routes.addAll(new MembersApi(accounts, signUp, profileEdit, roleChange).routes());
    routes.addAll(new TokensApi(tokens, directory, signIn, clock).routes());
    routes.addAll(new SetupApi(firstAdministrator).routes());
    routes.addAll(
        new MemberPages(
                new PlainPages("dev.millet.members.templates"),
                signIn,
                signUp,
                firstAdministrator,
                rules,
                sessions,
                tokens,
                directory)
            .routes());
  }

  /** A handle that no other test has. */
  public static String freshHandle() {
    return "someone" + NUMBER.incrementAndGet() + "x";
  }

  public Member someone() {
    return someone(Set.of());
  }

  public Member someone(Set<Role> roles) {
    return signUp.trusted(applicant(freshHandle()), roles).member();
  }

  public static Applicant applicant(String handle) {
    return new Applicant(handle, "Someone", PASSWORD, null, null, null);
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

  public <T> T answer(Request request, String template, Class<T> type) throws Exception {
    return type.cast(((Reply.JsonValue) call(request, template).body()).value());
  }

  public <T> T answer(Request request, Class<T> type) throws Exception {
    return answer(request, request.path(), type);
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
