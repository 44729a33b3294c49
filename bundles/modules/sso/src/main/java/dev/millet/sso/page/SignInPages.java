package dev.millet.sso.page;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.members.AuthenticationMethod;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.sso.attempts.Journeys;
import dev.millet.sso.http.IdentitiesApi;
import dev.millet.sso.protocol.Journey;
import dev.millet.sso.protocol.Journey.Purpose;
import dev.millet.sso.protocol.Protocol;
import dev.millet.sso.protocol.Protocols;
import dev.millet.sso.protocol.SignInFailedException;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.Providers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /sso/{provider}}: sends browsers to a provider, and takes them in when they come back. */
public final class SignInPages {

  private static final String START = "/sso/{provider}";
  private static final String CALLBACK = "/sso/{provider}/callback";
  private static final int ORDER = 100;
  private static final Logger LOG = LoggerFactory.getLogger(SignInPages.class);

  private final Providers providers;
  private final Protocols protocols;
  private final Journeys journeys;
  private final ExternalSignIn external;
  private final LinkPages links;
  private final Pages pages;
  private final FailurePages failures;

  public SignInPages(
      Providers providers,
      Protocols protocols,
      Journeys journeys,
      ExternalSignIn external,
      LinkPages links,
      Pages pages) {
    this.providers = providers;
    this.protocols = protocols;
    this.journeys = journeys;
    this.external = external;
    this.links = links;
    this.pages = pages;
    this.failures = new FailurePages(pages);
  }

  public List<Contribution> contributions() {
    return List.of(
        Route.get(
                START,
                Permission.PUBLIC,
                RouteDocument.of("Goes to a provider to sign in")
                    .query("to", "string", "The path that follows")
                    .query("for", "string", "sign-in, link or confirm"),
                this::start)
            .withSecrets(),
        Route.get(
                CALLBACK,
                Permission.PUBLIC,
                RouteDocument.of("Comes back from a provider")
                    .query("code", "string", "For what the provider tells who it is")
                    .query("state", "string", "Which sign-in it is")
                    .query("error", "string", "Why the provider lets nobody in"),
                this::back)
            .withSecrets(),
        Fragment.section(Slots.SIGN_IN, ORDER, Permission.PUBLIC, this::signInButtons),
        Fragment.section(Slots.CONFIRM, ORDER, IdentitiesApi.OWN, this::confirmButtons));
  }

  private Html signInButtons(Request request) {
    List<Provider> enabled = providers.enabled();
    if (enabled.isEmpty()) {
      return Html.EMPTY;
    }
    List<ButtonsModel.Button> buttons =
        enabled.stream()
            .map(each -> ButtonsModel.button(each, Purpose.SIGN_IN, destination(request)))
            .toList();
    return pages.fragment(request, "buttons.jte", new ButtonsModel("button.sign-in", buttons));
  }

  /** Returns the path that the page was asked for with, else the page itself. */
  private static String destination(Request request) {
    String typed = request.form().value("to");
    String asked = request.query("to").orElse(typed);
    return asked.isEmpty() && !request.path().startsWith("/members/sign-")
        ? request.target()
        : SitePath.orHome(asked);
  }

  /** Only a provider that says when it asked for the password, or asks each time, proves it. */
  private Html confirmButtons(Request request) {
    List<String> linked =
        external.linked(request.member().id()).stream().map(each -> each.authority()).toList();
    List<ButtonsModel.Button> buttons =
        providers.enabled().stream()
            .filter(each -> each.settings().givesProof() && linked.contains(each.authority()))
            .map(each -> ButtonsModel.button(each, Purpose.CONFIRM, confirmPage(request)))
            .toList();
    return buttons.isEmpty()
        ? Html.EMPTY
        : pages.fragment(request, "buttons.jte", new ButtonsModel("button.confirm", buttons));
  }

  private static String confirmPage(Request request) {
    String to = request.form().value("to");
    String kept = request.form().value("kept");
    return to.isEmpty()
        ? request.target()
        : request.path() + "?to=" + ButtonsModel.encode(to) + "&kept=" + ButtonsModel.encode(kept);
  }

  private Reply start(Request request) {
    Provider provider = provider(request);
    Purpose purpose = ButtonsModel.purpose(request.query("for").orElse(""));
    boolean session = request.identity().authenticationMethod() == AuthenticationMethod.SESSION;
    if (purpose == Purpose.SIGN_IN && session) {
      return Reply.seeOther(SitePath.orHome(request.query("to").orElse("")));
    }
    if (purpose != Purpose.SIGN_IN && !session) {
      return Reply.seeOther("/members/sign-in?to=" + ButtonsModel.encode(request.target()));
    }
    String redirect = external.site(request) + provider.callback();
    Journey journey = journeys.begin(request, provider.slug(), purpose, redirect);
    try {
      URI address = protocols.authorize(provider, journey);
      return Reply.empty(303)
          .withHeader("Location", address.toString())
          .withCookie(Journeys.COOKIE, journeys.cookie(journey), Journeys.LIFE);
    } catch (SignInFailedException e) {
      return failed(request, provider, journey, e);
    }
  }

  private Provider provider(Request request) {
    return providers
        .findEnabled(request.parameter("provider"))
        .orElseThrow(() -> Problem.notFound("There is no such provider").toException());
  }

  private Reply back(Request request) {
    Provider provider = provider(request);
    Journey journey = null;
    try {
      journey = journeys.back(request, provider.slug());
      String error = request.query("error").orElse("");
      if (!error.isEmpty()) {
        throw new SignInFailedException(
            error.equals("access_denied") ? Reason.DENIED : Reason.REFUSED, shown(error));
      }
      Protocol.Back back =
          new Protocol.Back(
              request.query("code").or(() -> request.query("authCode")).orElse(""),
              request.query("iss").orElse(""));
      if (back.code().isEmpty()) {
        throw new SignInFailedException(Reason.DENIED, "there is no code");
      }
      ExternalIdentity identity = protocols.identify(provider, journey, back);
      journeys.finish(journey);
      return arrived(request, provider, journey, identity)
          .withCookie(Journeys.COOKIE, "", Duration.ZERO);
    } catch (SignInFailedException e) {
      return failed(request, provider, journey, e);
    } catch (ProblemException e) {
      return failures
          .show(request, provider, journey, e.problem())
          .withCookie(Journeys.COOKIE, "", Duration.ZERO);
    }
  }

  private Reply arrived(
      Request request, Provider provider, Journey journey, ExternalIdentity identity) {
    return switch (journey.purpose()) {
      case LINK -> links.ask(request, provider, identity);
      case CONFIRM -> external.confirm(request, identity, journey.to());
      case SIGN_IN ->
          provider.settings().admitsNewcomers()
              ? external.signInOrSignUp(request, identity, journey.to())
              : external.signIn(request, identity, journey.to());
    };
  }

  private Reply failed(
      Request request, Provider provider, Journey journey, SignInFailedException failure) {
    LOG.info(
        "sign-in with {}: {}: {}",
        provider.slug(),
        failure.reason(),
        shown(String.valueOf(failure.getMessage())));
    return failures
        .show(request, provider, journey, failure.reason())
        .withCookie(Journeys.COOKIE, "", Duration.ZERO);
  }

  private static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= 300 ? plain : plain.substring(0, 300);
  }
}
