package dev.millet.sso;

import dev.millet.api.database.Database;
import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.outgoing.OutgoingHttp;
import dev.millet.api.pages.Pages;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.api.signin.SignInPolicy;
import dev.millet.sso.attempts.Journeys;
import dev.millet.sso.attempts.SealedIdentities;
import dev.millet.sso.attempts.UsedOnce;
import dev.millet.sso.http.IdentitiesApi;
import dev.millet.sso.http.ProvidersApi;
import dev.millet.sso.page.LinkPages;
import dev.millet.sso.page.ProviderPages;
import dev.millet.sso.page.SignInPages;
import dev.millet.sso.protocol.Protocols;
import dev.millet.sso.protocol.ProviderAnswers;
import dev.millet.sso.providers.Providers;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Puts single sign-on together: members sign in with accounts that they have elsewhere. */
@Component(service = Contributor.class, configurationPid = "dev.millet.sso")
@Designate(ocd = SsoSettings.class)
public final class SsoModule implements Contributor {

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public SsoModule(
      @Reference Database database,
      @Reference Json json,
      @Reference Secrets secrets,
      @Reference OutgoingHttp http,
      @Reference ExternalSignIn external,
      @Reference Pages pages,
      SsoSettings settings) {
    var providers = new Providers(database, json, secrets);
    var protocols = new Protocols(new ProviderAnswers(http));
    var used = new UsedOnce(database);
    var identities = new SealedIdentities(secrets, json, used);
    var links = new LinkPages(providers, identities, external, pages);
    var journeys = new Journeys(database, secrets, json, used);
    contributions.addAll(
        new SignInPages(providers, protocols, journeys, external, links, pages).contributions());
    contributions.addAll(links.contributions());
    contributions.addAll(new ProviderPages(providers, protocols, external, pages).contributions());
    contributions.addAll(new IdentitiesApi(external).routes());
    contributions.addAll(new ProvidersApi(providers, protocols, external).routes());
    contributions.add(
        Offer.of(SignInPolicy.class, new SignInPolicyOfProviders(providers, settings.only())));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
