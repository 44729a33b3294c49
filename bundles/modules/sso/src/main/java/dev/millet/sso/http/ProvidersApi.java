package dev.millet.sso.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.sso.protocol.Protocols;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.ProviderSettings;
import dev.millet.sso.providers.Providers;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /api/v1/sso/providers}: the providers with which members sign in. */
public final class ProvidersApi {

  /** To see and change providers: who does decides who comes in. */
  public static final Permission MANAGE = Permission.toAdminister("sso.manage").provenRecently();

  private static final String PATH = "/api/v1/sso/providers";
  private static final String ONE = PATH + "/{provider}";
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

  private final Providers providers;
  private final Protocols protocols;
  private final ExternalSignIn external;

  public ProvidersApi(Providers providers, Protocols protocols, ExternalSignIn external) {
    this.providers = providers;
    this.protocols = protocols;
    this.external = external;
  }

  /**
   * A provider, as programs see it.
   *
   * @param redirectUri what is entered at the provider
   * @param hasSecret whether it has a secret, which is never shown
   */
  public record ProviderAnswer(
      String provider, String redirectUri, boolean hasSecret, ProviderSettings settings) {}

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            MANAGE,
            RouteDocument.of("Lists the providers of sign-in").listingAll(ProviderAnswer.class),
            request ->
                Reply.list(
                    Slice.of(
                        providers.all().stream().map(each -> answer(request, each)).toList()))),
        Route.get(
            ONE,
            MANAGE,
            RouteDocument.of("Returns a provider of sign-in")
                .giving(200, ProviderAnswer.class)
                .problems("not-found"),
            request -> Reply.json(answer(request, provider(request)))),
        Route.put(
                ONE,
                MANAGE,
                RouteDocument.of("Adds or changes a provider of sign-in")
                    .describing(
                        "An enabled one of OpenID Connect is asked for its discovery first. A secret"
                            + " that is left out or empty stays as it is.")
                    .taking(ProviderSettings.RULES)
                    .giving(200, ProviderAnswer.class)
                    .problems("invalid", "sso.too-many-providers"),
                this::put)
            .withSecrets(),
        Route.delete(
            ONE,
            MANAGE,
            RouteDocument.of("Removes a provider of sign-in")
                .describing("Sessions stay; nobody signs in with it any more.")
                .giving(204, null)
                .problems("not-found"),
            this::remove));
  }

  private ProviderAnswer answer(Request request, Provider provider) {
    return new ProviderAnswer(
        provider.slug(),
        external.site(request) + provider.callback(),
        !provider.secret().isEmpty(),
        provider.settings());
  }

  private Provider provider(Request request) {
    return providers
        .find(request.parameter("provider"))
        .orElseThrow(() -> Problem.notFound("There is no such provider").toException());
  }

  private Reply put(Request request) {
    String slug = request.parameter("provider");
    if (!SLUG.matcher(slug).matches() || slug.equals("link") || slug.equals("unlink")) {
      throw Problem.invalid(
              "provider", "form", "The name in the path has 1 to 40 of a-z, 0-9 and -")
          .toException();
    }
    ProviderSettings wanted = request.json(ProviderSettings.RULES);
    protocols.requireReachable(new Provider(slug, wanted, ""));
    String secret = wanted.clientSecret().isEmpty() ? null : wanted.clientSecret();
    return Reply.json(answer(request, providers.put(slug, wanted, secret)));
  }

  private Reply remove(Request request) {
    if (!providers.remove(request.parameter("provider"))) {
      throw Problem.notFound("There is no such provider").toException();
    }
    return Reply.noContent();
  }
}
