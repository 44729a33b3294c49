package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Api;

/**
 * A released build on whose only entry a member says a word.
 *
 * @param build its id
 * @param entry the id of its entry
 * @param word the id under which the word is moderated; null before it is said
 */
record ReportedBuild(long build, long entry, String word) {

  /** Releases a build with an entry, in a new channel of a product. */
  static ReportedBuild release(Api api, String product, String staff) {
    made(
        api,
        "/api/v1/channels",
        staff,
        "{\"product\":\"%s\",\"slug\":\"beta\",\"name\":\"Beta\",\"audience\":\"everybody\"}"
            .formatted(product));
    long build =
        made(
            api,
            "/api/v1/builds",
            staff,
            "{\"product\":\"%s\",\"channel\":\"beta\",\"version\":\"1\"}".formatted(product));
    String path = "/api/v1/builds/" + build;
    long entry = made(api, path + "/entries", staff, "{\"kind\":\"new\",\"title\":\"Bread\"}");
    assertEquals(200, api.post(path + "/release", staff, "").statusCode());
    return new ReportedBuild(build, entry, null);
  }

  /** Has a member say a word in the experience report. */
  ReportedBuild said(Api api, String token, long member, String text) {
    String mark = "{\"mark\":\"none\",\"word\":\"" + text + "\"}";
    String path = "/api/v1/builds/" + build + "/entries/" + entry + "/mark";
    var marked = api.send("PUT", path, token, mark);
    assertEquals(marked.body(), 200, marked.statusCode());
    return new ReportedBuild(build, entry, entry + "." + member);
  }

  private static long made(Api api, String path, String token, String body) {
    var answer = api.post(path, token, body);
    assertEquals(answer.body(), 201, answer.statusCode());
    return Api.number(answer.body(), "id");
  }
}
