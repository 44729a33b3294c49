package dev.millet.members.pages;

import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Directory;
import dev.millet.members.passwords.PasswordRules;
import dev.millet.members.sessions.Sessions;
import dev.millet.members.setup.FirstAdministrator;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.SignUp;
import dev.millet.members.tokens.Tokens;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages of members. */
@Component(service = MemberPages.class)
public final class MemberPages {

  private final List<Route> routes;

  @Activate
  public MemberPages(
      @Reference Pages pages,
      @Reference SignIn signIn,
      @Reference SignUp signUp,
      @Reference FirstAdministrator firstAdministrator,
      @Reference PasswordRules rules,
      @Reference Sessions sessions,
      @Reference Tokens tokens,
      @Reference Directory directory) {
    BrowserSession browser = new BrowserSession(sessions);
    Refusals refusals = new Refusals(rules);
    this.routes =
        Stream.of(
                new SignInPages(pages, signIn, signUp, browser, refusals).routes(),
                new SignUpPages(pages, signUp, firstAdministrator, rules, browser, refusals)
                    .routes(),
                new TokenPages(pages, tokens, refusals, InstantSource.system()).routes(),
                new ProfilePage(pages, directory).routes())
            .flatMap(List::stream)
            .toList();
  }

  public List<Route> routes() {
    return routes;
  }
}
