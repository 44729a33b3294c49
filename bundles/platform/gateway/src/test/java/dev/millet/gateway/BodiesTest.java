package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static dev.millet.gateway.TestRoutes.post;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.Rule;
import org.junit.Test;

public class BodiesTest {

  /** What the tests send. */
  public record Thing(String name, int size) {}

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with("max_body", 2000)
          .serve(
              post("/api/v1/things", BodiesTest::echo),
              post("/api/v1/large", BodiesTest::length).withMaxBody(10_000),
              post("/api/v1/stream", BodiesTest::streamedLength).withStreamedBody(),
              post("/form", request -> Reply.text(request.form().value("text")))
                  .withMaxBody(10_000),
              get("/list", BodiesTest::list),
              get("/things/{id}", request -> Reply.text("thing " + request.id("id"))),
              post("/api/v1/edit", BodiesTest::edit));

  private static Reply echo(Request request) {
    Thing thing = request.json(Thing.class);
    return Reply.text(thing.name() + " " + thing.size());
  }

  private static Reply length(Request request) {
    return Reply.text("" + request.bytes().length);
  }

  private static Reply streamedLength(Request request) throws IOException {
    return Reply.text("" + request.stream().readAllBytes().length);
  }

  private static Reply list(Request request) {
    int limit = request.query("limit", 1, 100, 20);
    return Reply.text(limit + " of " + request.query("tag").orElse("all"));
  }

  private static Reply edit(Request request) {
    request.requireMatch("v3");
    return Reply.noContent();
  }

  private HttpResponse<String> send(String path, String type, String body) throws Exception {
    return gateway.send(
        gateway.to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  @Test
  public void jsonIsReadIntoARecord() throws Exception {
    assertEquals(
        "米 3", send("/api/v1/things", "application/json", "{\"name\":\"米\",\"size\":3}").body());
  }

  @Test
  public void whatIsNoJsonIsA400() throws Exception {
    assertEquals(400, send("/api/v1/things", "application/json", "{\"name").statusCode());
  }

  @Test
  public void bytesThatAreNotUtf8AreA400InJsonAndInForms() throws Exception {
    assertEquals(400, sendLatin("/api/v1/things", "application/json", "{\"name\":\"\u00ff\"}"));
    assertEquals(400, sendLatin("/api/v1/things", "application/json", "{\"\u00ff\":1}"));
    assertEquals(400, sendLatin("/form", "application/x-www-form-urlencoded", "text=\u00ff"));
  }

  private int sendLatin(String path, String type, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    return gateway
        .send(gateway.to(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(bytes)))
        .statusCode();
  }

  @Test
  public void anUnknownFieldIsA422ThatNamesIt() throws Exception {
    HttpResponse<String> answer =
        send("/api/v1/things", "application/json", "{\"name\":\"a\",\"size\":3,\"colour\":1}");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("colour"));
  }

  @Test
  public void aWrongTypeIsA422() throws Exception {
    assertEquals(
        422,
        send("/api/v1/things", "application/json", "{\"name\":\"a\",\"size\":\"big\"}")
            .statusCode());
  }

  @Test
  public void anotherContentTypeIsA415() throws Exception {
    assertEquals(415, send("/api/v1/things", "text/plain", "{}").statusCode());
  }

  @Test
  public void deeplyNestedJsonIsA4xx() throws Exception {
    int status = send("/api/v1/large", "application/json", "[".repeat(1900)).statusCode();
    assertEquals(200, status);
    status = send("/api/v1/things", "application/json", "[".repeat(1900)).statusCode();
    assertTrue("" + status, status == 400 || status == 422);
  }

  @Test
  public void aBodyThatIsTooLargeIsA413() throws Exception {
    HttpResponse<String> answer = send("/api/v1/things", "application/json", "x".repeat(2001));
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains("2000 bytes"));
  }

  @Test
  public void aBodyOfUnknownLengthThatIsTooLargeIsA413() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .to("/api/v1/things")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[5000]))));
    assertEquals(413, answer.statusCode());
  }

  @Test
  public void aRouteMayTakeMore() throws Exception {
    assertEquals("9000", send("/api/v1/large", "text/plain", "x".repeat(9000)).body());
  }

  @Test
  public void aStreamedBodyHasNoLimit() throws Exception {
    assertEquals("500000", send("/api/v1/stream", "text/plain", "x".repeat(500_000)).body());
  }

  @Test
  public void aFormIsDecoded() throws Exception {
    assertEquals(
        "小 米\nb",
        send("/form", "application/x-www-form-urlencoded", "text=%E5%B0%8F+%E7%B1%B3%0D%0Ab")
            .body());
  }

  @Test
  public void aFormWithBrokenEncodingIsA400() throws Exception {
    String type = "application/x-www-form-urlencoded";
    assertEquals(400, send("/form", type, "text=%E5%B0").statusCode());
    assertEquals(400, send("/form", type, "text=%zz").statusCode());
    assertEquals(400, send("/form", type, "text=a%00b").statusCode());
  }

  @Test
  public void aFormOfTooManyFieldsIsRefused() throws Exception {
    String type = "application/x-www-form-urlencoded";
    assertEquals(200, send("/form", type, "a=1&".repeat(999) + "a=1").statusCode());
    assertEquals(400, send("/form", type, "a=1&".repeat(1500)).statusCode());
  }

  @Test
  public void aQueryIsReadWithinItsRange() throws Exception {
    assertEquals("20 of all", gateway.get("/list").body());
    assertEquals("7 of 米", gateway.get("/list?limit=7&tag=%E7%B1%B3").body());
    assertEquals(422, gateway.get("/list?limit=101").statusCode());
    assertEquals(422, gateway.get("/list?limit=many").statusCode());
  }

  @Test
  public void anIdIsAPositiveNumber() throws Exception {
    assertEquals("thing 42", gateway.get("/things/42").body());
    for (String id : new String[] {"0", "-1", "042", "x", "99999999999999999999", "%EF%BC%91"}) {
      assertEquals(id, 404, gateway.get("/things/" + id).statusCode());
    }
  }

  @Test
  public void anEditNeedsTheVersionThatItChanges() throws Exception {
    assertEquals(428, send("/api/v1/edit", "text/plain", "").statusCode());
  }

  @Test
  public void anEditOfAnOldVersionIsRefused() throws Exception {
    assertEquals(412, edit("\"v2\""));
    assertEquals(204, edit("\"v3\""));
    assertEquals(204, edit("\"v1\", \"v3\""));
    assertEquals(204, edit("*"));
  }

  private int edit(String tag) throws Exception {
    return gateway
        .send(gateway.to("/api/v1/edit").header("If-Match", tag).POST(BodyPublishers.noBody()))
        .statusCode();
  }
}
