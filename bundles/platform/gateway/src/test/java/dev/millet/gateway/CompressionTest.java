package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;

public class CompressionTest {

  private static final String PAGE = "<p>小米 and the same again</p>\n".repeat(500);

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .serve(
              get("/page", request -> Reply.html(PAGE)),
              get("/tagged", request -> Reply.html(PAGE).withEntityTag("7")),
              get("/small", request -> Reply.html("small")),
              get("/image", request -> Reply.bytes("image/png", new byte[5000])),
              TestRoutes.post("/api/v1/edit", CompressionTest::edit),
              TestRoutes.post("/api/v1/post", request -> Reply.text("" + request.bytes().length)));

  private static Reply edit(Request request) {
    request.requireMatch("7");
    return Reply.noContent();
  }

  private HttpResponse<byte[]> compressed(String path, String... headers) throws Exception {
    var request = gateway.to(path).header("Accept-Encoding", "gzip, br");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static boolean isCompressed(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
  }

  @Test
  public void aPageIsCompressedForThoseWhoAcceptIt() throws Exception {
    HttpResponse<byte[]> answer = compressed("/page");
    assertTrue(isCompressed(answer));
    assertTrue(answer.body().length < PAGE.length() / 10);
    byte[] page = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertEquals(PAGE, new String(page, StandardCharsets.UTF_8));
    assertTrue(answer.headers().allValues("Vary").toString().contains("Accept-Encoding"));
  }

  @Test
  public void othersGetItAsItIs() throws Exception {
    assertEquals(PAGE, gateway.get("/page").body());
  }

  @Test
  public void whatIsSmallOrAnImageIsNotCompressed() throws Exception {
    assertFalse(isCompressed(compressed("/small")));
    assertFalse(isCompressed(compressed("/image")));
  }

  @Test
  public void aCompressedPageIsRecognisedByItsTag() throws Exception {
    for (String path : new String[] {"/page", "/tagged"}) {
      String tag = compressed(path).headers().firstValue("ETag").get();
      assertEquals(path + tag, 304, compressed(path, "If-None-Match", tag).statusCode());
    }
  }

  @Test
  public void aCompressedBodyIsNotTaken() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .to("/api/v1/post")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0})));
    assertEquals(415, answer.statusCode());
  }

  @Test
  public void theTagOfACompressedPageIsGoodForAnEdit() throws Exception {
    String tag = compressed("/tagged").headers().firstValue("ETag").get();
    HttpResponse<String> answer =
        gateway.send(
            gateway.to("/api/v1/edit").header("If-Match", tag).POST(BodyPublishers.noBody()));
    assertEquals(tag, 204, answer.statusCode());
  }
}
