package dev.millet.sso.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.sso.http.ProvidersApi;
import dev.millet.sso.protocol.Protocols;
import dev.millet.sso.providers.Presets;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.ProviderSettings;
import dev.millet.sso.providers.Providers;
import java.util.List;

/** {@code /admin/sso}: the providers with which members sign in. */
public final class ProviderPages {

  private static final String PATH = "/admin/sso";
  private static final String NEW = PATH + "/new/{preset}";
  private static final String ONE = PATH + "/providers/{provider}";
  private static final int ORDER = 255;

  private final Providers providers;
  private final Protocols protocols;
  private final ExternalSignIn external;
  private final Pages pages;

  public ProviderPages(
      Providers providers, Protocols protocols, ExternalSignIn external, Pages pages) {
    this.providers = providers;
    this.protocols = protocols;
    this.external = external;
    this.pages = pages;
  }

  public List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "sso.title", ORDER, ProvidersApi.MANAGE),
        Route.get(PATH, ProvidersApi.MANAGE, RouteDocument.of("Sign-in providers"), this::list),
        Route.get(NEW, ProvidersApi.MANAGE, RouteDocument.of("A new provider"), this::blank),
        Route.post(NEW, ProvidersApi.MANAGE, "Add a provider", this::add).withSecrets(),
        Route.get(ONE, ProvidersApi.MANAGE, RouteDocument.of("A provider"), this::show),
        Route.post(ONE, ProvidersApi.MANAGE, "Change a provider", this::change).withSecrets(),
        Route.post(ONE + "/remove", ProvidersApi.MANAGE, "Remove a provider", this::remove));
  }

  private Reply list(Request request) {
    List<ProvidersModel.Row> rows =
        providers.all().stream()
            .map(each -> new ProvidersModel.Row(each, external.site(request) + each.callback()))
            .toList();
    String title = pages.view(request).text("sso.title");
    return pages.page(
        request, Page.of(title, "providers.jte", new ProvidersModel(rows)).in(Menu.ADMINISTRATION));
  }

  private Reply blank(Request request) {
    return newPage(request, ProviderSettings.RULES.filled(preset(request)), 200);
  }

  private static ProviderSettings preset(Request request) {
    return Presets.find(request.parameter("preset"))
        .orElseThrow(() -> Problem.notFound("There is no such kind").toException());
  }

  private Reply newPage(Request request, Input<ProviderSettings> input, int status) {
    String preset = request.parameter("preset");
    return form(
        request,
        new ProviderModel(
            input,
            preset(request).usesOpenIdConnect(),
            preset,
            PATH + "/new/" + preset,
            external.site(request) + Provider.callback(providers.free(preset)),
            null),
        status);
  }

  private Reply add(Request request) {
    Input<ProviderSettings> input = request.form(ProviderSettings.RULES);
    if (input.hasErrors()) {
      return newPage(request, input, 422);
    }
    String slug = providers.free(request.parameter("preset"));
    ProviderSettings typed = input.value();
    try {
      protocols.requireReachable(new Provider(slug, typed, typed.clientSecret()));
      providers.put(slug, typed, typed.clientSecret());
    } catch (ProblemException e) {
      return newPage(request, input.refused(e.problem()), e.problem().status());
    }
    return pages.withNotice(Reply.seeOther(PATH), "notice.provider-added");
  }

  private Provider provider(Request request) {
    return providers
        .find(request.parameter("provider"))
        .orElseThrow(() -> Problem.notFound("There is no such provider").toException());
  }

  private Reply show(Request request) {
    Provider provider = provider(request);
    return onePage(request, provider, ProviderSettings.RULES.filled(provider.settings()), 200);
  }

  private Reply onePage(
      Request request, Provider provider, Input<ProviderSettings> input, int status) {
    return form(
        request,
        new ProviderModel(
            input,
            provider.settings().usesOpenIdConnect(),
            provider.slug().replaceAll("-[0-9]+$", ""),
            PATH + "/providers/" + provider.slug(),
            external.site(request) + provider.callback(),
            provider),
        status);
  }

  private Reply change(Request request) {
    Provider provider = provider(request);
    Input<ProviderSettings> input = request.form(ProviderSettings.RULES);
    if (input.hasErrors()) {
      return onePage(request, provider, input, 422);
    }
    ProviderSettings typed = input.value();
    String secret = typed.clientSecret().isEmpty() ? null : typed.clientSecret();
    try {
      protocols.requireReachable(new Provider(provider.slug(), typed, ""));
      providers.put(provider.slug(), typed, secret);
    } catch (ProblemException e) {
      return onePage(request, provider, input.refused(e.problem()), e.problem().status());
    }
    return pages.withNotice(Reply.seeOther(PATH), "notice.provider-saved");
  }

  private Reply remove(Request request) {
    providers.remove(provider(request).slug());
    return pages.withNotice(Reply.seeOther(PATH), "notice.provider-removed");
  }

  private Reply form(Request request, ProviderModel model, int status) {
    String title =
        model.provider() == null
            ? pages.view(request).text("preset." + model.preset())
            : model.provider().settings().name();
    return pages.page(
        request, Page.of(title, "provider.jte", model).in(Menu.ADMINISTRATION).withStatus(status));
  }
}
