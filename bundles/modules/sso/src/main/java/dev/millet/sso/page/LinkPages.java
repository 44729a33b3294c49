package dev.millet.sso.page;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.signin.ExternalIdentity;
import dev.millet.api.signin.ExternalSignIn;
import dev.millet.api.signin.LinkedIdentity;
import dev.millet.sso.attempts.SealedIdentities;
import dev.millet.sso.http.IdentitiesApi;
import dev.millet.sso.protocol.Journey.Purpose;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.Providers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has members link accounts that they have elsewhere, and unlink them. */
public final class LinkPages {

  static final String SETTINGS = "/members/settings/sign-in";

  private static final int ORDER = 100;

  private final Providers providers;
  private final SealedIdentities identities;
  private final ExternalSignIn external;
  private final Pages pages;

  public LinkPages(
      Providers providers, SealedIdentities identities, ExternalSignIn external, Pages pages) {
    this.providers = providers;
    this.identities = identities;
    this.external = external;
    this.pages = pages;
  }

  public List<Contribution> contributions() {
    return List.of(
        Route.post("/sso/link", IdentitiesApi.LINK, "Link an account of a provider", this::link)
            .withSecrets(),
        Route.post(
                "/sso/unlink", IdentitiesApi.LINK, "Unlink an account of a provider", this::unlink)
            .withSecrets(),
        Fragment.section(Slots.SIGN_IN_SETTINGS, ORDER, IdentitiesApi.OWN, this::section));
  }

  private Html section(Request request) {
    List<LinkedIdentity> linked = external.linked(request.member().id());
    List<Provider> enabled = providers.enabled();
    if (enabled.isEmpty() && linked.isEmpty()) {
      return Html.EMPTY;
    }
    Map<String, String> names =
        providers.all().stream()
            .collect(
                Collectors.toMap(
                    Provider::authority, each -> each.settings().name(), (one, other) -> one));
    List<LinksModel.Linked> shown =
        linked.stream()
            .map(
                each ->
                    new LinksModel.Linked(
                        each, names.getOrDefault(each.authority(), each.authority())))
            .toList();
    List<String> authorities = linked.stream().map(LinkedIdentity::authority).toList();
    List<ButtonsModel.Button> more =
        enabled.stream()
            .filter(each -> !authorities.contains(each.authority()))
            .map(each -> ButtonsModel.button(each, Purpose.LINK, SETTINGS))
            .toList();
    return pages.fragment(request, "links.jte", new LinksModel(shown, more));
  }

  /** Asks a member who came back from a provider whether to link the account there. */
  Reply ask(Request request, Provider provider, ExternalIdentity identity) {
    String sealed = identities.seal(identity, request.identity().sessionId());
    LinkModel model =
        new LinkModel(
            provider.settings().name(), identity.label(), request.member().handle(), sealed);
    String title = pages.view(request).text("link.title", provider.settings().name());
    return pages.page(request, Page.of(title, "link.jte", model));
  }

  private Reply link(Request request) {
    Optional<ExternalIdentity> identity =
        identities.use(request.form().value("identity"), request.identity().sessionId());
    if (identity.isEmpty()) {
      return pages.withNotice(Reply.seeOther(SETTINGS), "notice.link-expired");
    }
    try {
      external.link(request.member(), identity.get());
      return pages.withNotice(Reply.seeOther(SETTINGS), "notice.linked");
    } catch (ProblemException e) {
      return refused(e);
    }
  }

  private Reply unlink(Request request) {
    try {
      external.unlink(
          request.member(), request.form().value("authority"), request.form().value("subject"));
      return pages.withNotice(Reply.seeOther(SETTINGS), "notice.unlinked");
    } catch (ProblemException e) {
      return refused(e);
    }
  }

  private Reply refused(ProblemException refusal) {
    String notice =
        switch (refusal.problem().code()) {
          case "members.identity-taken" -> "notice.identity-taken";
          case "members.too-many-identities" -> "notice.too-many-identities";
          case "members.last-way-in" -> "notice.last-way-in";
          case "not-found" -> "notice.unlinked";
          default -> throw refusal;
        };
    return pages.withNotice(Reply.seeOther(SETTINGS), notice);
  }
}
