package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;

/** Shows pages that say in a sentence what happened, or why there is nothing to do. */
final class MessagePages {

  private final Pages pages;

  MessagePages(Pages pages) {
    this.pages = pages;
  }

  /**
   * Shows one.
   *
   * @param why what the keys of its texts begin with
   */
  Reply show(Request request, String why, int status) {
    View view = pages.view(request);
    MessagePage model = new MessagePage(view.text(why + ".title"), view.text(why + ".text"));
    return pages.page(
        request, Page.of(model.title(), "message-page.jte", model).withStatus(status));
  }
}
