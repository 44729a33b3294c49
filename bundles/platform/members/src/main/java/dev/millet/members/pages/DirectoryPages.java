package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.directory.Directory;
import dev.millet.members.directory.MemberFilter;
import dev.millet.members.directory.Roster;
import dev.millet.members.groups.Groups;
import dev.millet.members.permissions.MembersPermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code /members/directory}: the staff finds members. */
final class DirectoryPages {

  static final String PATH = "/members/directory";

  private static final String MEMBERS = "/members";
  private static final int NAMESAKES = 50;

  private final Pages pages;
  private final Roster roster;
  private final Groups groups;
  private final Accounts accounts;
  private final Directory directory;

  DirectoryPages(
      Pages pages, Roster roster, Groups groups, Accounts accounts, Directory directory) {
    this.pages = pages;
    this.accounts = accounts;
    this.roster = roster;
    this.groups = groups;
    this.directory = directory;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, MembersPermissions.READ_DIRECTORY, RouteDocument.of("Members"), this::list),
        Route.get(
            MEMBERS,
            MembersPermissions.READ_DIRECTORY,
            RouteDocument.of("Leads to the members"),
            request -> Reply.seeOther(PATH)),
        Route.get(
            PATH + "/find",
            MembersPermissions.READ_DIRECTORY,
            RouteDocument.of("Find a member"),
            this::find));
  }

  private Reply find(Request request) {
    String typed = request.query("who").orElse("");
    List<Member> found = typed.isEmpty() ? List.of() : directory.search(typed, NAMESAKES);
    if (found.size() == 1) {
      return Reply.seeOther(MemberPath.manage(found.get(0)));
    }
    Map<Long, Account> known = accounts.byIds(found.stream().map(Member::id).toList());
    List<Account> shown =
        found.stream().map(Member::id).map(known::get).filter(Objects::nonNull).toList();
    return page(request, Slice.of(shown), MemberFilter.EVERYBODY, typed);
  }

  private Reply list(Request request) {
    MemberFilter filter = MemberFilter.of(request.query("show"));
    return page(request, roster.page(filter, request.list()), filter, "");
  }

  private Reply page(Request request, Slice<Account> shown, MemberFilter filter, String searched) {
    DirectoryModel model = new DirectoryModel(shown, groups.all(), filter.word(), searched);
    String title = pages.view(request).text("directory.title");
    return pages.page(
        request,
        Page.of(title, "directory.jte", model).in(Menu.ADMINISTRATION).withStyles("members.css"));
  }
}
