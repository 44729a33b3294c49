package dev.millet.members.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.members.access.PublicLinks;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.accounts.SignInProblems;
import dev.millet.members.credentials.ResetLinks;
import dev.millet.members.directory.MemberFilter;
import dev.millet.members.directory.Roster;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.Groups;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.services.AccountServices;
import java.util.List;

/** {@code /api/v1/members/...}: what staff and administrators do with members. */
public final class AdministrationApi {

  private static final String PATH = "/api/v1/members";
  private static final String ONE = PATH + "/{id}";

  private final Accounts accounts;
  private final Roster roster;
  private final Groups groups;
  private final AccountServices care;
  private final PublicLinks links;

  public AdministrationApi(
      Accounts accounts, Roster roster, Groups groups, AccountServices care, PublicLinks links) {
    this.accounts = accounts;
    this.roster = roster;
    this.groups = groups;
    this.care = care;
    this.links = links;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH + "/directory",
            MembersPermissions.READ_DIRECTORY,
            RouteDocument.of("Lists members for the staff")
                .query(
                    "show",
                    "string",
                    "everybody, staff, moderator, admin, imported, suspended or group:<slug>")
                .query(
                    "q",
                    "string",
                    "Only those whose name or handle contains this, or with this mail address")
                .listing(ManagedAnswer.class)
                .problems("invalid"),
            this::list),
        Route.get(
            PATH + "/directory/{id}",
            MembersPermissions.READ_DIRECTORY,
            RouteDocument.of("Shows a member for the staff")
                .giving(200, ManagedAnswer.class)
                .problems("not-found"),
            this::show),
        Route.post(
                ONE + "/reset-link",
                MembersPermissions.MAKE_RESET_LINK,
                RouteDocument.of("Makes a link by which a member sets a new password")
                    .describing(
                        "It works once, for 24 hours, and voids the one before. With it somebody also"
                            + " takes over an account that an import made. Nothing is sent: hand it"
                            + " over yourself.")
                    .giving(201, LinkAnswer.class)
                    .problems("not-found", SignInProblems.SUSPENDED),
                this::link)
            .withSecrets(),
        Route.put(
            ONE + "/suspension",
            MembersPermissions.SUSPEND,
            RouteDocument.of("Suspends a member: they cannot sign in")
                .describing(
                    "What they wrote stays, or is hidden until they are let in again where the"
                        + " module for moderation is installed.")
                .query("hide", "boolean", "Whether what they wrote is hidden; false when absent")
                .giving(200, ManagedAnswer.class)
                .problems("not-found", "members.administrator"),
            this::suspend),
        Route.delete(
            ONE + "/suspension",
            MembersPermissions.SUSPEND,
            RouteDocument.of("Lets a suspended member in again")
                .giving(200, ManagedAnswer.class)
                .problems("not-found"),
            this::resume),
        Route.post(
                PATH + "/reset",
                Permission.PUBLIC_ACTION,
                RouteDocument.of("Sets a new password by a link")
                    .describing("All sessions and tokens of the member end.")
                    .taking(care.recovery().requests())
                    .giving(200, MemberAnswer.class)
                    .problems("invalid", "members.reset-link-spent", Accounts.TAKEN),
                this::reset)
            .withSecrets());
  }

  private Reply list(Request request) {
    MemberFilter filter = MemberFilter.of(request.query("show"));
    String typed = request.query("q").orElse("");
    return Reply.list(
        roster.search(request.identity(), filter, typed, request.list()).map(ManagedAnswer::of));
  }

  private Reply show(Request request) {
    Account account = accounts.byId(request.id("id")).orElseThrow(AdministrationApi::missing);
    List<String> slugs =
        groups.of(account.member().id()).stream().map(Group::slug).sorted().toList();
    return Reply.json(ManagedAnswer.of(account, slugs));
  }

  private Reply link(Request request) {
    Account account = accounts.byId(request.id("id")).orElseThrow(AdministrationApi::missing);
    ResetLinks.Made made = care.recovery().link(account);
    String link = links.to(request, "/members/reset/" + made.secret());
    return Reply.json(201, new LinkAnswer(link, made.expiresAt()));
  }

  private Reply suspend(Request request) {
    return Reply.json(
        care.suspension()
            .suspend(
                request.id("id"),
                request.identity().member(),
                request.query("hide").map(Boolean::parseBoolean).orElse(false))
            .map(ManagedAnswer::of)
            .orElseThrow(AdministrationApi::missing));
  }

  private Reply resume(Request request) {
    return Reply.json(
        care.suspension()
            .resume(request.id("id"), request.identity().member())
            .map(ManagedAnswer::of)
            .orElseThrow(AdministrationApi::missing));
  }

  private Reply reset(Request request) {
    Account account = care.recovery().use(request.json(care.recovery().requests()));
    return Reply.json(MemberAnswer.of(account.member()));
  }

  private static ProblemException missing() {
    return Problem.notFound("There is no such member").toException();
  }
}
