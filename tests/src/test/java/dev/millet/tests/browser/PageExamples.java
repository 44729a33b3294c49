package dev.millet.tests.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Addresses of pages whose routes have parameters. */
final class PageExamples {

  private PageExamples() {}

  /**
   * Returns the addresses by route; a route with none is looked at elsewhere.
   *
   * @param suggestion the page of one
   * @param group the slug of one
   */
  static Map<String, List<String>> of(String suggestion, String group) {
    Map<String, List<String>> examples = new HashMap<>();
    examples.put("/members/{handle}", List.of("/members/admin"));
    examples.put("/suggestions/by/{handle}", List.of("/suggestions/by/admin"));
    examples.put("/comments/by/{handle}", List.of("/comments/by/admin"));
    examples.put("/voting/by/{handle}", List.of("/voting/by/admin"));
    examples.put("/members/groups/{slug}", List.of("/members/groups/" + group));
    examples.put("/members/groups/{slug}/edit", List.of("/members/groups/" + group + "/edit"));
    examples.put("/members/{handle}/manage", List.of("/members/admin/manage"));
    examples.put("/members/setup/{secret}", List.of("/members/setup/forged"));
    examples.put("/members/reset/{secret}", List.of("/members/reset/forged"));
    examples.put("/members/email/{secret}", List.of("/members/email/forged"));
    examples.put("/members/email/stop/{secret}", List.of("/members/email/stop/forged"));
    examples.put("/members/sign-up/link/{secret}", List.of("/members/sign-up/link/forged"));
    // Leads to the page of a step: AdministrationStoryIT goes that way.
    examples.put("/admin/start/steps/{key}", List.of());
    // They lead to a provider and back: ProviderStoryIT goes that way.
    examples.put("/sso/{provider}", List.of());
    examples.put("/sso/{provider}/callback", List.of());
    examples.put("/admin/sso/new/{preset}", List.of("/admin/sso/new/oidc", "/admin/sso/new/wecom"));
    examples.put("/admin/sso/providers/{provider}", List.of());
    examples.put("/modules/{module}", List.of("/modules/voting"));
    examples.put("/notices/unsubscribe/{token}", List.of("/notices/unsubscribe/forged"));
    examples.put(
        "/admin/settings/{group}", List.of("/admin/settings/members", "/admin/settings/gateway"));
    examples.put("/admin/texts/{kind}", List.of("/admin/texts/privacy"));
    // There is none to begin with: DrawStoryIT looks at one in each state.
    examples.put("/draws/{id}", List.of());
    examples.put("/draws/{id}/entries", List.of());
    examples.put("/admin/points/rules/{id}", List.of("/admin/points/rules/1"));
    // The demo's first event is full, its second is to come.
    examples.put("/events/{id}", List.of("/events/1", "/events/2"));
    examples.put("/events/{id}/edit", List.of("/events/1/edit"));
    examples.put("/events/{id}/manage", List.of("/events/1/manage"));
    examples.put("/events/{id}/manage/level", List.of("/events/1/manage/level"));
    examples.put("/events/{id}/questions", List.of("/events/1/questions"));
    examples.put("/events/{id}/repeat", List.of("/events/1/repeat"));
    // SeriesTest looks at one: the demo has none.
    examples.put("/events/series/{series}", List.of());
    examples.put("/events/{id}/cover", List.of("/events/1/cover"));
    examples.put("/events/{id}/places", List.of("/events/1/places"));
    examples.put("/events/{id}/door", List.of("/events/1/door"));
    // For whoever has one: EventStoryIT looks at it.
    examples.put("/events/{id}/ticket", List.of());
    examples.put("/events/import/{token}", List.of());
    examples.put("/points/import/{token}", List.of());
    examples.put("/points/import/{token}/report.csv", List.of());
    examples.put("/events/import/{token}/report.csv", List.of());
    examples.put("/events/cities/{city}", List.of("/events/cities/chengdu"));
    examples.put("/suggestions/{id}", List.of(suggestion));
    examples.put("/suggestions/{id}/merge", List.of(suggestion + "/merge"));
    examples.put("/suggestions/{id}/edit", List.of(suggestion + "/edit"));
    // Somebody else's: FirstSuggestionIT looks at one's own.
    examples.put(
        "/comments/{type}/{id}/{comment}/edit",
        List.of(suggestion.replace("/suggestions/", "/comments/suggestion/") + "/1/edit"));
    examples.put(
        "/comments/{type}/{id}",
        List.of(suggestion.replace("/suggestions/", "/comments/suggestion/")));
    examples.put("/suggestions/import/{token}", List.of("/suggestions/import/forged"));
    examples.put(
        "/suggestions/import/{token}/report.csv", List.of("/suggestions/import/forged/report.csv"));
    examples.put(
        "/suggestions/roadmaps/{slug}",
        List.of(
            "/suggestions/roadmaps/everything",
            "/suggestions/roadmaps/everything?by=month",
            "/suggestions/roadmaps/everything?by=build"));
    examples.put(
        "/suggestions/roadmaps/{slug}/edit", List.of("/suggestions/roadmaps/everything/edit"));
    examples.put(
        "/suggestions/roadmaps/{slug}/embed", List.of("/suggestions/roadmaps/everything/embed"));
    examples.put("/suggestions/{id}/history", List.of(suggestion + "/history"));
    // Each run brings a file of its own.
    examples.put("/suggestions/import/{token}", List.of());
    examples.put("/suggestions/import/{token}/report.csv", List.of());
    examples.put(
        "/voting/{type}/{id}/voters",
        List.of(suggestion.replace("/suggestions/", "/voting/suggestion/") + "/voters"));
    examples.put(
        "/moderation/items/{type}/{id}",
        List.of(
            "/moderation/items/comment/1",
            suggestion.replace("/suggestions/", "/moderation/items/suggestion/") + "?action=lock"));
    return examples;
  }
}
