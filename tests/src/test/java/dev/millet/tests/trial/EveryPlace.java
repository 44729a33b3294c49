package dev.millet.tests.trial;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A module that fills every place of the platform, and every place once more with a crash. */
public class EveryPlace implements Contributor {

  public static final String SETTINGS = "/trial/settings";
  public static final String RULES = "/trial/rules";

  private static final Permission OWN = Permission.toRead("trial.own", Role.MEMBER);
  private static final Permission STAFF = Permission.toRead("trial.rules", Role.STAFF);

  private final AtomicInteger erased = new AtomicInteger();

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Steady.route(request -> Reply.text(Integer.toString(erased.get()))),
        Route.get(SETTINGS, OWN, RouteDocument.of("Settings"), request -> Reply.text("settings")),
        Route.get(RULES, STAFF, RouteDocument.of("Rules"), request -> Reply.text("rules")),
        new NavigationEntry(Menu.SETTINGS, SETTINGS, "trial.settings", 500, OWN),
        new NavigationEntry(Menu.ADMINISTRATION, RULES, "trial.rules", 500, STAFF),
        new Fragment(Slots.MEMBER_BADGE, 1, EveryPlace::crash),
        new Fragment(Slots.MEMBER_BADGE, 2, each("trial-badge")),
        new Fragment(Slots.MEMBER_PROFILE, 1, EveryPlace::crash),
        new Fragment(Slots.MEMBER_PROFILE, 200, each("trial-profile")),
        new Fragment(Slots.HOME, 1, EveryPlace::crash),
        Fragment.section(Slots.HOME, 2, Permission.PUBLIC, request -> html("trial-home")),
        new Fragment(Slots.ADMINISTRATION, 1, STAFF, EveryPlace::crash),
        Fragment.section(Slots.ADMINISTRATION, 2, STAFF, request -> html("trial-attention")),
        new Fragment(Slots.GUIDE, 1, EveryPlace::crash),
        SetupStep.of("trial.broken", 900, RULES, request -> crash(request, List.of()).isEmpty()),
        SetupStep.of("trial.first", 901, RULES, request -> true),
        MemberData.of("trial", member -> List.of(member), member -> erased.incrementAndGet()));
  }

  private static Fragment.Renderer each(String name) {
    return (request, members) -> members.stream().map(member -> html(name)).toList();
  }

  private static Html html(String name) {
    return new Html("<span class=\"badge\" id=\"" + name + "\">" + name + "</span>");
  }

  private static List<Html> crash(Request request, List<Subject> subjects) {
    throw new NoClassDefFoundError("on purpose");
  }
}
