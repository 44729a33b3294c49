package dev.millet.points.account;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.points.page.PointsRight;
import java.util.List;

/** {@code /points}: what a member has, and where it comes from. */
public final class OwnPages {

  private final Pages pages;

  public OwnPages(Pages pages) {
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(Route.get("/points", PointsRight.SEE_OWN, "My points", this::show));
  }

  private Reply show(Request request) {
    String title = pages.view(request).text("mine.title");
    return pages.page(request, Page.of(title, "mine.jte", null));
  }
}
