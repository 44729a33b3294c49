package dev.millet.tests.framework;

import dev.millet.api.gateway.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which routes that could give a right or a secret ask for no recent proof, and why. A route that
 * is new is on no list: whoever makes it declares {@code provenRecently()} or gives the reason
 * here.
 */
final class ProofDecisions {

  private static final Map<String, List<String>> WITHOUT_PROOF =
      Map.ofEntries(
          Map.entry(
              "asks for the password in its own form, each time",
              List.of(
                  "POST /members/confirm",
                  "POST /members/settings/delete",
                  "POST /members/settings/email",
                  "POST /members/settings/password",
                  "PUT /api/v1/members/me/email",
                  "PUT /api/v1/members/me/password",
                  "DELETE /api/v1/members/me")),
          Map.entry(
              "asks in its handler for handle and password, or a token whose proof is recent",
              List.of("POST /api/v1/tokens")),
          Map.entry(
              "the caller is nobody yet: gives the password, or makes an account without roles",
              List.of(
                  "POST /api/v1/members",
                  "POST /members/sign-in",
                  "POST /members/sign-in/two-factor",
                  "POST /members/sign-up")),
          Map.entry(
              "mails a code or a link to whoever reads the address, and says the same to everybody",
              List.of(
                  "POST /api/v1/members/email/reset",
                  "POST /api/v1/members/email/sign-up",
                  "POST /members/sign-in/code",
                  "POST /members/sign-in/forgot",
                  "POST /members/sign-up/email")),
          Map.entry(
              "whoever has the code or link reads the address; what it opens has no proof",
              List.of(
                  "GET /members/email/stop/{}",
                  "GET /members/email/{}",
                  "GET /members/sign-up/link/{}",
                  "POST /api/v1/members/email/agree",
                  "POST /api/v1/members/email/stop",
                  "POST /api/v1/members/me/email/confirm",
                  "POST /members/email/agree/{}",
                  "POST /members/email/stop/{}",
                  "POST /members/email/{}",
                  "POST /members/sign-in/code/enter")),
          Map.entry(
              "whoever comes back from a provider is let in by what it says, or links nothing yet",
              List.of("GET /sso/{}", "GET /sso/{}/callback", "POST /members/sign-up/provider")),
          Map.entry(
              "whoever has the link was handed it; making it asked, and its session has no proof",
              List.of(
                  "GET /members/reset/{}", "POST /members/reset/{}", "POST /api/v1/members/reset")),
          Map.entry(
              "whoever has the link was handed it, and could make an account with it as well",
              List.of(
                  "GET /members/invitations/{}",
                  "POST /members/invitations/{}",
                  "POST /api/v1/members/invitations/accept")),
          Map.entry(
              "which of the first steps are settled: no right, no secret",
              List.of(
                  "GET /admin/start",
                  "GET /admin/start/steps/{}",
                  "GET /api/v1/checklist",
                  "PATCH /api/v1/checklist",
                  "POST /admin/start",
                  "POST /admin/start/steps/{}",
                  "PUT /api/v1/checklist/steps/{}")),
          Map.entry(
              "the link of the machine's operator, while nobody is administrator",
              List.of("GET /api/v1/setup", "GET /members/setup/{}", "POST /members/setup/{}")),
          Map.entry(
              "takes away from the caller alone, which must be easy",
              List.of(
                  "POST /members/sign-out",
                  "POST /members/settings/sessions/end-others",
                  "POST /members/settings/sessions/{}/end",
                  "POST /members/settings/tokens/{}/revoke",
                  "DELETE /api/v1/members/me/email/pending",
                  "POST /members/settings/email/cancel",
                  "DELETE /api/v1/members/me/sessions",
                  "DELETE /api/v1/members/me/sessions/{}",
                  "DELETE /api/v1/tokens/{}")),
          Map.entry(
              "what the caller says of themselves; with a handle alone nobody signs in",
              List.of(
                  "PATCH /api/v1/members/me",
                  "PUT /api/v1/members/me/handle",
                  "PUT /api/v1/members/me/avatar",
                  "DELETE /api/v1/members/me/avatar",
                  "POST /members/settings/profile",
                  "POST /members/settings/handle",
                  "POST /members/settings/avatar",
                  "POST /members/settings/avatar/remove")),
          Map.entry(
              "groups that are open to everybody, or that one leaves",
              List.of(
                  "POST /members/groups/{}/join",
                  "POST /members/groups/{}/leave",
                  "PUT /api/v1/members/groups/{}/members/me",
                  "DELETE /api/v1/members/groups/{}/members/me")),
          Map.entry(
              "what the caller can read page by page, and nothing that opens an account",
              List.of("GET /api/v1/members/me/data", "GET /members/settings/data/download")),
          Map.entry(
              "shows how the instance runs: no right, no secret",
              List.of(
                  "GET /admin/backups",
                  "GET /admin/files",
                  "GET /api/v1/files/usage",
                  "GET /api/v1/search/index",
                  "GET /admin/mail",
                  "GET /api/v1/mail",
                  "GET /api/v1/mail/messages",
                  "GET /api/v1/mail/refused-addresses",
                  "GET /api/v1/backups",
                  "GET /api/v1/gateway/routes",
                  "GET /api/v1/imports",
                  "GET /api/v1/imports/{}/demo",
                  "GET /api/v1/jobs",
                  "GET /api/v1/journal/subscriptions",
                  "GET /api/v1/journal/subscriptions/{}/set-aside",
                  "GET /api/v1/members/erasures",
                  "GET /api/v1/modules",
                  "GET /api/v1/modules/available",
                  "GET /api/v1/modules/changes",
                  "GET /api/v1/modules/changes/{}",
                  "GET /api/v1/modules/changes/{}/events",
                  "GET /api/v1/modules/leftovers",
                  "GET /api/v1/modules/{}",
                  "GET /admin/branding",
                  "GET /admin/settings",
                  "GET /admin/settings/{}",
                  "GET /admin/texts",
                  "GET /admin/texts/{}",
                  "GET /api/v1/settings",
                  "GET /modules",
                  "GET /modules/changes",
                  "GET /modules/changes/{}",
                  "GET /modules/changes/{}/events",
                  "GET /modules/plan",
                  "GET /modules/{}")),
          Map.entry(
              "only looks at what would change; making the change asks",
              List.of("POST /modules/plan")),
          Map.entry(
              "a fixed text to somebody, or a message to whom it was addressed before",
              List.of(
                  "POST /admin/mail/addresses/clear",
                  "POST /admin/mail/all/{}/give-up",
                  "POST /admin/mail/all/{}/retry",
                  "POST /admin/mail/messages/{}/give-up",
                  "POST /admin/mail/messages/{}/retry",
                  "POST /admin/mail/test",
                  "POST /admin/mail/try",
                  "DELETE /api/v1/mail/refused-addresses/{}",
                  "POST /api/v1/mail/messages/{}/give-up",
                  "POST /api/v1/mail/messages/{}/retry",
                  "POST /api/v1/mail/test",
                  "POST /api/v1/mail/try")),
          Map.entry(
              "does again what the instance does by itself",
              List.of(
                  "POST /api/v1/jobs/{}/run",
                  "POST /api/v1/journal/subscriptions/{}/set-aside/{}/replay",
                  "DELETE /api/v1/journal/subscriptions/{}")),
          Map.entry(
              "lets one person into one event, or shows one's own dates: opens no account",
              List.of(
                  "GET /events/calendars/{}",
                  "GET /api/v1/events/{}/ticket",
                  "GET /events/{}/ticket",
                  "POST /api/v1/events/calendar",
                  "POST /api/v1/events/{}/ticket",
                  "POST /events/mine/calendar")),
          Map.entry(
              "shows a member the salt of their own line in a published list: opens nothing",
              List.of("GET /api/v1/draws/{}/entry", "PUT /api/v1/draws/{}/entry")),
          Map.entry(
              "deletes what is empty: no right, no secret",
              List.of("DELETE /api/v1/products/{}", "POST /admin/products/{}/remove")),
          Map.entry(
              "brings rows in; accounts that it makes have no password, and a link to one asks",
              List.of(
                  "GET /builds/import",
                  "GET /builds/import/{}",
                  "GET /builds/import/{}/report.csv",
                  "POST /builds/import",
                  "POST /builds/import/{}",
                  "POST /api/v1/builds/import",
                  "GET /events/import-calendar",
                  "POST /events/import-calendar",
                  "POST /events/import-calendar/run",
                  "POST /api/v1/events/import-calendar",
                  "GET /events/import",
                  "GET /events/import/{}",
                  "GET /events/import/{}/report.csv",
                  "POST /events/import",
                  "POST /events/import/{}",
                  "POST /api/v1/events/import",
                  "GET /suggestions/import",
                  "GET /suggestions/import/{}",
                  "GET /suggestions/import/{}/report.csv",
                  "POST /suggestions/import",
                  "POST /suggestions/import/{}",
                  "POST /api/v1/suggestions/import")));

  private ProofDecisions() {}

  /** The routes that could give a right or a secret, ask for no proof, and were not looked at. */
  static Set<String> missing(List<Route> routes) {
    Set<String> missing = identities(routes);
    WITHOUT_PROOF.values().forEach(missing::removeAll);
    return missing;
  }

  /** What the lists name that is no such route, or asks for a proof by now. */
  static Set<String> outdated(List<Route> routes) {
    Set<String> outdated = new TreeSet<>();
    WITHOUT_PROOF.values().forEach(outdated::addAll);
    outdated.removeAll(identities(routes));
    return outdated;
  }

  private static Set<String> identities(List<Route> routes) {
    return routes.stream()
        .filter(route -> !route.permission().recentProof())
        .filter(ProofDecisions::couldGiveSomething)
        .map(Route::identity)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean couldGiveSomething(Route route) {
    boolean aboutAccounts =
        route.template().matches("/(api/v1/)?(members|tokens|setup)(/.*)?")
            && !route.method().equals("GET");
    return route.permission().scope().equals("admin") || route.secret() || aboutAccounts;
  }
}
