package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;
import java.util.Optional;

/** {@code /members/email/...}: where the links lead that are mailed about an address. */
final class EmailPages {

  private static final String CONFIRM = "/members/email/{secret}";
  private static final String STOP = "/members/email/stop/{secret}";
  private static final String CANCEL = MemberMenus.PROFILE + "/email/cancel";

  private final Pages pages;
  private final EmailConfirmation confirmation;
  private final MessagePages messages;

  EmailPages(Pages pages, EmailConfirmation confirmation) {
    this.pages = pages;
    this.confirmation = confirmation;
    this.messages = new MessagePages(pages);
  }

  List<Route> routes() {
    return List.of(
        Route.get(CONFIRM, MembersPermissions.READ_SELF, "Confirm an email", this::show)
            .withSecrets(),
        Route.post(CONFIRM, MembersPermissions.EDIT_SELF, "Confirm an email", this::confirm)
            .withSecrets(),
        Route.get(STOP, Permission.PUBLIC, "Stop a change of email", this::showStop).withSecrets(),
        Route.post(STOP, Permission.PUBLIC_ACTION, "Stop a change of email", this::stop)
            .withSecrets(),
        Route.post(CANCEL, MembersPermissions.EDIT_SELF, "Cancel a change of email", this::cancel));
  }

  private Reply show(Request request) {
    return button(
        request,
        confirmation.confirmLink(request.parameter("secret"), request.member()),
        "email-confirm",
        CONFIRM);
  }

  private Reply confirm(Request request) {
    try {
      confirmation.confirm(request.parameter("secret"), request.member());
    } catch (ProblemException refused) {
      return messages.show(request, "email-spent", refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(MemberMenus.SIGN_IN), "notice.email-confirmed");
  }

  private Reply showStop(Request request) {
    return button(request, confirmation.stopLink(request.parameter("secret")), "email-stop", STOP);
  }

  private Reply stop(Request request) {
    try {
      confirmation.stop(request.parameter("secret"));
    } catch (ProblemException refused) {
      return messages.show(request, "email-spent", refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(MailedSignInPages.FORGOT), "notice.email-stopped");
  }

  private Reply button(
      Request request, Optional<EmailLinks.Link> link, String page, String template) {
    if (link.isEmpty()) {
      return messages.show(request, "email-spent", 404);
    }
    String action = template.replace("{secret}", request.parameter("secret"));
    OneButtonModel model = new OneButtonModel(page, action, link.get().address());
    String title = pages.view(request).text(page + ".title");
    return pages.page(request, Page.of(title, "one-button.jte", model).withStyles("members.css"));
  }

  private Reply cancel(Request request) {
    confirmation.cancel(request.member().id());
    return pages.withNotice(Reply.seeOther(MemberMenus.SIGN_IN), "notice.email-cancelled");
  }
}
