package dev.millet.members.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.accounts.Account;
import dev.millet.members.directory.MemberFilter;
import dev.millet.members.directory.Roster;
import dev.millet.members.groups.Groups;
import dev.millet.members.permissions.MembersPermissions;
import java.util.ArrayList;
import java.util.List;

/** {@code /members/directory}: finds members, for those whom the settings let. */
final class DirectoryPages {

  static final String PATH = "/members/directory";

  private static final String MEMBERS = "/members";

  private final Pages pages;
  private final Roster roster;
  private final Groups groups;

  DirectoryPages(Pages pages, Roster roster, Groups groups) {
    this.pages = pages;
    this.roster = roster;
    this.groups = groups;
  }

  List<Contribution> contributions() {
    List<Contribution> all =
        new ArrayList<>(
            List.of(
                Route.get(PATH, roster.readers(), RouteDocument.of("Members"), this::list),
                Route.get(
                    MEMBERS,
                    roster.readers(),
                    RouteDocument.of("Leads to the members"),
                    request -> Reply.seeOther(PATH))));
    if (!roster.readers().equals(MembersPermissions.READ_DIRECTORY)) {
      all.add(new NavigationEntry(PATH, "directory.title", 800, roster.readers()));
    }
    return all;
  }

  private Reply list(Request request) {
    boolean staff = request.identity().is(Role.STAFF);
    MemberFilter filter = staff ? MemberFilter.of(request.query("show")) : MemberFilter.EVERYBODY;
    String typed = request.query("q").orElse("");
    Slice<Account> shown = roster.search(request.identity(), filter, typed, request.list());
    DirectoryModel model =
        new DirectoryModel(
            shown, staff, staff ? groups.all() : List.of(), filter.word(), typed.strip());
    Page page =
        Page.of(pages.view(request).text("directory.title"), "directory.jte", model)
            .withStyles("members.css");
    return pages.page(request, staff ? page.in(Menu.ADMINISTRATION) : page);
  }
}
