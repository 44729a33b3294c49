package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Directory;
import java.util.List;

/** {@code /members/{handle}}. */
public final class ProfilePage {

  private final Pages pages;
  private final Directory directory;

  ProfilePage(Pages pages, Directory directory) {
    this.pages = pages;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/members/{handle}", Permission.PUBLIC, RouteDocument.of("A member"), this::show));
  }

  private Reply show(Request request) {
    Member member =
        directory
            .byHandle(request.parameter("handle"))
            .orElseThrow(
                () -> Problem.notFound("There is no member with this handle").toException());
    boolean own =
        request.identity().signedIn().filter(reader -> reader.id() == member.id()).isPresent();
    return pages.page(
        request,
        Page.of(member.displayName(), "profile.jte", new ProfileModel(member, own))
            .withStyles("members.css"));
  }
}
