package dev.millet.gateway.multipart;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.gateway.TestGateway;
import dev.millet.gateway.TestRoutes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;

/** Forms that no browser sends: refused clearly, and nothing of them stays on the disk. */
public class HostileFormsTest {

  private static final byte[] LARGE = new byte[600_000];

  private final TestGateway gateway =
      new TestGateway()
          .with("idle", 5)
          .with("max_body", 1024)
          .serve(
              TestRoutes.post("/small", request -> Reply.text("" + request.form().fields().size())),
              TestRoutes.post("/forms", request -> Reply.text("" + request.form().fields().size()))
                  .withMaxBody(2_000_000));

  private final UploadFolder uploads = new UploadFolder(gateway);

  @Rule public final RuleChain rules = RuleChain.outerRule(uploads).around(gateway);

  private void assertRefused(int status, String saying, FormBody body) throws Exception {
    HttpResponse<String> answer = gateway.send(body.to(gateway, "/forms"));
    assertEquals(answer.body(), status, answer.statusCode());
    assertTrue(answer.body(), answer.body().contains(saying));
    uploads.assertEmptySoon();
  }

  private FormBody withLargeFile() {
    return FormBody.of().file("file", "a.png", "image/png", LARGE);
  }

  @Test
  public void aFormWithoutItsLastBoundaryIsBroken() throws Exception {
    assertRefused(400, "before its last boundary", withLargeFile());
    assertRefused(400, "before its last boundary", withLargeFile().raw("--" + FormBody.BOUNDARY));
    assertRefused(400, "before its last boundary", FormBody.of().raw("no boundary at all"));
    assertRefused(400, "before its last boundary", FormBody.of());
  }

  @Test
  public void aFormWithNothingInItIsEmpty() throws Exception {
    assertEquals("0", gateway.send(FormBody.of().end().to(gateway, "/forms")).body());
  }

  @Test
  public void whatFollowsTheLastBoundaryIsPassedOver() throws Exception {
    FormBody body = FormBody.of().field("a", "1").end().raw("more of it");
    assertEquals("1", gateway.send(body.to(gateway, "/forms")).body());
  }

  @Test
  public void aTypeWithoutBoundaryIsBroken() throws Exception {
    for (String type :
        new String[] {
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"\"",
          "multipart/form-data; boundary=" + "x".repeat(71)
        }) {
      HttpResponse<String> answer =
          gateway.send(
              gateway
                  .to("/forms")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofByteArray(withLargeFile().end().bytes())));
      assertEquals(type, 400, answer.statusCode());
      assertTrue(answer.body(), answer.body().contains("boundary"));
    }
  }

  @Test
  public void tooManyPartsAreRefused() throws Exception {
    FormBody most = FormBody.of();
    for (int i = 0; i < 100; i++) {
      most.field("f" + i, "x");
    }
    FormBody more = FormBody.of().raw(new String(most.bytes(), StandardCharsets.UTF_8));
    assertEquals("100", gateway.send(most.end().to(gateway, "/forms")).body());
    assertRefused(400, "100 parts", more.file("file", "a", "b", LARGE).end());
    assertRefused(400, "100 parts", withLargeFile().raw(text(more)).end());
  }

  private static String text(FormBody body) {
    return new String(body.bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  public void headersWithoutEndAreRefused() throws Exception {
    String disposition = "form-data; name=\"" + "x".repeat(9000) + "\"";
    assertRefused(400, "8192 bytes", withLargeFile().part(disposition, null, LARGE).end());
  }

  @Test
  public void aPartWithoutNameIsBroken() throws Exception {
    assertRefused(400, "no name", withLargeFile().part("form-data", null, LARGE).end());
    assertRefused(400, "no name", withLargeFile().part("form-data; name=\"\"", null, LARGE).end());
    FormBody bare = withLargeFile().raw("--" + FormBody.BOUNDARY + "\r\n\r\nx\r\n");
    assertRefused(400, "no name", bare.end());
  }

  @Test
  public void aHeaderThatIsNoneIsBroken() throws Exception {
    FormBody body = withLargeFile().raw("--" + FormBody.BOUNDARY + "\r\nno header\r\n\r\nx\r\n");
    assertRefused(400, "header", body.end());
  }

  @Test
  public void aFieldThatIsNotUtf8IsBroken() throws Exception {
    String field = "form-data; name=\"text\"";
    byte[] gbk = {(byte) 0xD6, (byte) 0xD0};
    assertRefused(400, "UTF-8", withLargeFile().part(field, null, gbk).end());
    assertRefused(400, "characters", withLargeFile().field("text", "a\0b").end());
  }

  @Test
  public void aFileNameThatCannotBeDecodedIsBroken() throws Exception {
    String file = "form-data; name=\"file\"; filename*=UTF-8''%zz";
    assertRefused(400, "file name", withLargeFile().part(file, "image/png", LARGE).end());
  }

  @Test
  public void aFormThatIsTooLargeIsRefused() throws Exception {
    FormBody body = withLargeFile().file("file", "b", "image/png", new byte[2_000_000]).end();
    assertRefused(413, "2000000 bytes", body);
  }

  @Test
  public void aFormOfUnknownLengthThatIsTooLargeIsRefused() throws Exception {
    byte[] body = withLargeFile().file("file", "b", "image/png", new byte[2_000_000]).end().bytes();
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .to("/forms")
                .header("Content-Type", "multipart/form-data; boundary=" + FormBody.BOUNDARY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    assertEquals(413, answer.statusCode());
    uploads.assertEmptySoon();
  }

  @Test
  public void aTextThatIsTooLargeForAFieldIsRefused() throws Exception {
    assertRefused(
        413, "The field text", withLargeFile().field("text", "x".repeat(1_100_000)).end());
  }

  @Test
  public void aRouteThatSaysNothingTakesTheGatewaysLimit() throws Exception {
    assertEquals(413, gateway.send(withLargeFile().end().to(gateway, "/small")).statusCode());
  }

  @Test
  public void aClientThatGoesAwayLeavesNothing() throws Exception {
    byte[] body = withLargeFile().end().bytes();
    try (Socket socket = begin(body, 500_000)) {
      uploads.waitForAFile();
    }
    uploads.assertEmptySoon();
  }

  @Test
  public void aClientThatStallsIsToldAndLeavesNothing() throws Exception {
    byte[] body = withLargeFile().end().bytes();
    try (Socket socket = begin(body, 500_000)) {
      uploads.waitForAFile();
      socket.setSoTimeout(30_000);
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 408", new String(answer, StandardCharsets.US_ASCII));
    }
    uploads.assertEmptySoon();
  }

  private Socket begin(byte[] body, int sent) throws IOException {
    Socket socket = new Socket("127.0.0.1", gateway.address().getPort());
    OutputStream out = socket.getOutputStream();
    String head =
        "POST /forms HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary="
            + FormBody.BOUNDARY
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(Arrays.copyOf(body, sent));
    out.flush();
    return socket;
  }
}
