package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.enrollment.AuthenticatorKey;
import dev.millet.members.enrollment.TwoFactorEnrollment;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.requests.EnableTwoFactorRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code /members/settings/two-factor}: sets two-factor authentication up, and turns it off. */
final class TwoFactorPages {

  private static final String PATH = MemberMenus.TWO_FACTOR;
  private static final String SET_UP = PATH + "/set-up";

  private final Pages pages;
  private final TwoFactorEnrollment enrollment;

  TwoFactorPages(Pages pages, TwoFactorEnrollment enrollment) {
    this.pages = pages;
    this.enrollment = enrollment;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            MembersPermissions.READ_SELF,
            RouteDocument.of("One's two-factor authentication"),
            this::show),
        Route.post(
            PATH + "/prepare",
            MembersPermissions.CHANGE_TWO_FACTOR,
            RouteDocument.of("Prepare an authenticator"),
            this::prepare),
        Route.get(
                SET_UP,
                MembersPermissions.READ_TWO_FACTOR_SECRET,
                RouteDocument.of("Set up an authenticator"),
                this::showSetUp)
            .withSecrets(),
        Route.post(
                SET_UP,
                MembersPermissions.CHANGE_TWO_FACTOR,
                RouteDocument.of("Turn two-factor authentication on"),
                this::enable)
            .withSecrets(),
        Route.post(
                PATH + "/codes",
                MembersPermissions.CHANGE_TWO_FACTOR,
                RouteDocument.of("Make new recovery codes"),
                this::renew)
            .withSecrets(),
        Route.post(
            PATH + "/off",
            MembersPermissions.CHANGE_TWO_FACTOR,
            RouteDocument.of("Turn two-factor authentication off"),
            this::turnOff));
  }

  private Reply show(Request request) {
    Member member = request.member();
    TwoFactorModel model =
        new TwoFactorModel(
            enrollment.state(member.id()),
            enrollment.isRequiredOf(member),
            SitePath.orHome(request.query("to").orElse("")));
    return page(request, "settings-two-factor.jte", model, 200);
  }

  private Reply prepare(Request request) {
    enrollment.prepare(request.member());
    return Reply.seeOther(SET_UP + "?to=" + encoded(request.form().value("to")));
  }

  private Reply showSetUp(Request request) {
    String to = request.query("to").orElse("");
    return setUpPage(request, EnableTwoFactorRequest.RULES.blank(), to, 200);
  }

  private Reply enable(Request request) {
    String to = request.form().value("to");
    return Submission.of(
        request.form(EnableTwoFactorRequest.RULES),
        typed ->
            codesPage(
                request,
                enrollment.enable(request.member(), typed.code(), request.identity().sessionId()),
                SitePath.orHome(to),
                true),
        (input, status) -> setUpPage(request, input, to, status));
  }

  private Reply setUpPage(
      Request request, Input<EnableTwoFactorRequest> input, String to, int status) {
    Optional<AuthenticatorKey> key = enrollment.prepared(request.member());
    return key.isEmpty()
        ? Reply.seeOther(PATH)
        : page(
            request,
            "two-factor-set-up.jte",
            new TwoFactorSetUpModel(input, key.get(), SitePath.orHome(to)),
            status);
  }

  private Reply renew(Request request) {
    try {
      return codesPage(request, enrollment.renewCodes(request.member()), SitePath.HOME, false);
    } catch (ProblemException off) {
      return Reply.seeOther(PATH);
    }
  }

  private Reply codesPage(Request request, List<String> codes, String to, boolean first) {
    // not a redirect: the codes are known to this answer alone
    return page(request, "two-factor-codes.jte", new TwoFactorCodesModel(codes, to, first), 200);
  }

  private Reply turnOff(Request request) {
    enrollment.turnOff(request.member());
    return pages.withNotice(Reply.seeOther(PATH), "notice.two-factor-off");
  }

  private Reply page(Request request, String template, Object model, int status) {
    String title = pages.view(request).text("settings.two-factor");
    return pages.page(
        request,
        Page.of(title, template, model)
            .in(Menu.SETTINGS)
            .withStatus(status)
            .withStyles("members.css"));
  }

  private static String encoded(String to) {
    return URLEncoder.encode(SitePath.orHome(to), StandardCharsets.UTF_8);
  }
}
