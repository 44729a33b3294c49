package dev.millet.tests.browser;

import dev.millet.tests.Api;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A channel with a released build that answers a suggestion, and the addresses of its pages. */
final class BuildExamples {

  private BuildExamples() {}

  /** Makes them for a product, and names the pages by their routes. */
  static void make(
      Api api, String operator, String product, long suggestion, Map<String, List<String>> examples)
      throws IOException {
    String nightly = "{\"product\":\"" + product + "\",\"slug\":\"nightly\",\"name\":\"Nightly\"}";
    long channel = Api.number(api.post("/api/v1/channels", operator, nightly).body(), "id");
    String draft = "{\"product\":\"" + product + "\",\"channel\":\"nightly\",\"version\":\"9001\"}";
    long build = Api.number(api.post("/api/v1/builds", operator, draft).body(), "id");
    String entry =
        "{\"kind\":\"new\",\"title\":\"Split-screen pairs\",\"subjects\":[\"suggestion/%d\"]}";
    String entries = "/api/v1/builds/" + build + "/entries";
    long asked = Api.number(api.post(entries, operator, entry.formatted(suggestion)).body(), "id");
    api.post("/api/v1/builds/" + build + "/release", operator, "");
    String pages = "/builds/" + product + "/nightly";
    examples.put("/builds/{product}/{channel}", List.of(pages));
    examples.put("/builds/{product}/{channel}/changes", List.of(pages + "/changes"));
    examples.put("/builds/{product}/{channel}/{version}", List.of(pages + "/9001"));
    examples.put("/builds/-/feedback/{entry}", List.of("/builds/-/feedback/" + asked));
    examples.put("/builds/-/report/{build}", List.of("/builds/-/report/" + build));
    examples.put("/admin/builds/channels/{id}", List.of("/admin/builds/channels/" + channel));
    examples.put("/admin/builds/new/{channel}", List.of("/admin/builds/new/" + channel));
    examples.put("/admin/builds/{id}", List.of("/admin/builds/" + build));
    // Each run brings a file of its own.
    examples.put("/builds/import/{token}", List.of());
    examples.put("/builds/import/{token}/report.csv", List.of());
  }
}
