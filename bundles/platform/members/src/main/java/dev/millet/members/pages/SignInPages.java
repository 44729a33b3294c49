package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.members.accounts.Account;
import dev.millet.members.requests.SignInRequest;
import dev.millet.members.signin.KnownDevice;
import dev.millet.members.signin.SignIn;
import dev.millet.members.signup.SignUp;
import java.util.List;

/** {@code /members/sign-in} and {@code /members/sign-out}. */
public final class SignInPages {

  static final String SIGN_IN = "/members/sign-in";

  private static final String SIGN_OUT = "/members/sign-out";

  private final Pages pages;
  private final SignIn signIn;
  private final SignUp signUp;
  private final BrowserSession browser;
  private final Slots slots;

  SignInPages(Pages pages, Slots slots, SignIn signIn, SignUp signUp, BrowserSession browser) {
    this.pages = pages;
    this.slots = slots;
    this.signIn = signIn;
    this.signUp = signUp;
    this.browser = browser;
  }

  List<Route> routes() {
    return List.of(
        Route.get(SIGN_IN, Permission.PUBLIC, RouteDocument.of("Sign in"), this::show),
        Route.post(SIGN_IN, Permission.PUBLIC_ACTION, RouteDocument.of("Sign in"), this::enter)
            .withSecrets(),
        Route.post(SIGN_OUT, Permission.PUBLIC_ACTION, RouteDocument.of("Sign out"), this::leave));
  }

  private Reply show(Request request) {
    String to = Destination.of(request.query("to").orElse(""));
    return request.identity().signedIn().isPresent()
        ? Reply.seeOther(to)
        : page(request, SignInRequest.RULES.blank(), to, 200);
  }

  private Reply enter(Request request) {
    String to = Destination.of(request.form().value("to"));
    return Submission.of(
        request.form(SignInRequest.RULES),
        typed -> browser.begin(request, account(request, typed), Reply.seeOther(to)),
        // 401 would send the browser to this very page, and 403 is for pages that one may not see
        (input, status) -> page(request, input, to, status == 401 || status == 403 ? 422 : status));
  }

  private Account account(Request request, SignInRequest typed) {
    return signIn.account(
        typed.handle(),
        typed.password(),
        request.remoteAddress(),
        request.cookie(KnownDevice.COOKIE).orElse(""));
  }

  private Reply leave(Request request) {
    Reply gone = browser.end(request, Reply.seeOther(Destination.HOME));
    return pages.withNotice(gone, "notice.signed-out");
  }

  private Reply page(Request request, Input<SignInRequest> input, String to, int status) {
    String title = pages.view(request).text("sign-in.title");
    SignInModel model =
        new SignInModel(
            input,
            to,
            signUp.isOpen(),
            signUp.asksEmail(),
            ProviderPart.of(slots, request, signIn.policies()));
    return pages.page(
        request,
        Page.of(title, "sign-in.jte", model)
            .withStatus(status)
            .withStyles("members.css")
            .withScripts("password.js"));
  }
}
