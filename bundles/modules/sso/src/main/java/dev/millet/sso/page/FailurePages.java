package dev.millet.sso.page;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.sso.protocol.Journey;
import dev.millet.sso.protocol.Journey.Purpose;
import dev.millet.sso.protocol.SignInFailedException.Reason;
import dev.millet.sso.providers.Provider;
import java.util.Locale;
import java.util.Set;

/** Says in plain words why a provider let nobody in, and what to do. */
final class FailurePages {

  private static final Set<String> KNOWN =
      Set.of(
          "members.code-needed",
          "members.identity-taken",
          "members.no-proof",
          "members.other-identity",
          "members.suspended",
          "members.too-many-identities",
          "members.too-many-sign-ups");

  private final Pages pages;

  FailurePages(Pages pages) {
    this.pages = pages;
  }

  Reply show(Request request, Provider provider, Journey journey, Reason reason) {
    int status =
        switch (reason) {
          case UNREACHABLE, REFUSED, NOT_UNDERSTOOD -> 502;
          case DENIED, DOMAIN, NOT_TRUSTED -> 403;
          case STATE -> 400;
        };
    String key = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return page(request, provider, journey, key, status);
  }

  Reply show(Request request, Provider provider, Journey journey, Problem problem) {
    String key = KNOWN.contains(problem.code()) ? problem.code().replace("members.", "") : "other";
    return page(request, provider, journey, key, problem.status());
  }

  private Reply page(Request request, Provider provider, Journey journey, String key, int status) {
    Purpose purpose = journey == null ? Purpose.SIGN_IN : journey.purpose();
    String to = journey == null ? SitePath.HOME : journey.to();
    FailureModel model =
        new FailureModel(
            key,
            ButtonsModel.button(provider, purpose, to),
            purpose == Purpose.SIGN_IN
                ? "/members/sign-in?to=" + ButtonsModel.encode(to)
                : LinkPages.SETTINGS,
            purpose == Purpose.SIGN_IN);
    String title = pages.view(request).text("failed.title", provider.settings().name());
    return pages.page(request, Page.of(title, "failure.jte", model).withStatus(status));
  }
}
