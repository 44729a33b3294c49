package com.example.milestones;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Milestones: what the team has reached, on a page and through the API. */
@Component(service = Contributor.class)
public final class MilestonesModule implements Contributor {

  private static final String PAGE = "/milestones";
  private static final String API = "/api/v1/milestones";
  private static final Permission ANNOUNCE = Permission.toWrite("milestones.announce", Role.STAFF);

  private final Milestones milestones;
  private final Pages pages;

  @Activate
  public MilestonesModule(@Reference Database database, @Reference Pages pages) {
    this.milestones = new Milestones(database);
    this.pages = pages;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(PAGE, Permission.PUBLIC, "Milestones", this::page),
        new NavigationEntry(PAGE, "navigation", 500, Permission.PUBLIC),
        Route.get(API, Permission.PUBLIC, "Lists milestones, newest first", this::list)
            .lists(Milestone.class),
        Route.post(API, ANNOUNCE, "Announces a milestone", this::add)
            .takes(NewMilestone.RULES)
            .returns(201, Milestone.class));
  }

  private Reply page(Request request) {
    String title = pages.view(request).text("title");
    Slice<Milestone> newest = milestones.newest(request.list());
    return pages.page(request, Page.of(title, "milestones.jte", newest));
  }

  private Reply list(Request request) {
    return Reply.list(milestones.newest(request.list()));
  }

  private Reply add(Request request) {
    return Reply.json(201, milestones.add(request.json(NewMilestone.RULES)));
  }
}
