package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.credentials.EmailChanges;
import dev.millet.members.credentials.EmailLinks;
import dev.millet.members.email.EmailConfirmation;
import dev.millet.members.email.EmailReplacement;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;
import java.util.Optional;

/** {@code /members/email/...}: where the links lead that are mailed about an address. */
final class EmailPages {

  private static final String CONFIRM = "/members/email/{secret}";
  private static final String AGREE = "/members/email/agree/{secret}";
  private static final String STOP = "/members/email/stop/{secret}";
  private static final String CANCEL = MemberMenus.PROFILE + "/email/cancel";

  private final Pages pages;
  private final EmailConfirmation confirmation;
  private final EmailReplacement replacement;
  private final MessagePages messages;

  EmailPages(Pages pages, EmailConfirmation confirmation) {
    this.pages = pages;
    this.confirmation = confirmation;
    this.replacement = confirmation.replacement();
    this.messages = new MessagePages(pages);
  }

  List<Route> routes() {
    return List.of(
        Route.get(CONFIRM, MembersPermissions.READ_SELF, "Confirm an email", this::show)
            .withSecrets(),
        Route.post(CONFIRM, MembersPermissions.EDIT_SELF, "Confirm an email", this::confirm)
            .withSecrets(),
        Route.get(
                STOP,
                Permission.PUBLIC,
                "Confirm a change of email by the current address, or stop it",
                this::showChange)
            .withSecrets(),
        Route.post(
                AGREE,
                Permission.PUBLIC_ACTION,
                "Confirm a change of email by the current address",
                this::agree)
            .withSecrets(),
        Route.post(STOP, Permission.PUBLIC_ACTION, "Stop a change of email", this::stop)
            .withSecrets(),
        Route.post(CANCEL, MembersPermissions.EDIT_SELF, "Cancel a change of email", this::cancel));
  }

  private Reply show(Request request) {
    return confirmation
        .confirmLink(request.parameter("secret"), request.member())
        .map(link -> button(request, link, "email-confirm", CONFIRM))
        .orElseGet(() -> messages.show(request, "email-spent", 404));
  }

  private Reply confirm(Request request) {
    boolean done;
    try {
      done = confirmation.confirm(request.parameter("secret"), request.member());
    } catch (ProblemException refused) {
      return messages.show(request, "email-spent", refused.problem().status());
    }
    return pages.withNotice(
        Reply.seeOther(MemberMenus.SIGN_IN),
        done ? "notice.email-confirmed" : "notice.email-new-confirmed");
  }

  private Reply showChange(Request request) {
    Optional<EmailLinks.Link> link = replacement.link(request.parameter("secret"));
    if (link.isEmpty()) {
      return messages.show(request, "email-spent", 404);
    }
    return replacement
        .changeOf(link.get())
        .map(change -> twoButtons(request, link.get(), change))
        .orElseGet(() -> button(request, link.get(), "email-stop", STOP));
  }

  private Reply twoButtons(Request request, EmailLinks.Link link, EmailChanges.Change change) {
    EmailChangeModel model =
        new EmailChangeModel(
            link.address(),
            change.address() == null,
            change.agreedAt() != null,
            of(request, AGREE),
            of(request, STOP));
    String title = pages.view(request).text("email-change.title");
    return pages.page(request, Page.of(title, "email-change.jte", model).withStyles("members.css"));
  }

  private Reply agree(Request request) {
    boolean done;
    try {
      done = replacement.agree(request.parameter("secret"));
    } catch (ProblemException refused) {
      return messages.show(request, "email-spent", refused.problem().status());
    }
    return pages.withNotice(
        Reply.seeOther(Destination.HOME),
        done ? "notice.email-changed" : "notice.email-current-confirmed");
  }

  private Reply stop(Request request) {
    try {
      replacement.stop(request.parameter("secret"));
    } catch (ProblemException refused) {
      return messages.show(request, "email-spent", refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(MailedSignInPages.FORGOT), "notice.email-stopped");
  }

  private Reply button(Request request, EmailLinks.Link link, String page, String template) {
    OneButtonModel model = new OneButtonModel(page, of(request, template), link.address());
    String title = pages.view(request).text(page + ".title");
    return pages.page(request, Page.of(title, "one-button.jte", model).withStyles("members.css"));
  }

  private static String of(Request request, String template) {
    return template.replace("{secret}", request.parameter("secret"));
  }

  private Reply cancel(Request request) {
    confirmation.cancel(request.member().id());
    return pages.withNotice(Reply.seeOther(MemberMenus.SIGN_IN), "notice.email-cancelled");
  }
}
