package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.Directory;
import dev.millet.members.accounts.Filter;
import dev.millet.members.accounts.Roster;
import dev.millet.members.circles.Circles;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /members/directory}: the staff finds members. */
final class DirectoryPages {

  static final Permission SEE = Permission.toRead("members.directory", Role.STAFF);

  static final String PATH = "/members/directory";

  private static final String MEMBERS = "/members";
  private static final int NAMESAKES = 50;

  private final Pages pages;
  private final Roster roster;
  private final Circles circles;
  private final Accounts accounts;
  private final Directory directory;

  DirectoryPages(
      Pages pages, Roster roster, Circles circles, Accounts accounts, Directory directory) {
    this.pages = pages;
    this.accounts = accounts;
    this.roster = roster;
    this.circles = circles;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, SEE, RouteDocument.of("Members"), this::list),
        Route.get(
            MEMBERS,
            SEE,
            RouteDocument.of("Leads to the members"),
            request -> Reply.seeOther(PATH)),
        Route.get(PATH + "/find", SEE, RouteDocument.of("Find a member"), this::find));
  }

  private Reply find(Request request) {
    String typed = request.query("who").orElse("");
    List<Member> found = typed.isEmpty() ? List.of() : directory.meant(typed, NAMESAKES);
    if (found.size() == 1) {
      return Reply.seeOther(MemberPath.manage(found.get(0)));
    }
    Map<Long, Account> known = accounts.byIds(found.stream().map(Member::id).toList());
    List<Account> shown =
        found.stream().map(Member::id).map(known::get).filter(Objects::nonNull).toList();
    return page(request, Slice.of(shown), Filter.EVERYBODY, typed);
  }

  private Reply list(Request request) {
    Filter filter = Filter.of(request.query("show"));
    return page(request, roster.page(filter, request.list()), filter, "");
  }

  private Reply page(Request request, Slice<Account> shown, Filter filter, String searched) {
    DirectoryModel model = new DirectoryModel(shown, circles.all(), filter.word(), searched);
    String title = pages.view(request).text("directory.title");
    return pages.page(
        request,
        Page.of(title, "directory.jte", model).in(Menu.ADMINISTRATION).withStyles("members.css"));
  }
}
