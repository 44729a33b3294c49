package dev.millet.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;

/** The pages of the bundle under test, without a framework. */
record ShellPages(Shell shell) implements Pages {

  @Override
  public Reply page(Request request, Page page) {
    return shell.around(request, page, shell.own());
  }

  @Override
  public Html fragment(Request request, String template, Object model) {
    return shell.fragment(request, shell.own(), template, model);
  }

  @Override
  public View view(Request request) {
    return shell.view(request, shell.own());
  }

  @Override
  public Reply withNotice(Reply reply, String messageKey) {
    return Notice.attach(reply, "pages", messageKey);
  }
}
